"""`visible_to` at the size of a country, and how long it takes to fill a database of that size. One line of JSON a
database; ITC_BENCH_SPACES says how many spaces of ten resources."""

import json
import os
import time

import pytest

SPACES = int(os.environ.get("ITC_BENCH_SPACES") or 10_000)
PATIENCE = 1800  # seconds

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_what_a_member_may_read(make_instance, database, capsys):
    instance = make_instance(database)
    started = time.monotonic()
    instance.output("manage.py", "demo", "--scale", str(SPACES), timeout=PATIENCE)
    filled = time.monotonic() - started
    tree = instance.output("manage.py", "fixtree", "--noinput", timeout=PATIENCE)
    assert "No problems found." in tree
    said = json.loads(instance.output("-m", "tests.benchmarks.reading"))
    with capsys.disabled():
        print(f"\n{json.dumps({'database': database, 'demo_scale_s': round(filled), **said})}")
