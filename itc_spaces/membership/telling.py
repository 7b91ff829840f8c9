"""Who is told of what happens to seats, offices and spaces."""

from django.urls import reverse

from accounts.models import User
from itc_spaces import access
from itc_spaces.models import Membership, Office, Space
from notifications.api import notify, register_kind

MEMBERSHIP_STARTED = "membership.started"
MEMBERSHIP_ENDED = "membership.ended"
OFFICE_ENDED = "office.ended"
INVITATION_ACCEPTED = "invitation.accepted"
SPACE_CLOSED = "space.closed"
SPACE_REOPENED = "space.reopened"


def register() -> None:
    seat = ("seat__space", "seat__organisation")
    for kind in (MEMBERSHIP_STARTED, MEMBERSHIP_ENDED):
        register_kind(kind, on=Membership, template=_template(kind), url=_home, read_with=seat)
    register_kind(OFFICE_ENDED, on=Office, template=_template(OFFICE_ENDED), url=_home, read_with=("department",))
    register_kind(INVITATION_ACCEPTED, on=Space, template=_template(INVITATION_ACCEPTED), url=_members)
    for kind in (SPACE_CLOSED, SPACE_REOPENED):
        register_kind(kind, on=Space, template=_template(kind), url=_space)


def _template(kind: str) -> str:
    return f"notices/{kind.replace('.', '_')}"


def _home(target) -> str:
    return reverse("wagtail_serve", args=[""])


def _space(space: Space) -> str:
    return reverse("wagtail_serve", args=[f"{space.slug}/"])


def _members(space: Space) -> str:
    return reverse("members", args=[space.slug])


def _others(people, actor) -> list[User]:
    """Nobody is told of what they have just done."""
    return [person for person in people if person and (actor is None or person.pk != actor.pk)]


def tell_started(membership: Membership, actor) -> None:
    event = f"{MEMBERSHIP_STARTED}:{membership.pk}"
    notify(kind=MEMBERSHIP_STARTED, target=membership, recipients=_others([membership.user], actor), event=event)


def tell_ended(membership: Membership, actor) -> None:
    # A planned end that is brought forward is told again.
    event = f"{MEMBERSHIP_ENDED}:{membership.pk}:{membership.ends_on if membership.ended_at is None else 'now'}"
    notify(kind=MEMBERSHIP_ENDED, target=membership, recipients=_others([membership.user], actor), event=event)


def tell_office_ended(office: Office, actor) -> None:
    event = f"{OFFICE_ENDED}:{office.pk}"
    notify(kind=OFFICE_ENDED, target=office, recipients=_others([office.user], actor), event=event)


def tell_accepted(invitation, actor) -> None:
    """The one who invited; nothing for an office, which the coordination's own page shows."""
    if invitation.seat_id and invitation.invited_by:
        recipients = _others([invitation.invited_by], actor)
        event = f"{INVITATION_ACCEPTED}:{invitation.pk}"
        notify(kind=INVITATION_ACCEPTED, target=invitation.seat.space, recipients=recipients, event=event)


def tell_members(space: Space, kind: str, actor, event: str) -> None:
    people = User.objects.filter(pk__in=access.memberships_in_force().filter(seat__space=space).values("user"))
    notify(kind=kind, target=space, recipients=_others(people, actor), event=f"{kind}:{space.pk}:{event}")
