"""`python -m tests.platform.operations.upgrading`: what the code of before wrote is upgraded and restored by today's.

A part of `make full`. The code of before comes from git, and runs in an environment of its own, made from its own lock.
A backup is restored by the version that made it, then upgraded: that is what `restore` and docs/operate.md say.
"""

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from tests.support.instances import ROOT, Instance
from tests.support.postgresql import cluster

BEFORE = "e3a09d0"  # the last commit whose apps lay in other folders
NOTHING_TO_RUN = 5
PATIENCE = 1200  # seconds for one command, on a busy machine
# Rows that nothing may lose: what names models, who may do what to them, what was written, what search must read again.
TABLES = ("django_content_type", "auth_permission", "wagtailcore_revision", "search_change")
SETUP = "import django; django.setup()\n"
# The world of the tests of before, and the addresses that its matrix asks for; its persons by their keys.
FILL = """
import json
from tests.site import make_site
from tests.test_matrix import MATRIX
from tests.world import make_world
site = make_site(make_world())
# « ready » asks whether a worker is alive: not what the database says.
addresses = {route: address(site) for route, (address, _) in MATRIX.items() if route != "ready"}
print(json.dumps({"addresses": addresses, "people": {name: user.pk for name, user in site.world.people.items()}}))
"""
READ = """
import json
from django.db import connection
found = {}
with connection.cursor() as cursor:
    for table in TABLES:
        cursor.execute(f'SELECT * FROM "{table}"')
        columns = [column[0] for column in cursor.description]
        found[table] = [dict(zip(columns, row)) for row in cursor.fetchall()]
print(json.dumps(found, default=str))
"""
MOVED = {"improvement"}  # routes whose page was here, and has another address today
# What each persona is answered at each address, or at the one where it leads.
ASK = """
import json, logging
from django.core.cache import cache
from django.test import Client
from accounts.models import User
logging.disable()
found = {}
for persona, key in {"anonymous": None, **ASKED["people"]}.items():
    client = Client(HTTP_HOST="localhost")
    if key:
        client.force_login(User.objects.get(pk=key))
    for route, address in ASKED["addresses"].items():
        cache.clear()  # nobody has asked too often
        answer = client.get(address)
        if route in MOVED and answer.status_code == 302 and not answer.url.startswith("/connexion/"):
            answer = client.get(answer.url)
        found[f"{persona} {route}"] = answer.status_code
print(json.dumps(found))
"""


def exported(folder: Path) -> Path | None:
    """The code of before in an environment of its own, or None where git or its commit is not at hand."""
    if not (ROOT / ".git").exists():
        return None
    packed = subprocess.run(["git", "archive", BEFORE], cwd=ROOT, capture_output=True)
    if packed.returncode != 0:
        return None
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    subprocess.run(["make", "--no-print-directory", "env"], cwd=folder, check=True)
    return folder


def rows(instance: Instance) -> dict[str, list[dict]]:
    return said_by(instance, f"{SETUP}TABLES = {TABLES!r}\n{READ}")


def answers(instance: Instance, asked: dict) -> dict[str, int]:
    return said_by(instance, f"{SETUP}ASKED = {asked!r}\nMOVED = {MOVED!r}\n{ASK}")


def said_by(instance: Instance, code: str) -> dict:
    """The last line, for a library may say something before."""
    return json.loads(instance.output("-c", code, timeout=PATIENCE).splitlines()[-1])


def lost(before: list[dict], after: list[dict]) -> Counter:
    """Rows that are not there any more, as they were; columns that came since are not looked at."""
    columns = before[0].keys() if before else ()
    known = Counter(json.dumps([row.get(name) for name in columns]) for row in after)
    return Counter(json.dumps([row[name] for name in columns]) for row in before) - known


def upgraded(instance: Instance, before: dict[str, list[dict]], asked: dict, answered: dict[str, int]) -> None:
    """Today's code on a database of before: no row is lost, and each persona is answered the same."""
    today = replace(instance, root=ROOT, python=sys.executable)
    today.output("manage.py", "migrate", "--verbosity", "0", timeout=PATIENCE)
    after = rows(today)
    for table in TABLES:
        assert before[table], table
        assert not (gone := lost(before[table], after[table])), (table, list(gone)[:3])
    assert len(after["wagtailcore_revision"]) == len(before["wagtailcore_revision"])
    now = answers(today, asked)
    assert {200, 302, 404} == set(answered.values())
    assert not (other := {key: (answered[key], now[key]) for key in answered if answered[key] != now[key]}), other


def walk(first: Instance, second: Instance) -> None:
    """`first` is filled, backed up and upgraded; `second` is restored from that backup, then upgraded."""
    first.output("manage.py", "migrate", "--verbosity", "0", timeout=PATIENCE)
    asked = said_by(first, SETUP + FILL)
    before, answered = rows(first), answers(first, asked)
    first.output("manage.py", "backup", timeout=PATIENCE)
    (made,) = (first.var / "backups").glob("itc-*.tar.gz")
    second.output("manage.py", "restore", str(made), timeout=PATIENCE)
    assert rows(second) == before
    upgraded(first, before, asked, answered)
    upgraded(second, before, asked, answered)
    sys.stdout.write(f"{len(answered)} answers and {sum(map(len, before.values()))} rows are the same.\n")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        root = exported(Path(folder) / "before")
        if root is None:
            sys.stdout.write(f"Nothing proved: the commit {BEFORE} is not here, as in a source archive without git.\n")
            return NOTHING_TO_RUN
        of_before = {"root": root, "python": str(root / ".venv" / "bin" / "python")}
        walk(*(Instance(Path(folder) / name, **of_before) for name in ("sqlite", "sqlite-restored")))
        sys.stdout.write("SQLite, and its backup: upgraded.\n")
        with cluster() as server:
            names = ("itc_before", "itc_restored")
            walk(*(Instance(Path(folder) / name, server.create(name), **of_before) for name in names))
        sys.stdout.write("PostgreSQL, and its backup: upgraded.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
