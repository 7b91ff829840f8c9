"""The row locks that a gesture takes, in their order, as PostgreSQL itself shows them (`pgrowlocks`).

Another session looks after each statement that may lock: what it sees is locked by a SELECT, an UPDATE, a DELETE, a
trigger or a foreign key alike.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import NamedTuple

import psycopg
from django.apps import apps
from django.db import connection

from itc_spaces.spaces.locking import HELD, ORDER

STRENGTHS = ("Key Share", "Share", "No Key Update", "Update")
# Raised: from alone to deleted, or to another key; only those who refer to the row can be in the way by then.
KEY_SHARE, SHARE, NO_KEY_UPDATE, UPDATE, RAISED = range(5)
RANKS = {table: rank for rank, tables in enumerate(ORDER) for table in tables}
# A space is the parent of its resources, and locked before them.
PAGES = "wagtailcore_page"
# Changed by whoever finds it free, and never waited for.
NEVER_WAITED_FOR = {"itc_spaces_clockmark"}


ONE_TABLE = "SELECT 'TABLE' AS place, l.* FROM pgrowlocks('TABLE') l"
THE_PAGES = """
SELECT 'wagtailcore_page' || CASE WHEN p.depth < 4 THEN ' of a space' ELSE '' END AS place, l.*
FROM pgrowlocks('wagtailcore_page') l JOIN wagtailcore_page p ON p.ctid = l.locked_row
"""
# Of whom is not asked: nobody else is there, and what a savepoint locks is of no session by name.
EVERYTHING = "SELECT place, locked_row::text, mode FROM (SEEN) AS held, LATERAL unnest(modes) AS of_each(mode)"


class Lock(NamedTuple):
    table: str
    row: str
    strength: int
    is_stronger: bool = False  # the same row was locked before, and alone


class Recorder:
    """Of one connection, seen from another."""

    def __init__(self, observer: psycopg.Connection):
        self.observer = observer
        self.held: dict[tuple[str, str], int] = {}
        self.taken: list[Lock] = []
        self.upgraded: list[str] = []
        observer.execute("CREATE EXTENSION IF NOT EXISTS pgrowlocks")
        tables = {model._meta.db_table for model in apps.get_models()} - NEVER_WAITED_FOR - {PAGES}
        present = {name for (name,) in observer.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
        seen = [ONE_TABLE.replace("TABLE", table) for table in sorted(tables & present)]
        self.question = EVERYTHING.replace("SEEN", " UNION ALL ".join([*seen, THE_PAGES]))

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if not sql.startswith("SELECT") or " FOR " in sql:
            self.look()
        return result

    def look(self) -> None:
        rows = self.observer.execute(self.question).fetchall()
        found = sorted(
            (STRENGTHS.index(mode.removeprefix("For ")), table, row) for table, row, mode in rows
        )  # fmt: skip
        for strength, table, row in sorted(found, key=lambda one: (rank_of(one[1]), one[1], one[2])):
            before = self.held.get((table, row))
            if before is not None and before >= strength:
                continue
            if before == SHARE:
                self.upgraded.append(table)
            self.held[table, row] = strength
            self.taken.append(Lock(table, row, strength, before is not None and before > SHARE))


@contextmanager
def recording(observer: psycopg.Connection) -> Iterator[Recorder]:
    """Within it every statement of the connection; at the end what a commit would check too."""
    recorder = Recorder(observer)
    with connection.execute_wrapper(recorder):
        yield recorder
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def rank_of(table: str) -> float:
    """Where the written order puts it; what hangs on something else comes last."""
    if table.startswith(PAGES):
        return RANKS[PAGES] - (0.5 if table != PAGES else 0)
    return RANKS.get(table, len(ORDER))


def inversions(taken: list[Lock]) -> list[str]:
    """Places locked after one that the written order puts behind them; foreign keys, which only refer, left out."""
    furthest, found = ("", -1.0), []
    for lock in taken:
        if lock.strength == KEY_SHARE or lock.is_stronger or rank_of(lock.table) == len(ORDER):
            continue
        if rank_of(lock.table) < furthest[1]:
            found.append(f"{lock} after {furthest[0]}")
        else:
            furthest = lock.table, rank_of(lock.table)
    return found


def conflict(one: int, other: int) -> bool:
    """PostgreSQL's table of row locks."""
    weak, strong = sorted((one, other))
    if strong == RAISED:
        return weak == KEY_SHARE
    return strong == UPDATE or (strong == NO_KEY_UPDATE and weak >= SHARE)


def edges(taken: list[Lock]) -> set[tuple[str, int, str, int]]:
    """Each place that was held when another was locked."""
    return {
        (before.table, before.strength, after.table, RAISED if after.is_stronger else after.strength)
        for before, after in combinations(taken, 2)
        if before.table != after.table
    }


def rings(known: dict[str, set[tuple[str, int, str, int]]]) -> set[str]:
    """Two gestures that lock the same two places, each the one before the other, so that they may wait in a ring.

    What is held by its container is locked by one gesture at a time.
    """
    found = set()
    for (name, mine), (other, theirs) in combinations(sorted(known.items()), 2):
        for first, strong, second, stronger in mine:
            if {first, second} <= set(HELD):
                continue
            for third, strength, fourth, last in theirs:
                if (third, fourth) == (second, first) and conflict(strong, last) and conflict(strength, stronger):
                    found.add(f"{name}: {first} then {second}; {other}: {second} then {first}")
    return found
