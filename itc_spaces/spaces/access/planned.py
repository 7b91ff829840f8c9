"""Lets PostgreSQL plan a question once per connection if its SQL does not change: planning takes most of the time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import ServerBindingCursor
from psycopg.types.numeric import Int8


class PlannedCursor(ServerBindingCursor):
    """Keeps its query where Django's query log looks for it; psycopg does so only for unprepared queries."""

    def _send_query_prepared(self, name, pgq, **options):
        self._query = pgq
        super()._send_query_prepared(name, pgq, **options)


@contextmanager
def planned_once(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Within it, the server prepares each query and gets its values apart; Django would write them in the SQL."""
    if connection.vendor != "postgresql":
        yield
        return
    connection.ensure_connection()
    session = connection.connection
    usual = session.cursor_factory, session.prepare_threshold
    session.cursor_factory, session.prepare_threshold = PlannedCursor, 0
    try:
        yield
    finally:
        session.cursor_factory, session.prepare_threshold = usual


def alike(connection: BaseDatabaseWrapper, values: Sequence) -> tuple:
    """Returns the values, all numbers of one type: psycopg types small ones apart, and each type is another plan."""
    if connection.vendor != "postgresql":
        return tuple(values)
    return tuple(Int8(value) if type(value) is int else value for value in values)
