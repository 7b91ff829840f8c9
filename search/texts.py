"""Reads the text of attached files, once for the same bytes, in a confined process; then indexes their holders."""

import json
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from knowledge.enums import FileKind
from knowledge.files import confined
from knowledge.files.checks import check_stored, format_of
from knowledge.models import Attachment
from knowledge.publication.models import EditionFile
from search.enums import TextState
from search.models import FileText
from search.outbox import Key, note
from search.writing import TEXTS, sole
from web.refusals import Refused

logger = logging.getLogger("itc.search")
PROGRAM = Path(__file__).with_name("extracting.py")
# To be increased when the extraction changes: each file is then read again.
READER = 2
BATCH = 20
# Time before the next try: a full disk or a busy machine is not the file's fault.
DELAYS = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(days=1))
MOST_TRIES = 1 + len(DELAYS)
ASKED_ANEW = 500  # files per run of the job, after an upgrade
BUDGET = confined.DOCUMENT.later
Held = tuple[Callable[[], QuerySet], Callable[[Any], Key]]
_holders: list[Held] = []


def register_holder(rows: Callable[[], QuerySet], digest: str, key: Callable[[Any], Key]) -> None:
    """Registers rows that hold a file: `digest` is the path to its sha256; its text is found in `key(row)`."""
    _holders.append((lambda value: rows().filter(**{digest: value}), key))


def known_texts(digests: Iterable[str]) -> dict[str, list]:
    """Returns pages by digest; asks for the texts that were never read."""
    wanted = set(digests)
    known = dict(FileText.objects.filter(sha256__in=wanted).values_list("sha256", "pages"))
    asked = [FileText(sha256=digest) for digest in sorted(wanted - known.keys())]
    FileText.objects.bulk_create(asked, ignore_conflicts=True)
    return known


@receiver(post_save, sender=Attachment)
def ask_for(instance: Attachment, created: bool = False, raw: bool = False, **kwargs) -> None:
    """Asks for a file's text as soon as it arrives: the author of a draft is also told whether it can be searched."""
    if created and not raw:
        state = TextState.EMPTY if instance.kind == FileKind.PICTURE else TextState.WAITING
        row = FileText(sha256=instance.sha256, state=state, reader=READER)
        FileText.objects.bulk_create([row], ignore_conflicts=True)


def read_texts() -> Mapping[str, int]:
    """Reads some of the waiting files one after the other, as a job."""
    counts = Counter()
    with sole(TEXTS) as mine:
        if not mine:
            return counts
        _ask_anew()
        for row in _due()[:BATCH]:
            try:
                pages = _try(row)
            except confined.Busy:  # the file is not at fault
                _put_back(row)
                break
            _keep(row, pages)
            counts["texte lu" if pages is not None else "texte non extrait"] += 1
    return counts


def _due() -> QuerySet[FileText]:
    now = timezone.now()
    waiting = Q(state=TextState.WAITING) & (Q(try_after=None) | Q(try_after__lte=now))
    return FileText.objects.filter(waiting | Q(state=TextState.FAILED, try_after__lte=now)).order_by("asked_at", "pk")


def _ask_anew() -> None:
    """Asks again, after an upgrade, for the texts of earlier extractions; the old texts stay until then."""
    older = FileText.objects.filter(reader__lt=READER).order_by("pk").values_list("pk", flat=True)[:ASKED_ANEW]
    if older := list(older):
        FileText.objects.filter(pk__in=older).update(
            reader=READER, state=TextState.WAITING, tries=0, try_after=None, asked_at=timezone.now()
        )


def _try(row: FileText) -> list | None:
    """Counts the try before it begins: if the worker is killed meanwhile, the next try does not come at once."""
    if row.tries >= MOST_TRIES:
        return None
    after = timezone.now() + DELAYS[row.tries] if row.tries < len(DELAYS) else None
    FileText.objects.filter(pk=row.pk).update(tries=row.tries + 1, try_after=after)
    row.tries, row.try_after = row.tries + 1, after
    return read(row.sha256)


def _put_back(row: FileText) -> None:
    """Takes the try back and delays it; without a new date, a last try would never come back."""
    FileText.objects.filter(pk=row.pk).update(tries=row.tries - 1, try_after=timezone.now() + DELAYS[0])


@transaction.atomic
def _keep(row: FileText, pages: list | None) -> None:
    """Saves the result; a file that cannot be read again keeps its former text."""
    kept = row.pages if pages is None else pages
    has_letters = any(letter.isalnum() for _, text in kept for letter in text)
    state = TextState.FAILED if pages is None else TextState.READ if has_letters else TextState.EMPTY
    after = row.try_after if pages is None and row.tries < MOST_TRIES else None
    FileText.objects.filter(pk=row.pk).update(state=state, pages=kept, try_after=after)
    note({key(held) for rows, key in _holders for held in rows(row.sha256)})


def forget_texts() -> int:
    """Deletes the texts of files that nothing holds any more (removed, purged or erased); returns how many."""
    held = [Attachment.objects.values("sha256"), EditionFile.objects.values("sha256")]
    return FileText.objects.exclude(sha256__in=held[0]).exclude(sha256__in=held[1]).delete()[0]


def read(digest: str) -> list | None:
    """Returns [[page, text], …]; None when the text cannot be read; the file itself does not change. Raises Busy."""
    rows = (model.objects.filter(sha256=digest).exclude(file="").first() for model in (Attachment, EditionFile))
    held = next(filter(None, rows), None)
    if held is None:
        return []
    file = held.file
    try:
        known = format_of(file.name)
        if known.kind == FileKind.PICTURE:
            return []
        path = default_storage.path(file.name)
        check_stored(path, file.name, BUDGET)
        return json.loads(confined.run(PROGRAM, path, budget=BUDGET))
    except confined.Busy:
        raise
    except (Refused, OSError, ValueError, confined.Failure) as reason:
        logger.warning("no text of file %s: %s", digest[:12], type(reason).__name__)
        return None
