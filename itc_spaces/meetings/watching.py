"""Tells the people who keep the rhythm before it is late, then every thirty days."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet

from itc_spaces.meetings import notices
from itc_spaces.meetings.actions.turns import pass_stranded, pass_unanswered, stranded_turns
from itc_spaces.meetings.enums import TurnState
from itc_spaces.meetings.expecting import to_come
from itc_spaces.meetings.models import Meeting
from itc_spaces.meetings.rhythm import Rhythm, Standing, rhythms
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MeetingState
from itc_spaces.spaces.locking import lock_places, lock_rows
from itc_spaces.spaces.models import Space

BEFORE_DAYS = (21, 7)
AGAIN_DAYS = 30
TURN_ANSWERED_DAYS = 7
# A turn that was just proposed has this time to be answered.
TURN_PATIENCE = timedelta(days=2)
TO_COME = (MeetingState.PREPARED, MeetingState.CONVENED)


def watch_rhythms() -> Mapping[str, int]:
    """Tells each notice once, even if the job runs twice: its event names the due day and the step."""
    told = [(rhythm, step) for rhythm in rhythms() for step in _steps(rhythm)]
    spaces = Space.objects.in_bulk([rhythm.space for rhythm, _ in told])
    for rhythm, step in told:
        is_late = rhythm.standing == Standing.LATE
        event = f"{notices.LATE if is_late else notices.DUE}:{rhythm.space}:{rhythm.due}:{step}"
        notices.tell_rhythm(spaces[rhythm.space], event=event, is_late=is_late)
    return {"rythmes rappelés": len(told)}


def _steps(rhythm: Rhythm) -> Iterator[str]:
    """Yields the latest step reached, for an ITC that is not paused and has planned no session in time."""
    if rhythm.is_paused or rhythm.standing in (Standing.KEPT, Standing.PLANNED):
        return
    left = (rhythm.due - rhythm.today).days
    if left < 0:
        yield f"+{(-left - 1) // AGAIN_DAYS * AGAIN_DAYS + 1}"
    elif reached := [days for days in BEFORE_DAYS if left <= days]:
        yield f"-{min(reached)}"


def pass_turns() -> Mapping[str, int]:
    """Passes a turn that nobody answered, a week before, to the next seat."""
    now = access.now()
    close = to_come().filter(
        starts_at__lte=now + timedelta(days=TURN_ANSWERED_DAYS), starts_at__gt=now,
        turns__state=TurnState.PROPOSED, turns__proposed_at__lt=now - TURN_PATIENCE,
    )  # fmt: skip
    found = close.order_by("pk").values_list("pk", "space").distinct()
    passed = _passed(found, close, lambda meeting: pass_unanswered(meeting, asked_before=now - TURN_PATIENCE))
    return {"tours passés": passed + pass_stranded_turns()}


def pass_stranded_turns(space: int | None = None) -> int:
    """Passes the turns of seats where nobody sits any more, in all ITCs or in one."""
    waiting = Meeting.objects.filter(state__in=TO_COME, space__record__closed_at__isnull=True)
    waiting = waiting.exclude(starts_at__lte=access.now())
    stranded = stranded_turns().filter(meeting__in=waiting.filter(space=space) if space else waiting)
    found = stranded.order_by("meeting").values_list("meeting", "meeting__space").distinct()
    return _passed(found, waiting, pass_stranded)


def _passed(found: Iterable[tuple[int, int]], waiting: QuerySet[Meeting], pass_on: Callable[[Meeting], int]) -> int:
    """Passes the turns of the meetings `found` (key and space) by `pass_on`; returns how many."""
    passed = 0
    for pk, space in found:
        with transaction.atomic():
            lock_places(spaces=[space])
            lock_rows(Meeting.objects.filter(pk=pk))
            # read again: it may have been cancelled or moved, or its turns answered
            if meeting := waiting.filter(pk=pk).first():
                passed += pass_on(meeting)
    return passed
