"""Makes the same rows once in a process, then writes them again: the actions that make a site take much longer."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeVar

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.backends.base.creation import BaseDatabaseCreation
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import timezone

T = TypeVar("T")
Row = tuple
# For each model, its rows by primary key.
Rows = dict[type[models.Model], dict[object, Row]]


@dataclass(frozen=True)
class Statement:
    sql: str
    rows: list[Row]  # its parameters


@dataclass(frozen=True)
class Written:
    statements: list[Statement]
    made: object


_WRITTEN: dict[tuple, Written] = {}


def made_once(make: Callable[[], T]) -> T:
    """Returns what `make` returned first today, copied, once its rows are in the test's transaction.

    It is made anew where rows are really committed, and where the test has rows with the same keys.
    """
    if not connection.in_atomic_block:
        return make()
    key = (make, timezone.localdate())
    if key not in _WRITTEN:
        before = read_rows()
        made = make()
        _WRITTEN[key] = Written(statements_between(before, read_rows()), deepcopy(made))
        return made
    try:
        with transaction.atomic():
            write_rows(_WRITTEN[key].statements)
    except IntegrityError:
        return make()
    return deepcopy(_WRITTEN[key].made)


def restore_by_rows(creation: type[BaseDatabaseCreation], operations: type[BaseDatabaseOperations]) -> None:
    """Makes Django put back what migrations wrote as soon as a test emptied the tables, so that any test may follow.

    By itself it does so before the tests that ask for it, object by object, and has them come last.
    """
    migrated: Rows = {}
    empty = operations.execute_sql_flush

    def keep(_) -> str:
        migrated.update(read_rows())
        return "[]"  # for Django: nothing more to put back

    def empty_then_put_back(*given) -> None:
        empty(*given)
        with transaction.atomic():
            write_rows(statements_between(read_rows(), migrated))

    creation.serialize_db_to_string = keep
    operations.execute_sql_flush = empty_then_put_back


def read_rows() -> Rows:
    with connection.cursor() as cursor:
        return {model: _read(cursor, model) for model in apps.get_models(include_auto_created=True)}


def _read(cursor, model: type[models.Model]) -> dict[object, Row]:
    names = _columns(model)
    cursor.execute(f"SELECT {', '.join(names)} FROM {_quoted(model._meta.db_table)}")  # noqa: S608
    key = names.index(_quoted(model._meta.pk.column))
    return {row[key]: row for row in cursor.fetchall()}


def _columns(model: type[models.Model]) -> list[str]:
    return [_quoted(field.column) for field in model._meta.local_concrete_fields]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def statements_between(before: Rows, after: Rows) -> list[Statement]:
    """Returns what makes the rows of the first be those of the second."""
    found = []
    for model, rows in after.items():
        table, names, key = _quoted(model._meta.db_table), _columns(model), _quoted(model._meta.pk.column)
        earlier = before.get(model, {})
        if gone := [(pk,) for pk in earlier if pk not in rows]:
            found.append(Statement(f"DELETE FROM {table} WHERE {key} = %s", gone))  # noqa: S608
        if new := [row for pk, row in rows.items() if pk not in earlier]:
            values = ", ".join(["%s"] * len(names))
            found.append(Statement(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({values})", new))  # noqa: S608
        if changed := [(*row, pk) for pk, row in rows.items() if pk in earlier and row != earlier[pk]]:
            values = ", ".join(f"{name} = %s" for name in names)
            found.append(Statement(f"UPDATE {table} SET {values} WHERE {key} = %s", changed))  # noqa: S608
    return found


def write_rows(statements: list[Statement]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.executemany(statement.sql, statement.rows)
