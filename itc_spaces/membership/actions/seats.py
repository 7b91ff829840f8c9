"""Changes seats: the people on them, how they take part, and their mandates."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from accounts.models import User
from itc_spaces.membership import notices
from itc_spaces.membership.actions.checks import locked_space, managed_seat
from itc_spaces.membership.dates import checked_day, end_rows
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MandateKind, MembershipRole, Mode, Standing
from itc_spaces.spaces.models import Mandate, Membership, Organisation, Seat, SeatMode, Space, in_force
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import Overtaken, Refused


@transaction.atomic
def add_seat(
    *, space: Space, actor: User, organisation: Organisation, standing: Standing, mode: Mode, on: date | None = None
) -> Seat:
    """Creates an empty seat for an organisation; a person must still be invited to it."""
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
def end_seat(*, seat: Seat, actor: User) -> None:
    """Ends a seat at once with its memberships, mandates and invitations; its history stays."""
    seat = managed_seat(actor, seat)
    now, today = access.now(), access.today()
    seat.ended_at = now
    seat.save(update_fields=["ended_at"])
    for membership in end_rows(seat.memberships.all(), today):
        notices.tell_ended(membership, actor)
    end_rows(seat.mandates.all(), today)
    seat.invitations.open().update(revoked_at=now)
    trace(action=Traced.SEAT_ENDED, target=seat, actor=actor)


@transaction.atomic
def change_mode(*, seat: Seat, actor: User, mode: Mode, on: date | None = None) -> SeatMode:
    """Changes how a seat takes part: the current mode ends when the new one starts."""
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
def hand_over(*, seat: Seat, actor: User, person, on: date | None = None) -> Membership:
    """Gives the seat to a person who already sits in the ITC; `invite_to_seat` is for other people."""
    seat, day = managed_seat(actor, seat), checked_day(on)
    if not access.memberships_in_force().filter(user=person, seat__space=seat.space_id).exists():
        raise Refused("Choisissez une personne qui siège dans cette ITC, ou invitez-la par son adresse.")
    holders = seat.memberships.filter(role=MembershipRole.HOLDER)
    if holders.filter(user=person, ended_at__isnull=True, ends_on__isnull=True).exists():
        raise Refused(f"{person} est déjà titulaire de ce siège.")
    for membership in end_rows(holders, day):
        notices.tell_ended(membership, actor)
    # A deputy who takes the seat stops being the deputy, and is not told of an end.
    end_rows(seat.memberships.filter(user=person), day)
    started = Membership.objects.create(seat=seat, user=person, role=MembershipRole.HOLDER, starts_on=day)
    notices.tell_started(started, actor)
    data = {"space": seat.space_id, "seat": seat.pk, "person": person.pk}
    trace(action=Traced.HANDED_OVER, target=started, actor=actor, data=data)
    return started


@transaction.atomic
def end_membership(*, membership: Membership, actor: User) -> None:
    """Ends a membership at once. The seat stays, empty or with the other people on it."""
    seat = managed_seat(actor, membership.seat)
    for ended in end_rows(Membership.objects.filter(pk=membership.pk), access.today()):
        notices.tell_ended(ended, actor)
        data = {"space": seat.space_id, "seat": seat.pk, "person": ended.user_id}
        trace(action=Traced.MEMBERSHIP_ENDED, target=ended, actor=actor, data=data)


@transaction.atomic
def start_mandate(
    *, seat: Seat, actor: User, kind: MandateKind, on: date | None = None, until: date | None = None
) -> Mandate:
    """Gives the seat a mandate: the ITC's mandate of the same kind ends when this one starts."""
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
def end_mandate(*, mandate: Mandate, actor: User) -> None:
    seat = managed_seat(actor, mandate.seat)
    for ended in end_rows(Mandate.objects.filter(pk=mandate.pk), access.today()):
        data = {"space": seat.space_id, "seat": seat.pk}
        trace(action=Traced.MANDATE_ENDED, target=ended, actor=actor, data=data)


@transaction.atomic
def exchange_mandates(*, space: Space, actor: User, seen: Iterable[int]) -> None:
    """Exchanges two mandates from today on: the seat that chairs keeps the notes, and the reverse.

    `seen` holds the keys of both mandates as they were shown, so that two requests exchange them once.
    """
    locked_space(actor, Action.MANAGE, space)
    in_office = Mandate.objects.filter(in_force("", access.today()), seat__space=space)
    found = {MandateKind(mandate.kind): mandate for mandate in in_office.select_related("seat").order_by("pk")}
    if {mandate.pk for mandate in found.values()} != set(seen):
        raise Overtaken("Les mandats viennent de changer : relisez qui anime et qui prend les notes.")
    if len(found) < len(MandateKind):
        raise Refused("Pour échanger, il faut un siège qui anime et un siège qui prend les notes.")
    chair, secretary = found[MandateKind.CHAIR], found[MandateKind.SECRETARY]
    if chair.seat_id == secretary.seat_id:
        raise Refused("Un même siège a les deux mandats : confiez l'un des deux à un autre siège.")
    for mandate, seat in ((chair, secretary.seat), (secretary, chair.seat)):
        end_rows(Mandate.objects.filter(pk=mandate.pk), access.today())
        started = Mandate.objects.create(
            seat=seat, kind=mandate.kind, starts_on=access.today(), ends_on=mandate.ends_on
        )  # fmt: skip
    data = {"space": space.pk, "chair": secretary.seat_id, "secretary": chair.seat_id}
    trace(action=Traced.MANDATES_EXCHANGED, target=started, actor=actor, data=data)
