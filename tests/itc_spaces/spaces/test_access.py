"""Who reads what, persona by persona."""

import pytest
from django.contrib.auth.models import AnonymousUser

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import GrantLevel
from itc_spaces.spaces.models import Placement, SpaceRecord
from knowledge.models import PracticeSheet
from tests.support.factories import GrantFactory, SheetFactory
from tests.support.site import MEMBERS_A, NETWORK
from tests.support.world import PERSONAS

READERS = {
    "draft": ({}, MEMBERS_A),
    "shared in the ITC": ({"shared": True}, MEMBERS_A | {"follower_a"}),
    "shared with the network": ({"network": True}, NETWORK),
    "in the bin": ({"network": True, "binned": True}, set()),
    "draft in the thematic": ({"thematic": "open"}, MEMBERS_A),
    "shared in the thematic": ({"thematic": "open", "shared": True}, MEMBERS_A | {"follower_a", "expert_open"}),
    "opened to the experts": ({"thematic": "open", "open_to_experts": True}, MEMBERS_A | {"expert_open"}),
    "in a closed thematic": ({"thematic": "closed", "shared": True}, MEMBERS_A | {"follower_a"}),
}


@pytest.mark.parametrize("case", READERS)
def test_readers_of_a_sheet(world, case):
    traits, expected = READERS[case]
    thematics = {"open": world.thematic, "closed": world.closed_thematic}
    sheet = SheetFactory(space=world.a, **{**traits, "thematic": thematics.get(traits.get("thematic"))})
    readers = {
        persona
        for persona in PERSONAS
        if access.visible_to(world.people.get(persona, AnonymousUser()), PracticeSheet).filter(pk=sheet.pk).exists()
    }
    assert readers == expected
    for persona in PERSONAS:
        assert access.may(world.people.get(persona, AnonymousUser()), Action.READ, sheet) == (persona in expected)


def test_who_edits(world):
    sheet = SheetFactory(space=world.a, network=True)
    editors = {p for p in PERSONAS if p != "anonymous" and access.may(world.people[p], Action.EDIT, sheet)}
    assert editors == MEMBERS_A


def test_actions_on_agrees_with_may(world, django_assert_num_queries):
    sheet = SheetFactory(space=world.a, thematic=world.thematic, shared=True)
    for persona in PERSONAS[1:]:
        viewer = world.people[persona]
        assert access.actions_on(viewer, sheet) == {a for a in Action if access.may(viewer, a, sheet)}, persona


def test_in_a_closed_itc_the_invited_write_no_more_than_members(world):
    expert = GrantFactory(content_object=world.thematic, level=GrantLevel.CONTRIBUTE).user
    draft = SheetFactory(space=world.a, thematic=world.thematic, owner=expert)
    Placement.objects.filter(page=draft).update(author=expert)
    asked = [(expert, Action.EDIT, draft), (expert, Action.BIN, draft), (expert, Action.CONTRIBUTE, world.thematic)]
    asked.append((world.people["chair_a"], Action.INVITE, world.thematic))
    assert all(access.may(*question) for question in asked)
    SpaceRecord.objects.filter(space=world.a).update(closed_at=access.now())
    assert not any(access.may(*question) for question in asked)
    assert access.may(expert, Action.READ, draft), "what was written stays readable"
