"""The seats of a space for its « Membres » page, in a fixed number of queries for any number of seats."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch

from itc_spaces.membership.models import Invitation
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MandateKind, MembershipRole
from itc_spaces.spaces.models import College, Dated, Mandate, Membership, Seat, SeatMode, Space
from web.alphabet import French


@dataclass
class ShownSeat:
    """A seat as it is today; `planned` and `past` hold its future and past memberships."""

    seat: Seat
    mode: SeatMode | None = None
    next_mode: SeatMode | None = None
    mandates: list[Mandate] = field(default_factory=list)
    holder: Membership | None = None
    deputies: list[Membership] = field(default_factory=list)
    planned: list[Membership] = field(default_factory=list)
    past: list[Membership] = field(default_factory=list)
    past_mandates: list[Mandate] = field(default_factory=list)
    invitations: list[Invitation] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        return is_over(self.seat, access.today())

    @property
    def people(self) -> list[Membership]:
        return [self.holder, *self.deputies] if self.holder else self.deputies


@dataclass
class ShownCollege:
    college: College
    seats: list[ShownSeat] = field(default_factory=list)


def is_over(row: Dated, on: date) -> bool:
    return row.ended_at is not None or (row.ends_on is not None and row.ends_on < on)


def works(row: Dated, on: date) -> bool:
    return not is_over(row, on) and row.starts_on <= on


def roster(space: Space, with_invitations: bool) -> tuple[list[ShownCollege], list[ShownSeat]]:
    """Returns the colleges with their current and future seats, then the ended seats."""
    shown = [shown_seat(seat) for seat in seats_of(space, with_invitations)]
    colleges: dict[int, ShownCollege] = {}
    for entry in shown:
        college = entry.seat.organisation.college
        if not entry.is_over:
            colleges.setdefault(college.pk, ShownCollege(college)).seats.append(entry)
    return list(colleges.values()), [entry for entry in shown if entry.is_over]


def exchangeable(colleges: list[ShownCollege]) -> list[Mandate]:
    """Returns the mandates of the two seats that chair and keep the notes today; [] if there are not two."""
    today, entries = access.today(), [entry for college in colleges for entry in college.seats]
    found = [mandate for entry in entries for mandate in entry.mandates if works(mandate, today)]
    seats, kinds = {mandate.seat_id for mandate in found}, {mandate.kind for mandate in found}
    return found if len(found) == len(seats) == len(kinds) == len(MandateKind) else []


def seats_of(space: Space, with_invitations: bool):
    invitations = Invitation.objects.open() if with_invitations else Invitation.objects.none()
    return (
        Seat.objects.filter(space=space)
        .select_related("organisation__college", "space")
        .prefetch_related(
            Prefetch("memberships", Membership.objects.select_related("user").order_by("starts_on", "pk")),
            Prefetch("modes", SeatMode.objects.order_by("starts_on", "pk")),
            Prefetch("mandates", Mandate.objects.order_by("starts_on", "pk")),
            Prefetch("invitations", invitations.order_by("created_at")),
        )
        .order_by(
            "organisation__college__position", French("organisation__college__name"), French("organisation__name"), "pk"
        )
    )


def shown_seat(seat: Seat) -> ShownSeat:
    """Sorts the prefetched rows of a seat, without a query."""
    on, shown = access.today(), ShownSeat(seat, invitations=list(seat.invitations.all()))
    for membership in seat.memberships.all():
        if is_over(membership, on):
            shown.past.append(membership)
        elif membership.starts_on > on:
            shown.planned.append(membership)
        elif membership.role == MembershipRole.HOLDER:
            shown.holder = membership
        else:
            shown.deputies.append(membership)
    for mode in seat.modes.all():
        if works(mode, on):
            shown.mode = mode
        elif not is_over(mode, on):
            shown.next_mode = mode
    for mandate in seat.mandates.all():
        (shown.past_mandates if is_over(mandate, on) else shown.mandates).append(mandate)
    return shown
