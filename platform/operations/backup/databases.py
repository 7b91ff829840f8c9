"""The database of a backup: read at one instant while others write, restored into an empty one, and compared.

SQLite is copied as a file. PostgreSQL is read table by table in one snapshot, and written back into tables that the
migrations made. It needs no PostgreSQL client, whose version would have to follow the server's.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import FileField

from operations.backup import Unusable
from web.disk import sync

SQLITE_MEMBER = "database.sqlite3"
BATCH = 2000
WAIT = 60  # seconds to wait until a writer ends


class SqliteSnapshot:
    kind = "sqlite"

    def __init__(self, folder: Path):
        self.path = folder / SQLITE_MEMBER
        self.cursor = sqlite3.connect(self.path).cursor()
        with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=WAIT)) as source:
            # All pages in one step: writers wait, and no half-written state is copied.
            source.backup(self.cursor.connection)

    def close(self) -> None:
        self.cursor.connection.close()

    def tables(self) -> list[str]:
        self.cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        return sorted(name for (name,) in self.cursor.fetchall())

    def rows(self, table: str) -> Iterator[tuple]:
        yield from self.cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (a name from the database)

    def members(self, folder: Path) -> Iterator[Path]:
        yield self.path


class PostgresqlSnapshot:
    kind = "postgresql"

    def __init__(self, folder: Path):
        connection.ensure_connection()
        self.cursor = connection.connection.cursor()
        self.cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def close(self) -> None:
        self.cursor.execute("ROLLBACK")

    def tables(self) -> list[str]:
        self.cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        return sorted(name for (name,) in self.cursor.fetchall())

    def rows(self, table: str) -> Iterator[tuple]:
        # A named cursor stays on the server: a table may be larger than this machine's memory.
        with connection.connection.cursor(name="rows") as rows:
            rows.itersize = BATCH
            yield from rows.execute(f'SELECT ("{table}".*)::text FROM "{table}"')  # noqa: S608 (as above)

    def columns(self, table: str) -> str:
        self.cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() "
            "AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
            [table],
        )
        return ", ".join(f'"{name}"' for (name,) in self.cursor.fetchall())

    def members(self, folder: Path) -> Iterator[Path]:
        for table in self.tables():
            path = folder / f"{table}.copy"
            with path.open("wb") as out:
                # The columns come first, because the restored tables may have them in another order.
                columns = self.columns(table)
                out.write(columns.encode() + b"\n")
                with self.cursor.copy(f'COPY "{table}" ({columns}) TO STDOUT') as copy:
                    for block in copy:
                        out.write(block)
            yield path


@contextmanager
def snapshot(folder: Path) -> Iterator[SqliteSnapshot | PostgresqlSnapshot]:
    """Gives the default database at this instant; what others commit later is not in it."""
    taken = (SqliteSnapshot if connection.vendor == "sqlite" else PostgresqlSnapshot)(folder)
    try:
        yield taken
    finally:
        taken.close()


def digest(taken) -> dict[str, dict]:
    """Returns each table's number of rows, and a digest that does not depend on their order."""
    said = {}
    for table in taken.tables():
        count, total = 0, 0
        for row in taken.rows(table):
            count += 1
            total += int.from_bytes(hashlib.sha256(repr(tuple(row)).encode()).digest())
        said[table] = {"rows": count, "digest": f"{total % 2**256:064x}"}
    return said


def named_files(taken) -> set[str]:
    """Returns the files that the snapshot's rows name, relative to MEDIA_ROOT."""
    names, known = set(), set(taken.tables())
    for model in apps.get_models():
        table = model._meta.db_table
        for field in model._meta.local_concrete_fields:
            if isinstance(field, FileField) and table in known:
                taken.cursor.execute(f'SELECT "{field.column}" FROM "{table}"')  # noqa: S608 (our own names)
                names |= {name for (name,) in taken.cursor.fetchall() if name}
    return names


def migrations(taken) -> list[str]:
    taken.cursor.execute("SELECT app, name FROM django_migrations")
    return sorted(f"{app}.{name}" for app, name in taken.cursor.fetchall())


# ── restoring ──


def is_empty() -> bool:
    """Tells whether there are no tables, or only unused ones from `migrate`."""
    tables = connection.introspection.table_names()
    if "accounts_user" not in tables:
        return not tables
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM accounts_user) + (SELECT count(*) FROM itc_spaces_space)")
        return cursor.fetchone()[0] == 0


def put_back_sqlite(folder: Path) -> None:
    target = Path(connection.settings_dict["NAME"])
    connection.close()
    target.parent.mkdir(parents=True, exist_ok=True)
    arriving = target.with_name(f"{target.name}.restauration")
    shutil.copyfile(folder / SQLITE_MEMBER, arriving)
    sync(arriving)
    for left in ("-wal", "-shm", "-journal"):
        target.with_name(target.name + left).unlink(missing_ok=True)
    arriving.replace(target)
    sync(target.parent)


def put_back_postgresql(folder: Path) -> None:
    call_command("migrate", verbosity=0)
    with transaction.atomic(), connection.cursor() as cursor:
        tables = [connection.ops.quote_name(table) for table in connection.introspection.table_names(cursor)]
        # The backup already has the rows that the triggers wrote.
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(f"TRUNCATE {', '.join(tables)}")
        for path in sorted(folder.glob("*.copy")):
            _fill(cursor, path)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        for model in apps.get_models(include_auto_created=True):
            for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
                cursor.execute(statement)


def _fill(cursor, path: Path) -> None:
    # Foreign keys are checked when the transaction ends, so tables may come in any order.
    with path.open("rb") as stream:
        columns = stream.readline().decode().strip()
        with cursor.copy(f'COPY "{path.stem}" ({columns}) FROM STDIN') as copy:
            while data := stream.read(1024 * 1024):
                copy.write(data)


def check_same(manifest: dict, folder: Path) -> None:
    """Compares the restored database with the backup's manifest; raises Unusable when they differ."""
    with snapshot(folder) as now:
        if digest(now) != manifest["tables"]:
            raise Unusable(
                "La base restaurée n'est pas celle de la sauvegarde : ne l'ouvrez pas. Videz-la, puis recommencez."
            )
