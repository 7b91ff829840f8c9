"""Decides which process writes the indexes, and in what order: each reading of the database has a larger version."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction

from search.models import WriteCount

# The tasks of one process at a time: a file's name, and a PostgreSQL number that nothing else of ours locks.
WRITER = ("writer", 7_251_906)
REBUILD = ("rebuild", 7_251_907)
TEXTS = ("texts", 7_251_908)
WAIT = 0.02  # seconds between two tries


@contextmanager
def sole(role: tuple[str, int]) -> Iterator[bool]:
    """Tells whether this process holds the task until the end of the block. A lock ends with its process."""
    name, number = role
    yield from _advisory(number) if connection.vendor == "postgresql" else _file(name)


@contextmanager
def in_turn(role: tuple[str, int]) -> Iterator[None]:
    """Waits until nobody else holds the task, then holds it."""
    while True:
        with sole(role) as mine:
            if mine:
                yield
                return
        time.sleep(WAIT)


def _advisory(number: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        (mine,) = cursor.fetchone()
        try:
            yield mine
        finally:
            if mine:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


def _file(name: str) -> Iterator[bool]:
    settings.SEARCH_LOCKS.mkdir(parents=True, exist_ok=True)
    with (settings.SEARCH_LOCKS / f"{name}.lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def next_version() -> int:
    """Returns a version, taken before the database is read: a later reading gets a larger version.

    It counts in microseconds, so that a restored database does not give a version that an index already knows.
    """
    with transaction.atomic():
        count, _ = WriteCount.objects.select_for_update().get_or_create(pk=1)
        count.value = max(count.value + 1, time.time_ns() // 1000)
        count.save()
    return count.value
