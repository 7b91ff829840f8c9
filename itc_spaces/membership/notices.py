"""Decides which people are told of what happens to seats, offices and spaces."""

from django.db.models import QuerySet
from django.urls import reverse

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MandateKind, Mode, OfficeKind
from itc_spaces.spaces.models import Department, Mandate, Membership, Office, Space, in_force
from notifications.api import notify, others, register_kind

MEMBERSHIP_STARTED = "membership.started"
MEMBERSHIP_ENDED = "membership.ended"
OFFICE_STARTED = "office.started"
OFFICE_ENDED = "office.ended"
COORDINATOR_INVITED = "coordinator.invited"
CHANGE_PROPOSED = "words.proposed"
CHANGE_APPLIED = "words.applied"
CHANGE_DROPPED = "words.dropped"
INVITATION_ACCEPTED = "invitation.accepted"
SPACE_CLOSED = "space.closed"
SPACE_REOPENED = "space.reopened"


def register() -> None:
    seat = ("seat__space", "seat__organisation")
    for kind in (MEMBERSHIP_STARTED, MEMBERSHIP_ENDED):
        register_kind(kind, on=Membership, template=_template(kind), url=_home, read_with=seat)
    for kind in (OFFICE_STARTED, OFFICE_ENDED):
        named = ("department", "committee", "user")
        register_kind(kind, on=Office, template=_template(kind), url=_home, read_with=named)
    register_kind(COORDINATOR_INVITED, on=Department, template=_template(COORDINATOR_INVITED), url=_offices)
    register_kind(INVITATION_ACCEPTED, on=Space, template=_template(INVITATION_ACCEPTED), url=_members)
    for kind in (CHANGE_PROPOSED, CHANGE_APPLIED, CHANGE_DROPPED):
        register_kind(kind, on=Department, template=_template(kind), url=_changes)
    for kind in (SPACE_CLOSED, SPACE_REOPENED):
        register_kind(kind, on=Space, template=_template(kind), url=_space)


def _template(kind: str) -> str:
    return f"notices/{kind.replace('.', '_')}"


def _home(target) -> str:
    return reverse("wagtail_serve", args=[""])


def _offices(department: Department) -> str:
    return reverse("offices", args=[department.code])


def _changes(department: Department) -> str:
    return reverse("word_changes", args=[department.code])


def _space(space: Space) -> str:
    return reverse("wagtail_serve", args=[f"{space.slug}/"])


def _members(space: Space) -> str:
    return reverse("members", args=[space.slug])


def tell_started(membership: Membership, actor: User) -> None:
    event = f"{MEMBERSHIP_STARTED}:{membership.pk}"
    notify(kind=MEMBERSHIP_STARTED, target=membership, recipients=others([membership.user], actor), event=event)


def tell_ended(membership: Membership, actor: User) -> None:
    # If an end comes earlier than planned, the person is told again.
    event = f"{MEMBERSHIP_ENDED}:{membership.pk}:{membership.ends_on if membership.ended_at is None else 'now'}"
    notify(kind=MEMBERSHIP_ENDED, target=membership, recipients=others([membership.user], actor), event=event)


def coordination_of(department: Department) -> QuerySet[User]:
    offices = access.offices_in_force(OfficeKind.COORDINATOR).filter(department=department)
    return User.objects.filter(pk__in=offices.values("user"))


def _chairs_of(department: Department) -> QuerySet[User]:
    """Returns the people on the seats that chair the department's ITCs today."""
    mandates = Mandate.objects.filter(in_force("", access.today()), kind=MandateKind.CHAIR)
    chairing = mandates.filter(seat__space__record__department=department)
    seated = access.memberships_in_force(Mode.ATTENDS).filter(seat__in=chairing.values("seat"))
    return User.objects.filter(pk__in=seated.values("user"))


def tell_office(kind: str, office: Office, actor: User) -> None:
    """Tells the office's holder, the department's coordinators, and the people who chair its ITCs."""
    people = [office.user, *coordination_of(office.department), *_chairs_of(office.department)]
    notify(kind=kind, target=office, recipients=others(people, actor), event=f"{kind}:{office.pk}")


def tell_invited_to_coordinate(invitation, actor: User) -> None:
    """Tells the coordination once per link before the office is accepted, so that it can still object."""
    department = invitation.department
    event = f"{COORDINATOR_INVITED}:{invitation.pk}"
    recipients = others(coordination_of(department), actor)
    notify(kind=COORDINATOR_INVITED, target=department, recipients=recipients, event=event)


def tell_accepted(invitation, actor: User) -> None:
    """Tells the person who invited to a seat; for an office, the coordination's own page shows it."""
    if invitation.seat_id and invitation.invited_by:
        recipients = others([invitation.invited_by], actor)
        event = f"{INVITATION_ACCEPTED}:{invitation.pk}"
        notify(kind=INVITATION_ACCEPTED, target=invitation.seat.space, recipients=recipients, event=event)


def tell_members(space: Space, kind: str, actor: User, event: str) -> None:
    people = User.objects.filter(pk__in=access.memberships_in_force().filter(seat__space=space).values("user"))
    notify(kind=kind, target=space, recipients=others(people, actor), event=f"{kind}:{space.pk}:{event}")


def tell_change(kind: str, change, departments, actor: User) -> None:
    """Tells every coordination of each department; the notice leads to the page of its department."""
    for department in departments:
        recipients = others(coordination_of(department), actor)
        event = f"{kind}:{change.pk}:{department.pk}"
        notify(kind=kind, target=department, recipients=recipients, event=event)
