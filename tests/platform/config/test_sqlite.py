"""The turn that writers take on SQLite: one at a time, and never lost with the one who held it."""

import fcntl
from threading import Thread

import pytest
from django.db import OperationalError, connections, transaction

from config.database import database

OPENED = "turns"


@pytest.fixture
def opened(tmp_path, settings):
    """A database in a file, beside that of the tests."""
    path = tmp_path / "itc.sqlite3"
    given = {**connections["default"].settings_dict, **database("", path)}
    given["OPTIONS"] = {**given["OPTIONS"], "timeout": 0.2}
    connections.databases[OPENED] = given
    yield connections[OPENED]
    connections[OPENED].close()
    del connections[OPENED], connections.databases[OPENED]


def is_free(connection) -> bool:
    with open(f"{connection.settings_dict['NAME']}-turn", "ab") as turn:
        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@pytest.fixture
def allowed(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def test_it_is_held_from_the_beginning_to_the_end_of_a_transaction(allowed, opened):
    with transaction.atomic(using=OPENED):
        assert not is_free(opened)
        with transaction.atomic(using=OPENED):
            assert not is_free(opened)
        assert not is_free(opened)
    assert is_free(opened)


def test_it_ends_with_what_failed_and_with_its_connection(allowed, opened):
    with pytest.raises(ValueError, match="broken"), transaction.atomic(using=OPENED):
        raise ValueError("broken")
    assert is_free(opened)
    with pytest.raises(OperationalError), transaction.atomic(using=OPENED), opened.cursor() as cursor:
        cursor.execute("SELECT * FROM none")
    assert is_free(opened)


def test_who_waits_longer_than_allowed_is_refused_by_sqlite_and_holds_nothing(allowed, opened):
    said = []

    def write() -> None:
        try:
            with transaction.atomic(using=OPENED):
                said.append("written")
        except OperationalError as error:
            said.append(str(error))
        finally:
            connections[OPENED].close()

    with transaction.atomic(using=OPENED):
        other = Thread(target=write)
        other.start()
        other.join()
        assert said == ["database is locked"]
    assert is_free(opened)
