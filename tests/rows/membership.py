"""Seats, offices, invitations, lists."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from itc_spaces.membership.models import Invitation
from tests.factories import OfficeFactory
from tests.site import APPOINTING, MANAGERS_A, Site, plain


def office_of(site: Site):
    """An office of the department that none of the personas holds."""
    return OfficeFactory(department=site.world.a.record.department)


def invitation_of(site: Site) -> Invitation:
    """A new one at each call: another address each time, for one seat has one open invitation an address."""
    seat = site.world.people["member_a"].memberships.get().seat
    email = f"invitee{Invitation.objects.count()}@exemple.test"
    return Invitation.objects.create(email=email, seat=seat, expires_at=timezone.now() + timedelta(days=9))


MATRIX = {
    "list_entry": (
        lambda site: reverse("list_entry", args=["13", "territoires", site.pages["network"].territory_id]),
        {"coordinator"},
    ),
}

POSTS = {
    "reopen_space": (plain("reopen_space", "itc-a"), {"coordinator"}),
    "end_office": (lambda site: reverse("end_office", args=["13", office_of(site).pk]), APPOINTING),
    "change_invitation": (
        lambda site: reverse("change_invitation", args=[invitation_of(site).pk, "renvoyer"]), MANAGERS_A,
    ),
}  # fmt: skip
