"""A database of another version, or none: refused by what serves, what works and what migrates, with the remedy."""

import pytest
from django.db.migrations.recorder import MigrationRecorder

from operations.schema import trouble

SERVE = ("-c", "import config.wsgi")
WORK = ("manage.py", "worker", "--once")
MIGRATE = ("manage.py", "migrate", "--verbosity", "0")
LATER = """
import django; django.setup()
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
MigrationRecorder(connection).record_applied("knowledge", "9999_of_next_year")
"""


def test_this_database_is_right(db):
    assert trouble() == ""


def test_an_old_migration_that_was_squashed_away_is_no_newer_database(db):
    from django.db import connection

    MigrationRecorder(connection).record_applied("knowledge", "0000_before")
    assert trouble() == ""


@pytest.mark.process
@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def test_a_newer_database_is_refused_and_left_alone(make_instance, database):
    instance = make_instance(database)
    assert instance.run("-c", LATER).returncode == 0
    for command in (SERVE, WORK, MIGRATE):
        refused = instance.run(*command)
        assert refused.returncode != 0, command
        assert "knowledge.9999_of_next_year" in refused.stderr
        assert "restaurez la sauvegarde" in refused.stderr.splitlines()[-1]


@pytest.mark.process
@pytest.mark.parametrize("command", [SERVE, WORK])
def test_a_database_without_tables_says_to_migrate(make_instance, command):
    refused = make_instance("sqlite", empty=True).run(*command)
    assert refused.returncode != 0
    assert "python manage.py migrate" in refused.stderr.splitlines()[-1]


@pytest.mark.process
@pytest.mark.parametrize("command", [SERVE, WORK, MIGRATE])
def test_a_database_that_does_not_answer_says_what_to_check(make_instance, postgresql, command):
    instance = make_instance("sqlite", empty=True, DATABASE_URL=postgresql.url().replace("only-on", "wrong"))
    refused = instance.run(*command)
    assert refused.returncode != 0
    assert "le mot de passe donnés par DATABASE_URL" in refused.stderr.splitlines()[-1]
    assert "wrong-loopback" not in refused.stderr
