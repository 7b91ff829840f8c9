"""A right that ends between the page and the gesture: the answer is that of a missing page, and nothing is said."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from itc_spaces.thematics import actions
from itc_spaces.thematics.links import LINKS
from tests.support.factories import NoteFactory
from tests.support.factories.invitations import ThematicInvitationFactory
from web.refusals import NotAllowed


def ended(**asked):
    raise NotAllowed("Vous ne pouvez plus faire cela.")


@pytest.mark.parametrize(
    ("route", "action", "sent"),
    [
        ("place_resource", "place_resource", {"thematic": ""}),
        ("hand_to_referents", "hand_to_referents", {}),
        ("suggest_from_note", "suggest_from_note", {}),
    ],
)
def test_what_is_forbidden_by_now_is_answered_as_missing(world, client, monkeypatch, route, action, sent):
    note = NoteFactory(space=world.a, owner=world.people["member_a"])
    monkeypatch.setattr(actions, action, ended)
    world.client("member_a", client)
    response = client.post(reverse(route, args=["itc-a", note.pk]), sent)
    assert response.status_code == 404
    assert "plus faire cela" not in response.text
    assert not list(get_messages(response.wsgi_request))


def test_a_link_declined_by_who_may_not_is_answered_as_missing(world, client, monkeypatch):
    invitation = ThematicInvitationFactory(thematic=world.thematic, invited_by=None)
    monkeypatch.setattr(actions, "decline_invitation", ended)
    response = client.post(LINKS.path_of(invitation), {"do": "decline", "word": ""})
    assert response.status_code == 404
    assert "plus faire cela" not in response.text
