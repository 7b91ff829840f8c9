"""Runs a transaction again, a few times, when PostgreSQL rolled it back because of another one.

SQLite never does: there, transactions that write take turns.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.db import DatabaseError, connection
from django.http import HttpRequest

logger = logging.getLogger("itc.retries")
TRIES = 3
# A serialisation failure or a deadlock: PostgreSQL ended one of the transactions and kept nothing of it.
TAKEN_BACK = ("40001", "40P01")

Answer = TypeVar("Answer")


def retried(act: Callable[[], Answer], *, between: Callable[[], bool] = lambda: True) -> Answer:
    """Runs `act`, which has its own transactions. `between` prepares another try; False when that is impossible."""
    for last in (False,) * (TRIES - 1) + (True,):
        try:
            return act()
        except DatabaseError as error:
            again = getattr(error.__cause__, "sqlstate", None) in TAKEN_BACK and not last
            # Inside an outer transaction, nothing can be run again: all of it is kept, or none.
            if not again or connection.in_atomic_block or not between():
                raise
            logger.warning("done again: %s", error.__cause__)
    raise AssertionError("the last try returns or raises")


def as_sent(request: HttpRequest) -> bool:
    """Restores the request as it came, before the view; returns False when its body was read and not kept."""
    parsed = hasattr(request, "_files")
    if getattr(request, "_read_started", False) and not parsed and not hasattr(request, "_body"):
        return False
    uploads = [upload for _, several in request.FILES.lists() for upload in several] if parsed else []
    if not all(_rewound(upload) for upload in uploads):
        return False
    for name in ("_cached_user", "_acached_user"):
        request.__dict__.pop(name, None)
    for middleware in (SessionMiddleware, AuthenticationMiddleware, MessageMiddleware):
        middleware(lambda request: None).process_request(request)
    return True


def _rewound(upload: UploadedFile) -> bool:
    """Rewinds an upload, and writes it again where it was: storing a file moves it away."""
    if upload.closed:
        return False
    upload.seek(0)
    if isinstance(upload, TemporaryUploadedFile) and not (path := Path(upload.temporary_file_path())).exists():
        with path.open("xb") as copy:
            copy.writelines(upload.chunks())
    return True
