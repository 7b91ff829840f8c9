"""The seats of an ITC, for turns and presence: who sits there, who may take a duty, who had one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from itc_spaces.meetings.enums import Answer, Presence, TurnState
from itc_spaces.meetings.fairness import Account, HeldSession, accounts_of
from itc_spaces.meetings.models import Meeting, Turn
from itc_spaces.meetings.moments import local, when_in_words
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MandateKind, MeetingKind, MeetingState, MembershipRole, Mode, Standing
from itc_spaces.spaces.models import Membership, Seat, SpaceRecord, in_force
from web.alphabet import French


@dataclass
class SeatedPeople:
    """A seat and its people, the holder first."""

    seat: Seat
    people: list[User] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.seat.organisation)


def attending_seats(space: int, on: date) -> QuerySet[Seat]:
    """Returns the seats that attend on a day, by their organisations' names."""
    seats = Seat.objects.filter(
        in_force("", on), in_force("modes__", on), space=space, modes__mode=Mode.ATTENDS
    )  # fmt: skip
    return seats.select_related("organisation").order_by(French("organisation__name"), "pk").distinct()


def day_of(meeting: Meeting) -> date:
    """Returns the meeting's day on its own clocks; today if it has no date."""
    return local(meeting.starts_at, meeting.zone).date() if meeting.starts_at else access.today()


def seated(meeting: Meeting) -> list[SeatedPeople]:
    """Returns the seats that attend on the meeting's day, by name, in two queries."""
    day = day_of(meeting)
    on_it = Membership.objects.filter(in_force("", day), user__is_active=True).select_related("user")
    seats = attending_seats(meeting.space_id, day).prefetch_related(Prefetch("memberships", on_it, to_attr="on_it"))
    return [
        SeatedPeople(seat, [row.user for row in sorted(seat.on_it, key=lambda row: (_rank(row), row.pk))])
        for seat in seats
    ]


def _rank(row: Membership) -> bool:
    return row.role != MembershipRole.HOLDER


def eligible_seats(meeting: Meeting) -> list[int]:
    """Returns the seats that may take a duty: permanent (guests if the ITC allows), with somebody not excused."""
    guests = SpaceRecord.objects.values_list("guests_take_turns", flat=True).get(space=meeting.space_id)
    excused = set(
        meeting.convocations.filter(withdrawn_at__isnull=True, answer=Answer.EXCUSED).values_list(
            "recipient", flat=True
        )
    )
    return [
        one.seat.pk
        for one in seated(meeting)
        if (guests or one.seat.standing == Standing.PERMANENT)
        and any(person.pk not in excused for person in one.people)
    ]


@dataclass(frozen=True)
class Session:
    """A held or future session: the seats that have its duties, and those that could have had one."""

    meeting: int
    state: str
    starts_at: datetime
    when: str
    seats: dict[MandateKind, int | None]
    eligible: set[int]


def sessions_of(space: int) -> list[Session]:
    """Returns the sessions from the first to the last, with the recorded presence, in one query."""
    rows = Meeting.objects.filter(space=space, kind=MeetingKind.SESSION, starts_at__isnull=False)
    rows = rows.exclude(state=MeetingState.CANCELLED).order_by("starts_at", "pk")
    found: dict[int, Session] = {}
    for pk, state, start, end, zone, chair, secretary, seat, presence, standing in rows.values_list(
        "pk", "state", "starts_at", "ends_at", "zone", "chair_seat", "secretary_seat", "attendances__seat",
        "attendances__presence", "attendances__seat__standing",
    ):  # fmt: skip
        seats = {MandateKind.CHAIR: chair, MandateKind.SECRETARY: secretary}
        session = found.setdefault(pk, Session(pk, state, start, when_in_words(start, end, zone), seats, set()))
        if seat and presence != Presence.EXCUSED and standing == Standing.PERMANENT:
            session.eligible.add(seat)
    return list(found.values())


def history(sessions: list[Session], done: Iterable[tuple]) -> list[HeldSession]:
    """Returns the held sessions; `done` has (meeting, duty, seat) for each turn that was done."""
    did = defaultdict(dict)
    for meeting, duty, seat in done:
        did[meeting][MandateKind(duty)] = seat
    held = (session for session in sessions if session.state == MeetingState.HELD)
    return [HeldSession(frozenset(session.eligible), did[session.meeting]) for session in held]


def accounts_in(space: int) -> dict[int, Account]:
    done = Turn.objects.filter(meeting__space=space, meeting__state=MeetingState.HELD, state=TurnState.DONE)
    return accounts_of(history(sessions_of(space), done.values_list("meeting", "duty", "seat")))
