"""Seats, offices, invitations, lists."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from itc_spaces.coordination.actions import propose_change
from itc_spaces.membership.enums import ChangeKind
from itc_spaces.membership.models import Invitation
from itc_spaces.spaces.models import Seat, Topic
from tests.support.factories import OfficeFactory
from tests.support.site import APPOINTING, INSIDE_A, MANAGERS_A, Site, plain


def office_of(site: Site):
    """An office of the department that none of the personas holds."""
    return OfficeFactory(department=site.world.a.record.department)


def invitation_of(site: Site) -> Invitation:
    """A new one at each call: another address each time, for one seat has one open invitation an address."""
    seat = site.world.people["member_a"].memberships.get().seat
    email = f"invitee{Invitation.objects.count()}@exemple.test"
    return Invitation.objects.create(email=email, seat=seat, expires_at=timezone.now() + timedelta(days=9))


def change_of(site: Site):
    """A change that another department proposed; answered once, so a new one at each call."""
    number = Topic.objects.count()
    topic = Topic.objects.create(name=f"Sujet proposé {number}", slug=f"sujet-propose-{number}")
    elsewhere = site.world.people["coordinator_elsewhere"]
    department = elsewhere.offices.get().department
    return propose_change(department=department, actor=elsewhere, word=topic, kind=ChangeKind.RETIRE)


def first_seat(site: Site) -> str:
    seat = Seat.objects.filter(space=site.world.a).order_by("pk").first()
    return reverse("seat", args=["itc-a", seat.pk])


MATRIX = {
    "members": (plain("members", "itc-a"), INSIDE_A),
    "add_seat": (plain("add_seat", "itc-a"), MANAGERS_A),
    "seat": (first_seat, MANAGERS_A),
    "edit_space": (plain("edit_space", "itc-a"), MANAGERS_A),
    "close_space": (plain("close_space", "itc-a"), {"coordinator"}),
    "coordination": (plain("coordination", "13"), {"coordinator"}),
    "create_space": (plain("create_space", "13"), {"coordinator"}),
    "offices": (plain("offices", "13"), {"coordinator"}),
    "time_zone": (plain("time_zone", "13"), {"coordinator"}),
    "trace": (plain("trace", "13"), {"coordinator"}),
    "lists": (plain("lists", "13", "territoires"), {"coordinator"}),
    "administration": (plain("administration"), {"administrator"}),
    "keywords": (plain("keywords", "13"), {"coordinator"}),
    "list_entry": (
        lambda site: reverse("list_entry", args=["13", "territoires", site.pages["network"].territory_id]),
        {"coordinator"},
    ),
    "word_changes": (plain("word_changes", "13"), {"coordinator"}),
}

POSTS = {
    "answer_word_change": (
        lambda site: reverse("answer_word_change", args=["13", change_of(site).pk]), {"coordinator"},
    ),
    "keywords": (plain("keywords", "13"), {"coordinator"}),
    "exchange_mandates": (plain("exchange_mandates", "itc-a"), MANAGERS_A),
    "reopen_space": (plain("reopen_space", "itc-a"), {"coordinator"}),
    "end_office": (lambda site: reverse("end_office", args=["13", office_of(site).pk]), APPOINTING),
    "change_invitation": (
        lambda site: reverse("change_invitation", args=[invitation_of(site).pk, "renvoyer"]), MANAGERS_A,
    ),
}  # fmt: skip
