"""A first start makes its tables in half the time: the same tables, with the same rows."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

# What is drawn by lot, or dated, at each run.
DRAWN = {"django_migrations": {"applied"}, "wagtailcore_page": {"translation_key"}, "publication_publicmark": {"token"}}


def held(path: Path) -> dict[str, list]:
    """The whole of a database: its tables, indexes and triggers as they were written, and every row."""
    with closing(sqlite3.connect(path)) as database:
        schema = database.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        found: dict[str, list] = {"schema": sorted(schema, key=str)}
        for table in [name for kind, name, *_ in schema if kind == "table"]:
            columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
            kept = ", ".join(f'"{name}"' for name in columns if name not in DRAWN.get(table, ()))
            found[table] = database.execute(f'SELECT {kept} FROM "{table}" ORDER BY 1').fetchall()  # noqa: S608
        return found


@pytest.mark.process
def test_a_first_start_makes_the_same_tables(make_instance, sqlite_template):
    instance = make_instance("sqlite", empty=True)
    said = instance.output("manage.py", "migrate_aloud", "--verbosity", "0").splitlines()
    quick, usual = held(instance.database_file), held(sqlite_template.database_file)
    assert len(quick["django_migrations"]) > 200
    assert quick.keys() == usual.keys()
    assert [name for name in quick if quick[name] != usual[name]] == []
    total = said[-1].rpartition(" ")[2]
    assert said[-1] == f"      Tables : {total} / {total}"
    assert len(said) == -(-int(total) // 20)
