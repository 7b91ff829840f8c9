"""The text of attached files: read once for the same bytes, in a confined process; who has them is indexed again."""

import json
import logging
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, QuerySet

from itc_spaces.refusals import Refused
from knowledge.enums import FileKind
from knowledge.files import check_inside, format_of
from knowledge.models import Attachment
from knowledge.publication.models import EditionFile
from search.enums import TextState
from search.models import FileText
from search.outbox import Key, note
from search.writing import TEXTS, sole

logger = logging.getLogger("itc.search")
PROGRAM = Path(__file__).with_name("extracting.py")
BATCH = 20
MOST_TRIES = 2  # a worker killed in the middle is no fault of the file, once
PATIENCE = 60  # seconds; of work it has fewer
MOST_SAID = 64 * 1024 * 1024  # bytes
Held = tuple[Callable[[], QuerySet], Callable[[object], Key]]
_holders: list[Held] = []


def register_holder(rows: Callable[[], QuerySet], digest: str, key: Callable[[object], Key]) -> None:
    """Rows that hold a file: `digest` is the path to its sha256, `key(row)` what its text is found in."""
    _holders.append((lambda value: rows().filter(**{digest: value}), key))


def known_texts(digests: Iterable[str]) -> dict[str, list]:
    """Pages by digest; what was never read is asked for."""
    wanted = set(digests)
    known = dict(FileText.objects.filter(sha256__in=wanted).values_list("sha256", "pages"))
    asked = [FileText(sha256=digest) for digest in sorted(wanted - known.keys())]
    FileText.objects.bulk_create(asked, ignore_conflicts=True)
    return known


def read_texts() -> Mapping[str, int]:
    """A job: some of the files that wait, one after the other."""
    counts = Counter()
    with sole(TEXTS) as mine:
        waiting = FileText.objects.filter(state=TextState.WAITING).order_by("asked_at", "pk")
        for row in waiting[:BATCH] if mine else ():
            FileText.objects.filter(pk=row.pk).update(tries=F("tries") + 1)
            pages = read(row.sha256) if row.tries < MOST_TRIES else None
            _keep(row, pages)
            counts["texte lu" if pages is not None else "texte non extrait"] += 1
    return counts


@transaction.atomic
def _keep(row: FileText, pages: list | None) -> None:
    state = TextState.FAILED if pages is None else TextState.READ
    FileText.objects.filter(pk=row.pk).update(state=state, pages=pages or [])
    if pages:
        note({key(held) for rows, key in _holders for held in rows(row.sha256)})


def forget_texts() -> int:
    """Of files that nothing holds any more, taken away, purged or erased; how many."""
    held = [Attachment.objects.values("sha256"), EditionFile.objects.values("sha256")]
    return FileText.objects.exclude(sha256__in=held[0]).exclude(sha256__in=held[1]).delete()[0]


def read(digest: str) -> list | None:
    """[[page, text], …]; None when its text cannot be had, whatever the reason: the file itself stays as it is."""
    held = next((one for rows, _ in _holders for one in rows(digest)[:1]), None)
    if held is None:
        return []
    file = held.file if hasattr(held, "file") else held.attachment.file
    try:
        known = format_of(file.name)
        if known.kind == FileKind.PICTURE:
            return []
        with default_storage.open(file.name) as stream:
            check_inside(stream, file.name, known)
        return _extracted(default_storage.path(file.name))
    except (Refused, OSError, ValueError, subprocess.SubprocessError) as reason:
        logger.warning("no text of file %s: %s", digest[:12], type(reason).__name__)
        return None


def _extracted(path: str) -> list:
    """Raises ValueError, OSError or SubprocessError."""
    with tempfile.TemporaryFile() as said:
        subprocess.run(  # noqa: S603 (a program of ours, on a path of ours)
            [sys.executable, "-I", str(PROGRAM), path],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.DEVNULL,
            env={"MALLOC_ARENA_MAX": "2"},
            timeout=PATIENCE,
            check=True,
        )
        said.seek(0)
        return json.loads(said.read(MOST_SAID).decode())
