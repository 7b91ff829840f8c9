"""Two gestures at once on PostgreSQL: the first is held, with what it locked, until the second waits or ends."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import DatabaseError, connection, transaction

from knowledge.staleness import StaleForm
from tests.concurrency.gestures import Gesture
from tests.concurrency.scenes import Scene
from web.refusals import NotAllowed, Refused

PATIENCE = 30  # seconds until a run is given up as stuck
DONE, REFUSED = "done", "refused"
# What a person may be told; all else would be a 500.
TOLD = (NotAllowed, Refused, StaleForm)
LOCKS = (" FOR ", "UPDATE ", "DELETE ", "INSERT ")
# Where the first of the two is held: with its first lock, or with all of them, just before it commits.
AT_FIRST_LOCK, BEFORE_COMMIT = "at its first lock", "before it commits"


@dataclass
class Hold:
    """Stops one thread once, at a point of its transaction."""

    point: str
    reached: threading.Event = field(default_factory=threading.Event)
    free: threading.Event = field(default_factory=threading.Event)

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if self.point == AT_FIRST_LOCK and any(word in sql for word in LOCKS) and "SAVEPOINT" not in sql:
            self.stop()
        return result

    def stop(self) -> None:
        if not self.reached.is_set():
            self.reached.set()
            assert self.free.wait(PATIENCE), "nobody let it go on"


@dataclass
class Outcome:
    said: str = ""
    fault: BaseException | None = None
    pid: int = 0


def do(gesture: Gesture, scene: Scene, outcome: Outcome, hold: Hold | None = None) -> None:
    """In one transaction, as the middleware calls a view; without trying again: the order of locks is to do."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                # A deadlock is found at once, and nothing waits for longer than a person would.
                cursor.execute("SET LOCAL deadlock_timeout = '50ms'; SET LOCAL lock_timeout = '15s'")
                cursor.execute("SELECT pg_backend_pid()")
                outcome.pid = cursor.fetchone()[0]
            if hold is None:
                gesture(scene)
            else:
                with connection.execute_wrapper(hold):
                    gesture(scene)
                hold.stop()
        outcome.said = DONE
    except TOLD as told:
        outcome.said = f"{REFUSED}: {type(told).__name__}"
    except BaseException as fault:
        outcome.fault = fault
    finally:
        if hold is not None:
            hold.reached.set()
        if not isinstance(threading.current_thread(), threading._MainThread):
            connection.close()


def at_once(first: Gesture, second: Gesture, scene: Scene, point: str) -> tuple[Outcome, Outcome]:
    """`first` is held at `point` while `second` goes as far as it can."""
    hold, outcomes = Hold(point), (Outcome(), Outcome())
    threads = [
        threading.Thread(target=do, args=(first, scene, outcomes[0], hold)),
        threading.Thread(target=do, args=(second, scene, outcomes[1])),
    ]
    threads[0].start()
    assert hold.reached.wait(PATIENCE)
    threads[1].start()
    until(lambda: not threads[1].is_alive() or waits(outcomes[1].pid))
    hold.free.set()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), "still waiting"
    return outcomes


def waits(pid: int) -> bool:
    """Whether this session waits for a lock of another."""
    if not pid:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT cardinality(pg_blocking_pids(%s)) > 0", [pid])
        return cursor.fetchone()[0]


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "neither done nor waiting"
        threading.Event().wait(0.002)


def one_after_the_other(first: Gesture, second: Gesture, scene: Scene) -> tuple[Outcome, Outcome]:
    """What SQLite makes of two at once: one has its turn, whole, then the other."""
    outcomes = []
    for gesture in (first, second):
        outcome = Outcome()
        try:
            with transaction.atomic():
                gesture(scene)
            outcome.said = DONE
        except TOLD as told:
            outcome.said = f"{REFUSED}: {type(told).__name__}"
        except DatabaseError as fault:
            outcome.fault = fault
        outcomes.append(outcome)
    return tuple(outcomes)
