"""Ten thousand ITCs of thirty meetings each: the watch of the rule of two months; the reconciler with nothing to do."""

import os
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from demonstration.scale import add_spaces
from itc_spaces.meetings.models import Convocation, Meeting, Turn
from itc_spaces.meetings.reconciling import reconcile_all
from itc_spaces.meetings.rhythm import rhythms
from itc_spaces.meetings.watching import pass_turns
from itc_spaces.spaces import clock
from itc_spaces.spaces.enums import MandateKind, MeetingState
from itc_spaces.spaces.models import Membership

SPACES, MEETINGS = int(os.environ.get("ITC_BENCH_SPACES") or 10_000), 30
BATCH = 2_000

pytestmark = [pytest.mark.bench, pytest.mark.django_db]


def fill(spaces: list[int]) -> None:
    """All but the last are held; the last is convened in three weeks, those expected are convoked."""
    now, last = timezone.now(), MEETINGS - 1
    rows = []
    for space in spaces:
        for number in range(MEETINGS):
            start = now + timedelta(days=21 - 60 * (last - number))
            state = MeetingState.CONVENED if number == last else MeetingState.HELD
            end = start + timedelta(hours=2)
            rows.append(Meeting(space_id=space, title="x", starts_at=start, ends_at=end, state=state, shown_at=now))
    Meeting.objects.bulk_create(rows, batch_size=BATCH)
    people = {}
    for space, person in Membership.objects.values_list("seat__space", "user").distinct():
        people.setdefault(space, []).append(person)
    convened = Meeting.objects.filter(state=MeetingState.CONVENED).values_list("pk", "space")
    Convocation.objects.bulk_create(
        [Convocation(meeting_id=pk, recipient_id=one) for pk, space in convened for one in people[space]],
        batch_size=BATCH,
    )
    seats = {}
    for space, seat in Membership.objects.order_by("seat").values_list("seat__space", "seat").distinct():
        seats.setdefault(space, []).append(seat)
    Turn.objects.bulk_create(
        [
            Turn(meeting_id=pk, duty=duty, seat_id=seat, proposed_at=now)
            for pk, space in convened
            for duty, seat in zip(MandateKind, seats[space], strict=False)
        ],
        batch_size=BATCH,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def timed(run) -> tuple[str, int, object]:
    """Milliseconds, those of this process alone beside them (SQLite answers in it), queries, and what it gave."""
    with CaptureQueriesContext(connection) as seen:
        started, worked = time.perf_counter(), time.process_time()
        found = run()
        took, own = time.perf_counter() - started, time.process_time() - worked
    return f"{took * 1000:.0f} ms ({own * 1000:.0f} of processor)", len(seen), found


def test_the_watch_and_the_reconciler_over_a_country(capsys):
    fill(add_spaces(SPACES, resources=1))
    with clock.one_instant(timezone.now()):  # as the worker's job has read it
        watch_took, watch_queries, found = timed(rhythms)
        reconcile_took, reconcile_queries, changed = timed(reconcile_all)
        turns_took, turns_queries, passed = timed(pass_turns)
    assert (len(found), watch_queries) == (SPACES, 1)
    assert changed == {"rencontres d'ITC fermées annulées": 0, "convocations changées": 0}
    assert passed == {"tours passés": 0}
    with capsys.disabled():
        print(f"\n{connection.vendor}, {SPACES} ITCs of {MEETINGS} meetings, load {os.getloadavg()[0]:.1f}")
        print(f"watch {watch_took} in {watch_queries} query")
        print(f"reconciler with nothing to do {reconcile_took} in {reconcile_queries} queries")
        print(f"turns with nothing to pass on {turns_took} in {turns_queries} queries")
