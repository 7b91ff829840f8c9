"""Chooses the database: SQLite in one file, or PostgreSQL by DATABASE_URL; a wrong address is refused with a remedy."""

import sqlite3
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

EXAMPLE = "postgresql://utilisateur:mot-de-passe@serveur:5432/base"
# What an address may add after `?`: how the connection is protected, and where its certificates are.
OPTIONS = {"sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout"}
CONNECT_SECONDS = 5
# A lock held this long is a fault: the request is refused, so that workers do not all wait behind it.
LOCK_TIMEOUT = "20s"

# Earlier libraries can corrupt a database when they reset the WAL, so they use the rollback journal.
_SQLITE = sqlite3.sqlite_version_info
WAL_IS_SAFE = (
    _SQLITE >= (3, 51, 3) or (_SQLITE[:2] == (3, 50) and _SQLITE >= (3, 50, 7)) or (3, 44, 6) <= _SQLITE < (3, 45)
)


def database(url: str, path: Path) -> dict:
    """Returns Django's settings of the database at `url`, or of the SQLite file at `path` if `url` is empty."""
    return _postgresql(url) if url.strip() else _sqlite(path)


def _sqlite(path: Path) -> dict:
    return {
        "ENGINE": "config.sqlite",
        "NAME": path,
        # Opening it for each request would cost more than most of the request's queries.
        "CONN_MAX_AGE": 60,
        # The default value, written because test runners only assume it for Django's own engine.
        "TEST": {"NAME": ":memory:"},
        "OPTIONS": {
            # A write takes its lock at BEGIN, so that two writers wait for each other instead of failing half way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 60,
            "init_command": f"PRAGMA journal_mode={'wal' if WAL_IS_SAFE else 'delete'}",
        },
    }


def _postgresql(url: str) -> dict:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise _wrong("son serveur ou son port n'est pas lisible") from error
    if parts.scheme not in {"postgresql", "postgres"}:
        raise _wrong("elle ne commence pas par postgresql://")
    name = unquote(parts.path.removeprefix("/"))
    if not parts.hostname or not name or "/" in name:
        raise _wrong("il lui manque le serveur ou le nom de la base")
    given = dict(parse_qsl(parts.query, keep_blank_values=True))
    if unknown := sorted(set(given) - OPTIONS):
        raise _wrong(f"elle a une option inconnue, {unknown[0]} (connues : {', '.join(sorted(OPTIONS))})")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname),
        "PORT": str(port or 5432),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": CONNECT_SECONDS, "options": f"-c lock_timeout={LOCK_TIMEOUT}", **given},
    }


def _wrong(why: str) -> ImproperlyConfigured:
    # The message omits the address, because it holds a password and this line goes to the logs.
    return ImproperlyConfigured(
        f"La variable DATABASE_URL n'est pas l'adresse d'une base PostgreSQL : {why}. Écrivez par exemple "
        f"DATABASE_URL={EXAMPLE} (dans le mot de passe, écrivez %40 pour @ et %2F pour /), ou retirez la variable : "
        "la plateforme prend alors SQLite."
    )
