"""Proposes turns by arithmetic, records the answers of a seat's people, and lets people who lead give a turn."""

from datetime import date, datetime
from itertools import takewhile

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from itc_spaces.meetings import notices
from itc_spaces.meetings.actions.checks import locked_meeting
from itc_spaces.meetings.enums import TurnState, TurnUnit
from itc_spaces.meetings.fairness import DUTIES, next_for
from itc_spaces.meetings.handing_over import hand_over
from itc_spaces.meetings.models import Meeting, Turn, TurnScheme
from itc_spaces.meetings.models.meetings import REASON_LENGTH
from itc_spaces.meetings.models.turns import STANDING
from itc_spaces.meetings.moments import add_months, local
from itc_spaces.meetings.seats import accounts_in, day_of, eligible_seats
from itc_spaces.membership.dates import end_rows
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MandateKind, MeetingKind, MeetingState, Mode
from itc_spaces.spaces.locking import lock_places
from itc_spaces.spaces.models import Mandate, Seat, Space, SpaceRecord, in_force
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import NotAllowed, Refused
from web.text import clean_lines, clean_text

SEAT_OF = {MandateKind.CHAIR: "chair_seat", MandateKind.SECRETARY: "secretary_seat"}
ACTION_OF = {MandateKind.CHAIR: Action.LEAD, MandateKind.SECRETARY: Action.KEEP}
NO_ANSWER = "sans réponse sept jours avant"
SEAT_IS_GONE = "plus personne n'y siège"
BOTH = "Ce siège a les deux charges de cette rencontre : c'est noté, et sans doute un peu lourd."


def propose_turns(meeting: Meeting, actor: User | None) -> None:
    """Proposes a turn for each duty of a session that nobody has; the caller holds the meeting's lock."""
    if meeting.kind == MeetingKind.SESSION:
        for duty in DUTIES:
            if not meeting.turns.filter(STANDING, duty=duty).exists():
                _propose_next(meeting, duty, actor)


def _propose_next(meeting: Meeting, duty: MandateKind, actor: User | None) -> Turn | None:
    """Proposes the duty to the seat that owes most, except seats that declined it or have the other duty."""
    passed = set(meeting.turns.filter(duty=duty).values_list("seat", flat=True))
    other = set(meeting.turns.filter(STANDING).exclude(duty=duty).values_list("seat", flat=True))
    seats = [seat for seat in eligible_seats(meeting) if seat not in passed | other]
    kept = _kept_for_a_period(meeting, duty)
    seat = kept if kept in seats else next_for(duty, seats, accounts_in(meeting.space_id))
    _seat(meeting, duty, seat)
    if seat is None:
        return None
    turn = Turn.objects.create(meeting=meeting, duty=duty, seat_id=seat, proposed_at=access.now())
    notices.tell_turn(turn, actor)
    return turn


def _kept_for_a_period(meeting: Meeting, duty: MandateKind) -> int | None:
    """Returns the seat that keeps the duty for a period of months, while the period lasts; else None."""
    schemes = TurnScheme.objects.filter(space=meeting.space_id, duty=duty, unit=TurnUnit.PERIOD, ended_at__isnull=True)
    scheme = schemes.first()
    if scheme is None:
        return None
    done = Turn.objects.filter(meeting__space=meeting.space_id, duty=duty, state=TurnState.DONE)
    latest = list(done.order_by("-meeting__starts_at").values_list("seat", "meeting__starts_at"))
    run = list(takewhile(lambda row: row[0] == latest[0][0], latest))
    if not run:
        return None
    seat, begun = run[-1]
    return seat if day_of(meeting) < add_months(local(begun, meeting.zone).date(), scheme.months) else None


def _seat(meeting: Meeting, duty: MandateKind, seat: int | None) -> None:
    """Sets the seat that has a duty at this meeting, which gives that seat's people rights on it."""
    setattr(meeting, f"{SEAT_OF[duty]}_id", seat)
    meeting.save(update_fields=[SEAT_OF[duty]])


@transaction.atomic
def answer_turn(*, turn: Turn, actor: User, accepts: bool, reason: str = "") -> Turn | None:
    """Records the answer of a seat's people; a declined turn passes on: returns the next seat's turn, or None."""
    turn = _locked_turn(actor, turn)
    if turn.state == TurnState.DECLINED and not accepts:
        return turn.meeting.turns.filter(STANDING, duty=turn.duty).first()
    if turn.state == TurnState.DECLINED:
        raise Refused("Ce tour est déjà passé à un autre siège.")
    turn.state = TurnState.ACCEPTED if accepts else TurnState.DECLINED
    turn.reason, turn.answered_at = clean_text(reason)[:300], access.now()
    turn.save()
    data = {"space": turn.meeting.space_id, "seat": turn.seat_id}
    trace(action=Traced.TURN_ANSWERED, target=turn, actor=actor, data=data)
    return turn if accepts else _propose_next(turn.meeting, MandateKind(turn.duty), actor)


def _locked_turn(actor: User, turn: Turn) -> Turn:
    meeting = locked_meeting(actor, Action.SEE_MEMBERS, turn.meeting)
    locked = Turn.objects.select_related("seat__organisation").get(pk=turn.pk)
    locked.meeting = meeting
    if meeting.state != MeetingState.CONVENED:
        raise Refused("Cette rencontre est tenue ou annulée : ses tours ne changent plus.")
    own = locked.state != TurnState.DECLINED and access.may(actor, ACTION_OF[MandateKind(locked.duty)], meeting)
    if not (own or access.may(actor, Action.LEAD, meeting) or locked.seat_id in seats_of(actor, meeting)):
        raise NotAllowed("Ce tour n'est pas celui de votre siège.")
    return locked


def seats_of(actor: User, meeting: Meeting) -> set[int]:
    own = access.memberships_in_force().filter(user=actor, seat__space=meeting.space_id)
    return set(own.values_list("seat", flat=True))


@transaction.atomic
def give_turn(*, meeting: Meeting, actor: User, duty: MandateKind, seat: Seat) -> tuple[Turn, str]:
    """Gives a duty to a seat, by people who lead; returns the turn, and a warning if the seat has both duties."""
    meeting = locked_meeting(actor, Action.LEAD, meeting)
    if meeting.state not in (MeetingState.PREPARED, MeetingState.CONVENED):
        raise Refused("Cette rencontre est tenue ou annulée : ses tours ne changent plus.")
    if seat.pk not in eligible_seats(meeting):
        raise Refused("Choisissez un siège présent ce jour-là, avec une personne qui ne s'est pas excusée.")
    standing = meeting.turns.filter(STANDING, duty=duty).first()
    if standing and standing.seat_id == seat.pk:
        return standing, ""
    if standing:
        standing.state, standing.answered_at = TurnState.DECLINED, access.now()
        standing.save(update_fields=["state", "answered_at"])
    turn = Turn.objects.create(meeting=meeting, duty=duty, seat=seat, proposed_at=access.now())
    _seat(meeting, duty, seat.pk)
    trace(action=Traced.TURN_GIVEN, target=turn, actor=actor, data={"space": meeting.space_id, "seat": seat.pk})
    notices.tell_turn(turn, actor)
    has_both = meeting.turns.filter(STANDING, seat=seat).exclude(duty=duty).exists()
    return turn, BOTH if has_both else ""


def pass_unanswered(meeting: Meeting, asked_before: datetime) -> int:
    """Passes a near session's unanswered turns to the next seats; the caller holds its lock."""
    return _pass_on(meeting, meeting.turns.filter(state=TurnState.PROPOSED, proposed_at__lt=asked_before), NO_ANSWER)


def pass_stranded(meeting: Meeting) -> int:
    """Passes the turns of seats where nobody sits any more; the caller holds the meeting's lock."""
    return _pass_on(meeting, stranded_turns().filter(meeting=meeting), SEAT_IS_GONE)


def stranded_turns() -> QuerySet[Turn]:
    sitting = access.memberships_in_force(Mode.ATTENDS).filter(seat=OuterRef("seat"))
    return Turn.objects.filter(~Exists(sitting), state__in=[TurnState.PROPOSED, TurnState.ACCEPTED])


def _pass_on(meeting: Meeting, turns: QuerySet[Turn], reason: str) -> int:
    """Declines these turns, and proposes them to the next seats if the meeting is a convened session."""
    passed = list(turns)
    for turn in passed:
        turn.state, turn.reason, turn.answered_at = TurnState.DECLINED, reason, access.now()
        turn.save()
    for turn in passed:
        duty = MandateKind(turn.duty)
        if meeting.state == MeetingState.CONVENED and meeting.kind == MeetingKind.SESSION:
            _propose_next(meeting, duty, None)
        else:
            _seat(meeting, duty, None)
    return len(passed)


def note_done(meeting: Meeting, did: dict[MandateKind, Seat | None], actor: User) -> None:
    """Records the seats that did each duty, whatever was planned; moves mandates if the ITC chose so."""
    for duty, seat in did.items():
        _seat(meeting, duty, seat.pk if seat else None)
        meeting.turns.filter(STANDING, duty=duty).exclude(seat=seat).update(
            state=TurnState.DECLINED, answered_at=access.now()
        )
        if seat is not None:
            kept = meeting.turns.filter(STANDING, duty=duty, seat=seat).first()
            kept = kept or Turn(meeting=meeting, duty=duty, seat=seat, proposed_at=access.now())
            kept.state, kept.answered_at = TurnState.DONE, access.now()
            kept.save()
    pass_mandates(meeting, actor)


def pass_mandates(meeting: Meeting, actor: User) -> None:
    later = Meeting.objects.filter(
        space=meeting.space_id, kind=MeetingKind.SESSION, state=MeetingState.CONVENED, starts_at__gt=meeting.starts_at
    )
    following = later.order_by("starts_at").first()
    moving = TurnScheme.objects.filter(space=meeting.space_id, ended_at__isnull=True, moves_mandate=True)
    for scheme in moving if following else ():
        seat = _still_there(getattr(following, f"{SEAT_OF[MandateKind(scheme.duty)]}_id"))
        in_office = Mandate.objects.filter(seat__space=meeting.space_id, kind=scheme.duty, ended_at__isnull=True)
        if seat is None or in_office.filter(seat=seat, starts_on__lte=access.today()).exists():
            continue
        end_rows(in_office, access.today())
        started = Mandate.objects.create(seat_id=seat, kind=scheme.duty, starts_on=access.today())
        data = {"space": meeting.space_id, "seat": seat}
        trace(action=Traced.MANDATE_STARTED, target=started, actor=actor, data=data)


def _still_there(seat: int | None) -> int | None:
    """Returns the seat, or None if it ended since the turn was proposed: its mandate then stays."""
    return Seat.objects.filter(in_force("", access.today()), pk=seat).values_list("pk", flat=True).first()


@transaction.atomic
def choose_scheme(
    *, space: Space, actor: User, duty: MandateKind, unit: TurnUnit, months: int | None = None,
    moves_mandate: bool = False, decided_in: Meeting | None = None, why: str = "", on: date | None = None,
) -> TurnScheme:  # fmt: skip
    """Chooses how the ITC turns a duty from today on; the scheme in force ends."""
    lock_places(actor, spaces=[space.pk], changes=SpaceRecord)
    if not access.may(actor, Action.MANAGE, space):
        raise NotAllowed("Vous ne pouvez pas choisir les tours de cette ITC.")
    if unit == TurnUnit.PERIOD and not (months and 1 <= months <= 24):
        raise Refused("Dites tous les combien de mois la charge tourne : entre un et vingt-quatre.")
    if decided_in is not None and decided_in.space_id != space.pk:
        raise Refused("Choisissez une rencontre de cette ITC.")
    said = {
        "space": space, "duty": duty, "unit": unit, "months": months if unit == TurnUnit.PERIOD else None,
        "why": clean_lines(why)[:REASON_LENGTH], "moves_mandate": moves_mandate, "decided_in": decided_in,
    }  # fmt: skip
    standing = TurnScheme.objects.filter(space=space, duty=duty, ended_at__isnull=True)
    if same := standing.filter(**said).first():
        return same
    standing.update(ended_at=access.now())
    scheme = TurnScheme.objects.create(**said, starts_on=on or access.today())
    trace(action=Traced.TURNS_CHOSEN, target=scheme, actor=actor)
    hand_over(space.pk)
    return scheme
