"""Seats, who sits on them, how they take part, and whose turn it is."""

from datetime import date

from django.db import transaction

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import MandateKind, MembershipRole, Mode, Standing
from itc_spaces.membership import telling
from itc_spaces.membership.actions.checks import locked_space, managed_seat
from itc_spaces.membership.dates import checked_day, end_rows
from itc_spaces.models import Mandate, Membership, Organisation, Seat, SeatMode, Space, in_force
from itc_spaces.refusals import Refused
from itc_spaces.trace import Traced, trace


@transaction.atomic
def add_seat(
    *, space: Space, actor, organisation: Organisation, standing: Standing, mode: Mode, on: date | None = None
) -> Seat:
    """A seat of an organisation, empty until someone is invited to it."""
    record = locked_space(actor, Action.MANAGE, space)
    day = checked_day(on)
    if organisation.retired_at or organisation.college.department_id != record.department_id:
        raise Refused("Choisissez une organisation de la liste du département.")
    seats = Seat.objects.filter(space=space, organisation=organisation, ended_at__isnull=True)
    if seats.filter(memberships__isnull=True, invitations__isnull=True).exists():
        raise Refused(f"{organisation} a déjà un siège vide dans cette ITC : invitez-y quelqu'un d'abord.")
    seat = Seat.objects.create(space=space, organisation=organisation, standing=standing, starts_on=day)
    SeatMode.objects.create(seat=seat, mode=mode, starts_on=day)
    trace(action=Traced.SEAT_ADDED, target=seat, actor=actor)
    return seat


@transaction.atomic
def end_seat(*, seat: Seat, actor) -> None:
    """At once, with its memberships, mandates and invitations; its history stays."""
    seat = managed_seat(actor, seat)
    now, today = access.now(), access.today()
    seat.ended_at = now
    seat.save(update_fields=["ended_at"])
    for membership in end_rows(seat.memberships.all(), today):
        telling.tell_ended(membership, actor)
    end_rows(seat.mandates.all(), today)
    seat.invitations.open().update(revoked_at=now)
    trace(action=Traced.SEAT_ENDED, target=seat, actor=actor)


@transaction.atomic
def change_mode(*, seat: Seat, actor, mode: Mode, on: date | None = None) -> SeatMode:
    """The present mode ends when the new one starts."""
    seat, day = managed_seat(actor, seat), checked_day(on)
    same = seat.modes.filter(in_force("", day), mode=mode, ends_on__isnull=True).first()
    if same:
        raise Refused(f"C'est déjà le cas à cette date : ce siège est « {same.get_mode_display()} ».")
    if mode == Mode.FOLLOWS and seat.mandates.filter(in_force("", day)).exists():
        raise Refused(
            "Ce siège a un mandat d'animation ou de secrétariat : confiez-le d'abord à un autre siège, ou terminez-le."
        )
    end_rows(seat.modes.all(), day)
    changed = SeatMode.objects.create(seat=seat, mode=mode, starts_on=day)
    trace(action=Traced.SEAT_MODE, target=seat, actor=actor, data={"mode": changed.pk})
    return changed


@transaction.atomic
def hand_over(*, seat: Seat, actor, person, on: date | None = None) -> Membership:
    """The seat's holder changes: `person` sits in the ITC already; somebody else is invited (`invite_to_seat`)."""
    seat, day = managed_seat(actor, seat), checked_day(on)
    if not access.memberships_in_force().filter(user=person, seat__space=seat.space_id).exists():
        raise Refused("Choisissez une personne qui siège dans cette ITC, ou invitez-la par son adresse.")
    holders = seat.memberships.filter(role=MembershipRole.HOLDER)
    if holders.filter(user=person, ended_at__isnull=True, ends_on__isnull=True).exists():
        raise Refused(f"{person} est déjà titulaire de ce siège.")
    for membership in end_rows(holders, day):
        telling.tell_ended(membership, actor)
    # A deputy who takes the seat leaves the deputy's place, without being told of an end.
    end_rows(seat.memberships.filter(user=person), day)
    started = Membership.objects.create(seat=seat, user=person, role=MembershipRole.HOLDER, starts_on=day)
    telling.tell_started(started, actor)
    trace(action=Traced.HANDED_OVER, target=started, actor=actor, data={"space": seat.space_id, "seat": seat.pk})
    return started


@transaction.atomic
def end_membership(*, membership: Membership, actor) -> None:
    """At once. The seat stays, empty or with those who remain."""
    seat = managed_seat(actor, membership.seat)
    for ended in end_rows(Membership.objects.filter(pk=membership.pk), access.today()):
        telling.tell_ended(ended, actor)
        data = {"space": seat.space_id, "seat": seat.pk}
        trace(action=Traced.MEMBERSHIP_ENDED, target=ended, actor=actor, data=data)


@transaction.atomic
def start_mandate(
    *, seat: Seat, actor, kind: MandateKind, on: date | None = None, until: date | None = None
) -> Mandate:
    """The turn passes to this seat: the mandate of the same kind in the ITC ends when this one starts."""
    seat, day = managed_seat(actor, seat), checked_day(on)
    if until and until <= day:
        raise Refused("Choisissez une fin de mandat après son début.")
    if seat.standing == Standing.GUEST and not seat.space.record.guests_take_turns:
        raise Refused("Dans cette ITC les invités ne prennent pas leur tour : choisissez un siège permanent.")
    if not seat.modes.filter(in_force("", day), mode=Mode.ATTENDS).exists():
        raise Refused("Ce siège suit par compte rendu à cette date : changez d'abord sa participation.")
    in_office = Mandate.objects.filter(seat__space=seat.space_id, kind=kind)
    if in_office.filter(seat=seat, ended_at__isnull=True, starts_on__lte=day, ends_on=until).exists():
        raise Refused("Ce siège a déjà ce mandat à cette date.")
    end_rows(in_office, day)
    started = Mandate.objects.create(seat=seat, kind=kind, starts_on=day, ends_on=until)
    trace(action=Traced.MANDATE_STARTED, target=started, actor=actor, data={"space": seat.space_id, "seat": seat.pk})
    return started


@transaction.atomic
def end_mandate(*, mandate: Mandate, actor) -> None:
    seat = managed_seat(actor, mandate.seat)
    for ended in end_rows(Mandate.objects.filter(pk=mandate.pk), access.today()):
        data = {"space": seat.space_id, "seat": seat.pk}
        trace(action=Traced.MANDATE_ENDED, target=ended, actor=actor, data=data)
