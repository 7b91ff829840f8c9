"""The written order of locks is the one that every gesture keeps, as PostgreSQL shows it."""

from contextlib import suppress

import psycopg
import pytest
from django.db import connection, transaction

from itc_spaces.spaces.locking import ORDER
from tests.concurrency.gestures import AREAS
from tests.concurrency.recording import edges, inversions, recording, rings
from tests.concurrency.scenes import SCENES
from tests.concurrency.together import TOLD

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite locks no rows"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def observer():
    known = connection.get_connection_params()
    known = {name: known[name] for name in ("host", "port", "user", "password", "dbname")}
    with psycopg.connect(**known, autocommit=True) as session:
        yield session


def taken_by(gesture, scene, observer):
    with transaction.atomic():
        with recording(observer) as recorder, suppress(*TOLD):
            gesture(scene)
        transaction.set_rollback(True)
    return recorder


def test_every_gesture_locks_in_the_written_order(observer):
    known, wrong = {}, []
    for area, gestures in AREAS.items():
        scene = SCENES[area]()
        for name, gesture in gestures.items():
            recorder = taken_by(gesture, scene, observer)
            assert recorder.taken, f"{area}, {name}: nothing was seen"
            wrong += [f"{area}, {name}: {what}" for what in inversions(recorder.taken)]
            wrong += [f"{area}, {name}: {table} shared, then alone" for table in recorder.upgraded]
            known[f"{area}, {name}"] = edges(recorder.taken)
    assert not wrong, "\n".join(wrong)
    assert not (found := rings(known)), "\n".join(sorted(found))


def test_the_order_names_tables_that_are_there():
    present = set(connection.introspection.table_names())
    assert [name for line in ORDER for name in line if name not in present] == []
