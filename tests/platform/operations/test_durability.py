"""What was acknowledged stays, whatever happens: real processes, killed, short of room."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.support.instances import Instance, free_port

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("durability")]
SETTLE = ("-c", "import django; django.setup(); from tests.platform.operations.writing import settle; settle()")
ROUNDS = int(os.environ.get("ITC_KILLS") or 20)


@pytest.fixture
def instance(make_instance) -> Instance:
    instance = make_instance("sqlite")
    instance.output(*SETTLE)
    return instance


def test_killed_at_any_moment_nothing_acknowledged_is_lost(instance, tmp_path):
    """Saving, attaching, sharing, submitting, accepting; never a row without its file, no orphan after the sweep."""
    kept = tmp_path / "acknowledged"
    said = instance.output("-m", "tests.platform.operations.killing", str(ROUNDS), str(kept))
    acknowledged = kept.read_text().split()
    assert len(acknowledged) > ROUNDS
    checked = instance.run("-m", "tests.platform.operations.checking", str(kept))
    assert checked.returncode == 0, said + checked.stdout + checked.stderr


def _search_knows(instance: Instance, kept: Path, said: str) -> None:
    """After the worker's first pass: no phantom, what was shared is found, what was taken back is not."""
    once = instance.run("manage.py", "worker", "--once", timeout=3000)
    said += once.stdout + once.stderr
    assert once.returncode == 0, said
    status = instance.output("manage.py", "search_index", "status", "--json")
    assert json.loads(status)["waiting"] == 0, said + status
    for command in (["manage.py", "search_index", "check"], ["-m", "tests.platform.operations.finding", str(kept)]):
        checked = instance.run(*command)
        assert checked.returncode == 0, said + checked.stdout + checked.stderr


@pytest.mark.long
def test_writers_and_workers_killed_at_any_moment_nothing_is_missing_in_the_index(instance, tmp_path):
    """Of indexes that are there; those of the next test are still to be built."""
    kept = tmp_path / "acknowledged"
    instance.output("manage.py", "worker", "--once")
    said = instance.output("-m", "tests.platform.operations.killing", str(ROUNDS), str(kept), "worker", timeout=3000)
    assert len(kept.read_text().split()) > ROUNDS
    _search_knows(instance, kept, said)


@pytest.mark.long
def test_web_servers_and_workers_killed_at_any_moment_nothing_is_missing_in_the_index(instance, tmp_path):
    """Through gunicorn, as production runs it: what a browser was told is done is done, and found."""
    kept, serving = tmp_path / "acknowledged", instance.in_production(free_port())
    serving.output("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    said = serving.output("-m", "tests.platform.operations.serving", str(ROUNDS), str(kept), timeout=3000)
    assert len(kept.read_text().splitlines()) > ROUNDS
    _search_knows(serving, kept, said)


@pytest.fixture
def small_disk(tmp_path) -> Path:
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)], capture_output=True)
    if mounted.returncode:
        pytest.skip("seul root peut monter un petit disque")
    yield place
    subprocess.run(["umount", str(place)], check=True)


FILL = """
import django; django.setup()
from uuid import uuid4
from django.db import OperationalError
from tests.platform.operations.writing import TITLE, append, attach, committed
from knowledge.models import PracticeSheet
page = PracticeSheet.objects.get(title=TITLE)
try:
    for _ in range(100000):
        for act in (append, attach):
            token = uuid4().hex * (1 if act is attach else 2000)
            committed(lambda: append(page, token)) if act is append else attach(page, token)
except (OSError, OperationalError) as error:
    print(type(error).__name__, error)
"""


def test_a_full_disk_says_so_and_leaves_nothing_half_done(instance, small_disk, tmp_path):
    for path in instance.var.iterdir():
        subprocess.run(["cp", "-r", str(path), str(small_disk)], check=True)
    full = Instance(small_disk)
    ballast = small_disk / "ballast"
    free = os.statvfs(small_disk)
    ballast.write_bytes(b"\0" * max(0, free.f_bavail * free.f_frsize - 300_000))
    said = full.output("-c", FILL)
    assert "full" in said or "No space left" in said
    refused = full.manage("backup")
    assert refused.returncode != 0
    assert "Faites de la place" in refused.stderr.splitlines()[-1]
    ballast.unlink()
    assert full.output("-m", "tests.platform.operations.checking").startswith("whole")
    full.output("manage.py", "backup", "--to", str(tmp_path / "backups"))
