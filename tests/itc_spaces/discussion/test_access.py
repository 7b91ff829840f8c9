"""Who reads, writes, takes away: on an ITC, a thematic, a resource."""

import pytest
from django.contrib.auth.models import AnonymousUser

from itc_spaces.discussion.models import Contribution
from itc_spaces.spaces import access, clock
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import GrantLevel
from itc_spaces.spaces.models import Membership, SpaceRecord
from tests.support.factories import GrantFactory, SheetFactory
from tests.support.factories.discussion import ContributionFactory
from tests.support.site import INSIDE_A, MANAGERS_A, MEMBERS_A, NETWORK
from tests.support.world import PERSONAS

# name: (readers, who may write there, who moderates)
ON = {
    "space": (INSIDE_A, INSIDE_A, MANAGERS_A),
    "thematic": (INSIDE_A | {"expert_open"}, MEMBERS_A | {"expert_open"}, MANAGERS_A),
    "network": (NETWORK, NETWORK, MANAGERS_A),
    "shared": (INSIDE_A, INSIDE_A, MANAGERS_A),
    "placed": (INSIDE_A | {"expert_open"}, INSIDE_A | {"expert_open"}, MANAGERS_A),
    "draft": (MEMBERS_A, MEMBERS_A, MANAGERS_A),
    "binned": (set(), set(), set()),
}


def target_named(world, name):
    if name == "space":
        return {"space": world.a}
    if name == "thematic":
        return {"thematic": world.thematic}
    traits = {
        "network": {"network": True}, "shared": {"shared": True}, "draft": {},
        "placed": {"shared": True, "thematic": world.thematic}, "binned": {"network": True, "binned": True},
    }  # fmt: skip
    return {"page": SheetFactory(space=world.a, **traits[name])}


def who_may(world, action, target):
    return {p for p in PERSONAS if access.may(world.people.get(p, AnonymousUser()), action, target)}


@pytest.mark.parametrize("name", ON)
def test_who_reads_writes_and_moderates(world, name):
    readers, writers, moderators = ON[name]
    on = target_named(world, name)
    said = ContributionFactory(**on)
    assert who_may(world, Action.READ, said) == readers
    assert who_may(world, Action.DISCUSS, next(iter(on.values()))) == writers
    assert who_may(world, Action.MODERATE, said) == moderators
    assert who_may(world, Action.EDIT, said) == who_may(world, Action.REMOVE, said) == set()


@pytest.mark.parametrize("name", ON)
def test_visible_to_is_one_query_and_agrees_with_may(world, name, django_assert_max_num_queries):
    said = [ContributionFactory(**target_named(world, name)) for _ in range(2)]
    for persona in PERSONAS[1:]:
        viewer = world.people[persona]
        with clock.one_instant():
            access.now()
            with django_assert_max_num_queries(2):  # what they hold, then the messages
                seen = list(access.visible_to(viewer, Contribution))
        assert [one for one in said if access.may(viewer, Action.READ, one)] == seen, persona


def test_ones_own_words_are_ones_own_while_one_reads_their_target(world):
    author = world.people["member_a"]
    said = ContributionFactory(space=world.a, author=author)
    own = {Action.READ, Action.EDIT, Action.REMOVE}
    assert access.actions_on(author, said) == own
    assert access.actions_on(world.people["chair_a"], said) == {Action.READ, Action.MODERATE}
    Membership.objects.filter(user=author).update(ended_at=access.now())
    assert access.actions_on(author, said) == set()


def test_the_chair_takes_back_their_own_words_and_does_not_moderate_them(world):
    chair = world.people["chair_a"]
    said = ContributionFactory(space=world.a, author=chair)
    assert access.actions_on(chair, said) == {Action.READ, Action.EDIT, Action.REMOVE}


def test_a_referent_moderates_their_thematic_only(world):
    referent = world.people["member_a"]
    world.thematic.referents.add(Membership.objects.get(user=referent).seat)
    assert access.may(referent, Action.MODERATE, ContributionFactory(thematic=world.thematic))
    assert not access.may(referent, Action.MODERATE, ContributionFactory(thematic=world.closed_thematic))
    assert not access.may(referent, Action.MODERATE, ContributionFactory(space=world.a))


def test_an_expert_who_reads_asks_about_a_resource_and_does_not_speak_in_the_thematic(world):
    expert = GrantFactory(content_object=world.thematic, level=GrantLevel.READ).user
    page = SheetFactory(space=world.a, thematic=world.thematic, shared=True)
    assert access.may(expert, Action.DISCUSS, page)
    assert not access.may(expert, Action.DISCUSS, world.thematic)


@pytest.mark.parametrize("name", ["space", "thematic", "network"])
def test_in_a_closed_itc_all_stays_readable_and_nobody_writes(world, name):
    on = target_named(world, name)
    author = world.people["member_a"]
    said = ContributionFactory(author=author, **on)
    SpaceRecord.objects.filter(space=world.a).update(closed_at=access.now())
    assert who_may(world, Action.READ, said) == ON[name][0]
    assert who_may(world, Action.DISCUSS, next(iter(on.values()))) == set()
    assert access.actions_on(author, said) == {Action.READ, Action.REMOVE}
