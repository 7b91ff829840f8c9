"""Applies the outbox: it writes changed rows to the indexes, in order, and tries again until it succeeds."""

import logging
from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from knowledge.publication.models import Publication
from search.documents import PAGE, PUBLICATION
from search.index_epoch import remember, strayed
from search.models import Change
from search.outbox import Key, note, note_missed, waiting
from search.patience import Patience
from search.protocol import EngineUnavailable, IndexName, NeedsRebuild
from search.sources import SOURCES, WHOLES
from search.writing import WRITER, next_version, sole

logger = logging.getLogger("itc.search")
BATCH = 200
RETRY_AFTER = [timedelta(seconds=seconds) for seconds in (1, 5, 30, 120, 600)]
# When the engine does not answer, no row is at fault, so all of them wait.
_engine = Patience(first=1, most=30)


def apply_changes() -> Mapping[str, int]:
    """Applies due changes in batches, if this process is the one that writes; returns counts for the worker's log."""
    counts = defaultdict(int)
    with sole(WRITER) as mine:
        while mine and _engine.is_due() and (rows := list(due()[:BATCH])):
            try:
                _check_marks()
                for name, count in _apply(rows).items():
                    counts[name] += count
            except EngineUnavailable as reason:
                logger.warning("search engine unavailable, changes wait: %s", reason)
                _engine.failed()
            else:
                _engine.worked()
    return counts


def due() -> QuerySet[Change]:
    return waiting().filter(Q(try_after__isnull=True) | Q(try_after__lte=timezone.now())).order_by("pk")


def _check_marks() -> None:
    """Raises NeedsRebuild for an index of another epoch, before any write to it could hide that."""
    for name in IndexName:
        if why := strayed(name):
            raise NeedsRebuild(f"index {name}: {why}")


def _apply(rows: list[Change]) -> Mapping[str, int]:
    wholes = [row for row in rows if row.kind in WHOLES]
    if wholes:
        return {"étendus": sum(_spread(row) for row in wholes)}
    # Taken before anything is read: a writer that reads later gets a larger version.
    version = next_version()
    by_kind = defaultdict(list)
    for key in _with_editions({Key(row.kind, row.object_id) for row in rows}):
        by_kind[key.kind].append(key.pk)
    failures = {}
    for kind, ids in by_kind.items():
        failures |= _write(kind, sorted(ids), version)
    kinds = {kind for kind, ids in by_kind.items() if any(Key(kind, pk) not in failures for pk in ids)}
    written = {name for kind in kinds for name in SOURCES[kind].indexes}
    with transaction.atomic():
        note_missed(Key(kind, pk) for kind, ids in by_kind.items() for pk in ids)
        return _finish(rows, failures, written, version)


@transaction.atomic
def _spread(row: Change) -> int:
    """Replaces the row of a whole by one row for each of its documents."""
    keys = list(WHOLES[row.kind](row.object_id))
    note(keys, narrows=row.narrows)
    row.delete()
    return len(keys)


def _with_editions(keys: set[Key]) -> set[Key]:
    """Adds the editions of changed pages: readers of a page find it in place of its edition, whose document says so."""
    pages = [key.pk for key in keys if key.kind == PAGE]
    editions = Publication.objects.filter(page__in=pages).values_list("pk", flat=True) if pages else ()
    return keys | {Key(PUBLICATION, pk) for pk in editions}


def _write(kind: str, ids: list[int], version: int) -> dict[Key, str]:
    """Writes these documents; returns the failures. If one fails, it writes one by one, so that only that one waits."""
    try:
        SOURCES[kind].write(ids, version)
    except EngineUnavailable:
        raise
    except Exception as error:  # a text or a file can make a document fail in any way
        if len(ids) > 1:
            return {key: why for pk in ids for key, why in _write(kind, [pk], version).items()}
        logger.exception("%s %s not indexed", kind, ids[0])
        return {Key(kind, ids[0]): type(error).__name__}
    return {}


@transaction.atomic
def _finish(rows: list[Change], failures: dict[Key, str], written: set[IndexName], version: int) -> Mapping[str, int]:
    remember(written, version)
    done = [row.pk for row in rows if Key(row.kind, row.object_id) not in failures]
    Change.objects.filter(pk__in=done).delete()
    failed = [row for row in rows if Key(row.kind, row.object_id) in failures]
    for row in failed:
        row.error = failures[Key(row.kind, row.object_id)]
        if row.tries >= len(RETRY_AFTER):
            row.set_aside_at = timezone.now()
        else:
            row.try_after = timezone.now() + RETRY_AFTER[row.tries]
        row.tries += 1
        row.save(update_fields=["error", "set_aside_at", "try_after", "tries"])
    return {"indexés": len(done), "à reprendre": len(failed)}
