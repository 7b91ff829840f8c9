"""Runs whole instances of the platform in their own processes: a folder, a database, and commands on them."""

import os
import socket
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Variables of this process's environment that would change an instance.
FOREIGN = ("ITC_", "DJANGO_", "DATABASE_URL", "LEGAL_", "SEARCH_", "PYTEST_", "PROMETHEUS_")
HOST = "itc.example.org"
# Variables without which production does not start.
PRODUCTION = {
    "ITC_SECRET_KEY": "pL3v-une-cle-longue-et-variee-0123456789-qui-ne-sert-a-personne",
    "ITC_HOSTS": HOST,
    "ITC_BASE_URL": f"https://{HOST}",
    "ITC_FROM_EMAIL": "itc@example.org",
    "ITC_EMAIL_HOST": "127.0.0.1",
    "ITC_BEHIND_PROXY": "oui",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass(frozen=True)
class Instance:
    """`var` holds what the instance writes; without `database_url`, its database is the SQLite file in it."""

    var: Path
    database_url: str = ""
    settings: str = "config.settings.development"
    given: dict[str, str] = field(default_factory=dict)
    # For an upgrade: the folder of another version of the code, and the environment of its own lock.
    root: Path = ROOT
    python: str = sys.executable

    @property
    def environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        paths = {
            "PYTHONPATH": f"{self.root}{os.pathsep}{self.root / 'platform'}",
            "DJANGO_SETTINGS_MODULE": self.settings,
        }
        return {**own, **paths, "ITC_VAR": str(self.var), "DATABASE_URL": self.database_url, **self.given}

    @property
    def database_file(self) -> Path:
        return self.var / "itc.sqlite3"

    def in_production(self, port: int) -> "Instance":
        """Returns the instance with production's settings, on `port`; commands find this environment's programs."""
        path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
        given = {**self.given, **PRODUCTION, "PATH": path, "ITC_BIND": f"127.0.0.1:{port}"}
        return replace(self, settings="config.settings.production", given=given)

    def run(self, *command: str, timeout: float = 300, **options) -> subprocess.CompletedProcess:
        """Runs a Python command (`-c`, `-m`, a file) to its end; returns its status and output."""
        return subprocess.run(
            [self.python, *command], cwd=self.root, env=self.environment, capture_output=True, text=True,
            timeout=timeout, **options,
        )  # fmt: skip

    def manage(self, *arguments: str, **options) -> subprocess.CompletedProcess:
        return self.run("manage.py", *arguments, **options)

    def output(self, *command: str, **options) -> str:
        """Returns the output of a command that must succeed."""
        done = self.run(*command, **options)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout

    def start(self, *command: str, **options) -> subprocess.Popen:
        """Starts a command that goes on, as the head of its own group, so that its children end with it."""
        return subprocess.Popen(
            [self.python, *command], cwd=self.root, env=self.environment, start_new_session=True, **options
        )
