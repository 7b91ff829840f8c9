"""guardian, dated: what its checker and lists say of a thematic, what that costs, and that nobody asks it otherwise."""

import re
from pathlib import Path

import pytest

from itc_spaces.spaces import access
from itc_spaces.spaces.enums import GrantLevel
from itc_spaces.spaces.models import Grant
from tests.support.factories import GrantFactory
from tests.support.world import PERSONAS

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ("platform", "itc_spaces", "knowledge", "tools", "search")
ROUND_IT = re.compile(
    r"\b(?:assign_perm|remove_perm|get_perms|get_objects_for_user|get_users_with_perms)\b|guardian\.(?:core|shortcuts)"
)


@pytest.mark.django_db
def test_rows_in_force_and_history(world):
    experts = {world.people[name] for name in PERSONAS if name.startswith("expert")}
    assert {grant.user for grant in Grant.all_rows.all()} == experts
    assert {grant.user for grant in Grant.objects.all()} == {world.people["expert_open"]}


@pytest.mark.django_db
@pytest.mark.parametrize("persona", PERSONAS[1:])
def test_has_perm_says_what_access_says(world, persona):
    viewer = world.people[persona]
    for thematic in (world.thematic, world.closed_thematic):
        for level, action in ((GrantLevel.READ, access.Action.READ), (GrantLevel.CONTRIBUTE, access.Action.CONTRIBUTE)):
            assert viewer.has_perm(f"itc_spaces.{level}", thematic) is access.may(viewer, action, thematic)


@pytest.mark.django_db
def test_a_grant_that_ends_is_gone_on_the_next_question(world):
    expert = world.people["expert_open"]
    assert expert.has_perm("itc_spaces.contribute_thematic", world.thematic)
    Grant.objects.filter(user=expert).update(ended_at=access.now())
    assert not expert.has_perm("itc_spaces.read_thematic", world.thematic)


@pytest.mark.django_db
def test_what_the_checker_costs(world, django_assert_max_num_queries):
    expert = GrantFactory(content_object=world.thematic).user
    access.now()
    # Its grants, what the person holds, and one question of access for each permission.
    with django_assert_max_num_queries(4):
        assert expert.has_perm("itc_spaces.contribute_thematic", world.thematic)


def test_rows_are_given_by_actions_alone():
    with pytest.raises(NotImplementedError):
        Grant.objects.assign_perm("read_thematic", None, None)


def test_no_code_asks_guardian_round_the_checker():
    files = (path for source in SOURCES for path in (ROOT / source).rglob("*.py") if "migrations" not in path.parts)
    asking = {str(path.relative_to(ROOT)) for path in files if ROUND_IT.search(path.read_text())}
    homes = {"itc_spaces/checker.py", "itc_spaces/models/thematics.py"}
    assert {name.replace("/spaces/", "/") for name in asking} == homes
