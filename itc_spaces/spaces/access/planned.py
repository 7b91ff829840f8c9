"""On PostgreSQL, a question whose SQL does not change is planned once a connection: planning takes the longest."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import ServerBindingCursor
from psycopg.types.numeric import Int8


class PlannedCursor(ServerBindingCursor):
    """Keeps what it asks where Django's log of queries looks for it: psycopg does so only for what is not prepared."""

    def _send_query_prepared(self, name, pgq, **options):
        self._query = pgq
        super()._send_query_prepared(name, pgq, **options)


@contextmanager
def planned_once(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """What is asked inside is prepared by the server, its values beside it; elsewhere Django writes them in the SQL."""
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
    """These values as one type for all numbers: psycopg tells small ones apart, and each type is another plan."""
    if connection.vendor != "postgresql":
        return tuple(values)
    return tuple(Int8(value) if type(value) is int else value for value in values)
