"""Documents for whole indexes, made by processes of their own: the one that writes an index is busy writing."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext

from search.engines.protocol import Document, IndexName
from search.models import Change
from search.processes import started, swept
from search.sources import SOURCES
from search.writing import next_version

logger = logging.getLogger("itc.search")
PROCESSES = 1  # keeps one writer busy; a second one would take memory and gain nothing
WORTH = 5_000  # documents; for fewer, starting processes takes longer than they save
AHEAD = 4  # chunks that wait to be written; more would only take memory


def documents(kind: str, ids: list[int], name: IndexName) -> list[Document]:
    """What can be made of these; one that cannot is left to the outbox, which shows it."""
    source, version = SOURCES[kind], next_version()
    try:
        return [of[name] for _, of in source.build(ids, version) if name in of]
    except Exception:
        if len(ids) > 1:
            return [document for pk in ids for document in documents(kind, [pk], name)]
        logger.exception("%s %s not indexed", kind, ids[0])
        if not Change.objects.filter(kind=kind, object_id=ids[0]).exists():
            Change.objects.create(kind=kind, object_id=ids[0])
        return []


def built(
    kind: str, chunks: Iterable[list[int]], name: IndexName, helpers: Executor | None
) -> Iterator[tuple[list[int], list[Document]]]:
    """The documents of each chunk of ids, in order; without helpers they are made here."""
    if not helpers:
        yield from ((ids, documents(kind, ids, name)) for ids in chunks)
        return
    waiting = deque()
    for ids in chunks:
        waiting.append((ids, helpers.submit(swept, documents, kind, ids, name)))
        if len(waiting) > AHEAD:
            first, made = waiting.popleft()
            yield first, made.result()
    yield from ((ids, made.result()) for ids, made in waiting)


def helping(number: int, processes: int | None = None) -> AbstractContextManager[Executor | None]:
    """For `number` documents; `processes` is how many make them, none among them."""
    if processes is None:
        processes = PROCESSES if number >= WORTH else 0
    return started(processes) if processes else nullcontext()
