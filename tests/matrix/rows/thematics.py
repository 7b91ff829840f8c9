"""Thematics: their pages, their life, what is placed in them."""

from django.urls import reverse

from itc_spaces.spaces.enums import ThematicState
from tests.support.factories import NoteFactory, ThematicFactory
from tests.support.factories.invitations import ThematicInvitationFactory
from tests.support.site import INSIDE_A, MANAGERS_A, MEMBERS_A, NETWORK, SIGNED_IN, page_route, plain


def thematic_route(name, **state):
    """Of the open thematic, or of a new one in another state."""

    def address(site) -> str:
        thematic = ThematicFactory(space=site.world.a, **state) if state else site.world.thematic
        return reverse(name, args=["itc-a", thematic.pk])

    return address


def suggested_route(name):
    return thematic_route(name, state=ThematicState.SUGGESTED)


def closed_route(name):
    return thematic_route(name, state=ThematicState.CLOSED)


def note_route(site) -> str:
    note = NoteFactory(space=site.world.a, owner=site.world.people["member_a"])
    return reverse("suggest_from_note", args=["itc-a", note.pk])


def invitation_route(site) -> str:
    thematic = site.world.thematic
    invitation = ThematicInvitationFactory(thematic=thematic)
    return reverse("thematic_invitation", args=["itc-a", thematic.pk, invitation.pk])


def grant_route(site) -> str:
    grant = site.world.people["expert_open"].grant_set.get()
    return reverse("thematic_grant", args=["itc-a", site.world.thematic.pk, grant.pk])


def own_grant_route(site) -> str:
    return reverse("consent_to_be_named", args=[site.world.people["expert_open"].grant_set.get().pk])


MATRIX = {
    "thematics": (plain("thematics", "itc-a"), NETWORK),
    "thematic": (thematic_route("thematic"), INSIDE_A | {"expert_open"}),
    "suggest_thematic": (plain("suggest_thematic", "itc-a"), MEMBERS_A),
    "edit_thematic": (suggested_route("edit_thematic"), MEMBERS_A),
    "open_thematic": (suggested_route("open_thematic"), MANAGERS_A),
    "close_thematic": (thematic_route("close_thematic"), MANAGERS_A),
    "abandon_thematic": (thematic_route("abandon_thematic"), MANAGERS_A),
    "reopen_thematic": (closed_route("reopen_thematic"), MANAGERS_A),
    "place_resource": (page_route("place_resource"), MEMBERS_A),
    "thematic_people": (thematic_route("thematic_people"), MANAGERS_A),
    "thematic_invitation": (invitation_route, MANAGERS_A),
    "thematic_grant": (grant_route, MANAGERS_A),
    "department_grants": (plain("department_grants", "13"), {"coordinator"}),
    "department_grants_sheet": (plain("department_grants_sheet", "13"), {"coordinator"}),
    "own_grants": (plain("own_grants"), SIGNED_IN),
}

POSTS = {
    "consent_to_be_named": (own_grant_route, {"expert_open"}),
    "show_thematic": (thematic_route("show_thematic"), MANAGERS_A),
    "hand_to_referents": (page_route("hand_to_referents", "placed"), MEMBERS_A),
    "suggest_from_note": (note_route, MEMBERS_A),
}
