"""Records who came, for each seat, once the meeting has begun; names and qualities stay those of that day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from itc_spaces.meetings.actions.checks import locked_meeting
from itc_spaces.meetings.actions.turns import note_done
from itc_spaces.meetings.enums import ItemState, Presence
from itc_spaces.meetings.handing_over import hand_over
from itc_spaces.meetings.models import Attendance, Meeting
from itc_spaces.meetings.models.convocations import NAME_LENGTH
from itc_spaces.meetings.seats import SeatedPeople, seated
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MandateKind, MeetingKind, MeetingState
from itc_spaces.spaces.models import Grant, Seat, SpaceRecord
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import Overtaken, Refused
from web.text import clean_text

MOST_OTHERS = 40
CAME = (Presence.PRESENT, Presence.REMOTE)


@dataclass(frozen=True)
class SeatPresence:
    """`person`: who came for the seat, if they sit on it. `substitute`: the name of somebody else who came for it."""

    seat: Seat
    presence: Presence | None
    person: User | None = None
    substitute: str = ""


@dataclass(frozen=True)
class OtherPresent:
    """A person invited to a thematic (`grant`), or anybody else, whose quality is enough without a name."""

    quality: str
    name: str = ""
    grant: Grant | None = None


@transaction.atomic
def hold_meeting(
    *, meeting: Meeting, actor: User, seats: Sequence[SeatPresence], others: Sequence[OtherPresent] = (),
    chaired_by: Seat | None = None, kept_by: Seat | None = None, postponed: Sequence[int] = (),
    seen: int | None = None,
) -> Meeting:  # fmt: skip
    """Records a held meeting: presence, duties done, points for the next agenda. Recording again replaces the first
    record.

    `seen` is `noting_of` the meeting when the form was opened. Raises NotAllowed, Refused, Overtaken.
    """
    # A mandate may move with the turn, so nobody may write in the space by it at the same time.
    meeting = locked_meeting(actor, Action.LEAD, meeting, changes=SpaceRecord)
    if meeting.state not in (MeetingState.CONVENED, MeetingState.HELD):
        raise Refused("Cette rencontre n'est pas convoquée, ou elle est annulée : il n'y a pas de présences à noter.")
    if meeting.starts_at > access.now():
        raise Refused("Les présences se notent à partir du début de la rencontre.")
    rows = _rows(meeting, seats)
    rows += _other_rows(meeting, others)
    if seen is not None and seen != noting_of(meeting):
        if _is_noted(meeting, rows, (chaired_by, kept_by), postponed):
            return meeting  # the form was sent twice
        raise Overtaken("Quelqu'un vient de noter les présences. Elles sont plus bas : reprenez-en ce qu'il faut.")
    meeting.attendances.all().delete()
    Attendance.objects.bulk_create(rows)
    first = meeting.state != MeetingState.HELD
    meeting.state = MeetingState.HELD
    meeting.save(update_fields=["state"])
    if meeting.kind == MeetingKind.SESSION:
        note_done(meeting, {MandateKind.CHAIR: chaired_by, MandateKind.SECRETARY: kept_by}, actor)
    _close_agenda(meeting, postponed)
    trace(action=Traced.MEETING_HELD, target=meeting, actor=actor, data={"first": int(first)})
    return meeting


def noting_of(meeting: Meeting) -> int:
    """Returns a number that grows each time presence is recorded."""
    return meeting.attendances.aggregate(last=Max("pk"))["last"] or 0


def _is_noted(
    meeting: Meeting, rows: list[Attendance], did: tuple[Seat | None, Seat | None], postponed: Sequence[int]
) -> bool:
    """Returns whether the form says exactly what is recorded already."""
    waiting = set(meeting.items.filter(state=ItemState.POSTPONED).values_list("pk", flat=True))
    seats = (meeting.chair_seat_id, meeting.secretary_seat_id)
    same_duties = meeting.kind != MeetingKind.SESSION or seats == tuple(seat and seat.pk for seat in did)
    return same_duties and set(postponed) == waiting and _said(rows) == _said(meeting.attendances.all())


def _said(rows: Iterable[Attendance]) -> set[tuple]:
    return {(row.seat_id, row.grant_id, row.person_id, row.name, row.quality, row.presence) for row in rows}


def _rows(meeting: Meeting, given: Sequence[SeatPresence]) -> list[Attendance]:
    """Returns a row for each seat that attends that day; raises Refused with the names of the missing ones."""
    said = {one.seat.pk: one for one in given if one.presence}
    known = seated(meeting)
    missing = [one.name for one in known if one.seat.pk not in said]
    if missing:
        raise Refused(f"Dites pour chaque siège s'il était présent, excusé ou absent : il manque {', '.join(missing)}.")
    counted: dict[int, str] = {}
    rows = []
    for place in known:
        row = _row(meeting, place, said[place.seat.pk])
        if row.presence in CAME and row.person_id:
            if row.person_id in counted:
                raise Refused(f"{row.name} est déjà compté·e pour {counted[row.person_id]}.")
            counted[row.person_id] = place.name
        rows.append(row)
    return rows


def _row(meeting: Meeting, place: SeatedPeople, said: SeatPresence) -> Attendance:
    substitute = clean_text(said.substitute)[:NAME_LENGTH]
    person = said.person if said.person in place.people else None
    if said.presence in CAME and person is None and not substitute and place.people:
        person = place.people[0]
    return Attendance(
        meeting=meeting, seat=place.seat, person=person, name=person.get_full_name() if person else substitute,
        quality=place.name[:NAME_LENGTH], presence=said.presence, substitute="" if person else substitute,
    )  # fmt: skip


def _other_rows(meeting: Meeting, others: Sequence[OtherPresent]) -> list[Attendance]:
    if len(others) > MOST_OTHERS:
        raise Refused(f"Notez {MOST_OTHERS} autres personnes au plus, puis leur nombre dans les notes.")
    rows = []
    for one in others:
        quality = clean_text(one.quality)[:NAME_LENGTH]
        if not quality:
            raise Refused("Dites à quel titre chaque autre personne était là : « habitante », « Éducation nationale ».")
        rows.append(
            Attendance(
                meeting=meeting, grant=one.grant, person=one.grant and one.grant.user, presence=Presence.PRESENT,
                name=clean_text(one.name)[:NAME_LENGTH], quality=quality,
            )
        )  # fmt: skip
    return rows


def _close_agenda(meeting: Meeting, postponed: Sequence[int]) -> None:
    """Moves postponed points to the next agenda, or leaves them waiting for it; marks the other points treated."""
    meeting.items.filter(pk__in=postponed).update(state=ItemState.POSTPONED)
    meeting.items.exclude(pk__in=postponed).update(state=ItemState.TREATED)
    hand_over(meeting.space_id)
