"""Keeps a migrated SQLite database under `var/`, which test runs copy instead of running every migration again.

Its name holds a hash of the migrations of all installed apps and of what they import. A changed migration makes a new
database, and removes the old ones.
"""

import fcntl
import hashlib
import os
import re
import sqlite3
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.creation import BaseDatabaseCreation

from tests.support.kept_rows import restore_by_rows

FOLDER = Path(settings.ROOT) / "var" / "tests"
_IMPORTED = re.compile(
    r"^(?:import|from) ((?:accounts|notifications|website|web|itc_spaces|knowledge|tools|search)[\w.]*)", re.M
)


def fingerprint() -> str:
    """Returns a hash that changes with any migration, with what our migrations import, and with SQLite itself."""
    sources = sorted(path for app in apps.get_app_configs() for path in Path(app.path, "migrations").glob("*.py"))
    imported = {name for path in sources for name in _IMPORTED.findall(path.read_text())}
    sources += sorted(Path(spec.origin) for name in imported if (spec := find_spec(name)) and spec.origin)
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for path in sources:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def kept() -> Path:
    """Returns the file of the migrated database; the caller makes it if it is missing."""
    return FOLDER / f"migrated-{fingerprint()}.sqlite3"


def reuse_migrated() -> None:
    """Makes Django's test database from the kept one, and the kept one too after a change."""
    connection = connections[DEFAULT_DB_ALIAS]
    restore_by_rows(type(connection.creation), type(connection.ops))
    if connection.vendor == "sqlite":
        connection.creation.create_test_db = lambda **asked: _create(connection.creation, **asked)


def _create(creation: BaseDatabaseCreation, **asked) -> str:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "turn").open("ab") as turn:  # one process migrates, while the others wait for its database
        fcntl.flock(turn, fcntl.LOCK_EX)
        source = kept()
        if source.exists():
            return _load(creation, source, **asked)
        name = type(creation).create_test_db(creation, **asked)
        _save(creation, source)
        return name


def _load(creation: BaseDatabaseCreation, source: Path, *, verbosity=1, autoclobber=False, keepdb=False, **_) -> str:
    connection = creation.connection
    name = creation._get_test_db_name()
    creation._create_test_db(verbosity, autoclobber, keepdb)
    connection.close()
    settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name
    connection.ensure_connection()
    with sqlite3.connect(f"file:{source}?mode=ro", uri=True) as opened:
        opened.backup(connection.connection)
    opened.close()
    return name


def _save(creation: BaseDatabaseCreation, target: Path) -> None:
    for old in FOLDER.glob("migrated-*"):
        old.unlink()
    work = target.with_suffix(".tmp")
    creation.connection.ensure_connection()
    with sqlite3.connect(work) as written:
        creation.connection.connection.backup(written)
    written.close()
    os.replace(work, target)
