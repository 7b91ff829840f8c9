"""Two gestures on the same thing at once: each passes or is refused in words, nobody waits for ever, all holds.

Those that fell once are in every run; ITC_ALL_PAIRS=1 plays every pair of the table (`make full`).
"""

import os
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.concurrency.gestures import AREAS, FALLEN, pairs
from tests.concurrency.invariants import INVARIANTS, belied
from tests.concurrency.scenes import SCENES
from tests.concurrency.together import (
    AT_FIRST_LOCK,
    BEFORE_COMMIT,
    DONE,
    Outcome,
    at_once,
    one_after_the_other,
)

ALL = bool(os.environ.get("ITC_ALL_PAIRS"))
PAIRS = {area: pairs(area) if ALL else [pair for where, *pair in FALLEN if where == area] for area in AREAS}
each_area = pytest.mark.parametrize("area", [area for area, met in PAIRS.items() if met])
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")


def fault_in(outcomes: tuple[Outcome, Outcome]) -> str:
    """What must not be, in words; empty when all is well."""
    faults = [f"{type(outcome.fault).__name__}: {outcome.fault}" for outcome in outcomes if outcome.fault]
    faults += [f"{name}: {rows}" for name, rows in belied().items()]
    if not any(outcome.said == DONE for outcome in outcomes):
        faults.append(f"both refused: {outcomes[0].said}; {outcomes[1].said}")
    return "; ".join(faults)


@on_postgresql
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@each_area
def test_two_at_once(area):
    counts, faults, gestures = Counter(), [], AREAS[area]
    for one, other in PAIRS[area]:
        for first, second in dict.fromkeys([(one, other), (other, one)]):
            for point in (AT_FIRST_LOCK, BEFORE_COMMIT):
                outcomes = at_once(gestures[first], gestures[second], SCENES[area](), point)
                counts[sum(outcome.said == DONE for outcome in outcomes)] += 1
                if fault := fault_in(outcomes):
                    faults.append(f"{first} held {point}, and {second}: {fault}")
                    print(f"\n{area}: {faults[-1]}", flush=True)  # noqa: T201 (the whole table takes long)
    print(f"\n{area}: {len(PAIRS[area])} pairs, {counts.total()} runs: both passed in {counts[2]}, "  # noqa: T201
          f"one was told why not in {counts[1]}, {len(faults)} faults")  # fmt: skip
    assert not faults, "\n".join(faults)


@pytest.mark.django_db
@each_area
def test_one_after_the_other(area):
    """On every database: what the second finds is what the first left, and it is told so in words."""
    faults, gestures = [], AREAS[area]
    for one, other in PAIRS[area]:
        for first, second in dict.fromkeys([(one, other), (other, one)]):
            outcomes = one_after_the_other(gestures[first], gestures[second], SCENES[area]())
            if fault := fault_in(outcomes):
                faults.append(f"{first}, then {second}: {fault}")
    assert not faults, "\n".join(faults)


@pytest.mark.django_db
def test_a_scene_of_words_costs_no_more_than_the_last():
    """Each department hears of a change: with those of all scenes before, the table would never end."""
    counts = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as asked:
            scene = SCENES["words"]()
        counts.append(len(asked))
        AREAS["words"]["create a department"](scene)
    assert counts[1] == counts[2]


@pytest.mark.django_db
@pytest.mark.parametrize("name", INVARIANTS)
def test_each_invariant_can_be_asked(name):
    """A query with a fault in it would hold for ever."""
    with connection.cursor() as cursor:
        cursor.execute(INVARIANTS[name])
        assert cursor.fetchall() == []
