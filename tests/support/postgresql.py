"""Runs a real PostgreSQL for the tests: a temporary cluster on loopback, deleted afterwards.

`python -m tests.support.postgresql PYTEST-ARGUMENTS` runs pytest with DATABASE_URL leading to one, of the newest
version installed or of the programs in ITC_TEST_POSTGRESQL (the folder of `initdb` and `postgres`).
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.instances import ROOT, Instance, free_port

USER = "itc"
PASSWORD = "only-on-loopback"
PATIENCE = 30  # seconds
# As docker-compose.yml does: French order on any machine, and nobody connects without the password.
INITDB_ARGS = re.search(r"POSTGRES_INITDB_ARGS: (.*)", (ROOT / "docker-compose.yml").read_text()).group(1).split()
# A test's database is deleted, so its data need not reach the disk.
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def binaries() -> Path | None:
    """Returns the folder of the server's programs: the one asked for, else the newest installed."""
    if asked := os.environ.get("ITC_TEST_POSTGRESQL"):
        return Path(asked)
    versions = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    versions += [Path(found).parent for found in [shutil.which("initdb")] if found]
    return max(versions, key=lambda path: path.parent.name, default=None)


@dataclass(frozen=True)
class Cluster:
    port: int

    def url(self, name: str = "itc") -> str:
        return f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{self.port}/{name}"

    def create(self, name: str, template: str | None = None) -> str:
        """Makes a database with that name, empty or as a copy of another; returns its address."""
        import psycopg

        copied = f'TEMPLATE "{template}"' if template else ""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" {copied}')
        return self.url(name)


def _owner() -> dict:
    """Returns the user who runs the server: PostgreSQL refuses root, so root uses the user that its package made."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}


@contextmanager
def cluster(**settings: str) -> Iterator[Cluster]:
    """Runs a server during the block; `settings` go to it, by default those of a database that will be deleted."""
    found = binaries()
    if found is None:
        raise RuntimeError("PostgreSQL is missing: as root, apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="itc-postgresql-"))
    try:
        if owner := _owner():
            shutil.chown(folder, owner["user"], owner["group"])
        password = folder / "password"
        password.write_text(PASSWORD)
        data = folder / "pgdata"
        initdb = [found / "initdb", "--pgdata", data, "--username", USER, "--pwfile", password]
        subprocess.run([*initdb, *INITDB_ARGS, "--no-sync"], check=True, capture_output=True, **owner)
        with _serving(found, data, settings or HASTY) as port:
            yield Cluster(port)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _serving(found: Path, data: Path, settings: dict[str, str]) -> Iterator[int]:
    port = free_port()
    options = {"port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", **settings}
    command = [
        found / "postgres",
        "-D",
        data,
        *(part for name in options for part in ("-c", f"{name}={options[name]}")),
    ]
    with (data / "server.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, **_owner())
    try:
        _wait(server, port, data / "server.log")
        yield port
    finally:
        server.send_signal(signal.SIGINT)  # « fast » shutdown: it ends open sessions
        server.wait(PATIENCE)


def _wait(server: subprocess.Popen, port: int, log: Path) -> None:
    import psycopg

    until = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(Cluster(port).url("postgres"), connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}") from None
            time.sleep(0.1)


def main() -> int:
    with cluster() as server:
        # Migrated once, in a process that ends; each worker's database is a copy.
        with tempfile.TemporaryDirectory() as var:
            migrated = Instance(Path(var), server.create("itc"))
            migrated.output("manage.py", "migrate_aloud", "--verbosity", "0")
        given = {**os.environ, "DATABASE_URL": migrated.database_url, "ITC_TEST_TEMPLATE": "itc"}
        return subprocess.run([sys.executable, "-m", "pytest", *sys.argv[1:]], cwd=ROOT, env=given).returncode


if __name__ == "__main__":
    sys.exit(main())
