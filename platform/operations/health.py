"""What an operator asks first: does the database answer, does the worker run, is there room on the disk?"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from itc_spaces.spaces.models import ClockMark
from notifications.enums import MailState
from notifications.models import Mailed
from web.dates import moment_in_words
from web.sizes import weight

MEGABYTE = 1024 * 1024
LEAST_FREE = 500 * MEGABYTE
# A worker marks the clock every minute, and sends what is due within seconds.
WORKER_SILENT = timedelta(minutes=5)
MAIL_LATE = timedelta(minutes=15)


@dataclass(frozen=True)
class Check:
    """`said` is for the coordination; the public address only says the name and whether all is well."""

    name: str
    label: str
    well: bool
    said: str


def checks() -> list[Check]:
    try:
        return [_database(), _worker(), _mail(), _disk()]
    except DatabaseError as error:
        # Only the type of the error: its message may name the server and its user.
        return [Check("base", "Base de données", False, f"ne répond pas ({type(error).__name__})"), _disk()]


def _database() -> Check:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    return Check("base", "Base de données", True, f"{kind} répond")


def _worker() -> Check:
    last = last_sign_of_work()
    well = last is not None and timezone.now() - last < WORKER_SILENT
    said = f"dernier signe le {moment_in_words(timezone.localtime(last))}" if last else "aucun signe encore"
    remedy = "" if well else " ; relancez-les : python manage.py worker"
    return Check("taches", "Tâches de fond", well, said + remedy)


def last_sign_of_work() -> datetime | None:
    return ClockMark.objects.values_list("reached_at", flat=True).first()


def _mail() -> Check:
    waiting = oldest_mail_due()
    well = waiting is None or timezone.now() - waiting < MAIL_LATE
    said = "rien n'est en retard" if well else f"attend depuis le {moment_in_words(timezone.localtime(waiting))}"
    return Check("courriels", "Courriels", well, said)


def mailed_models() -> Iterator[type[Mailed]]:
    return (model for model in apps.get_models() if issubclass(model, Mailed))


def oldest_mail_due() -> datetime | None:
    """Returns the date from which the oldest unsent mail could be sent; None when no mail is late."""
    now = timezone.now()
    due = [
        model._default_manager.filter(mail_state=MailState.PENDING, mail_after__lte=now)
        .order_by("mail_after")
        .values_list("mail_after", flat=True)
        .first()
        for model in mailed_models()
    ]
    return min(filter(None, due), default=None)


def mail_counts() -> dict[str, int]:
    """Counts, over all kinds of mails, those that wait and those that were given up."""
    return {
        state: sum(model._default_manager.filter(mail_state=state).count() for model in mailed_models())
        for state in (MailState.PENDING, MailState.FAILED)
    }


def _disk() -> Check:
    free = free_bytes()
    remedy = "" if free >= LEAST_FREE else " ; faites de la place (docs/operate.md, « Le disque est plein »)"
    return Check("disque", "Disque", free >= LEAST_FREE, f"{weight(free)} libres{remedy}")


def free_bytes() -> int:
    """Returns the free space of the fullest disk with files or the database."""
    places = [Path(settings.MEDIA_ROOT), Path(settings.VAR)]
    return min(shutil.disk_usage(_existing(place)).free for place in places)


def _existing(place: Path) -> Path:
    return next(folder for folder in (place, *place.parents) if os.path.isdir(folder))


def latest_backup() -> tuple[datetime, int] | None:
    """Returns the date and the size in bytes of the latest backup in the usual folder."""
    found = sorted(Path(settings.BACKUPS).glob("itc-*.tar.gz*"))
    if not found:
        return None
    status = found[-1].stat()
    return datetime.fromtimestamp(status.st_mtime, timezone.get_current_timezone()), status.st_size
