"""Makes the documents of whole indexes in other processes, because the process that writes an index is busy."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

from search.models import Change
from search.processes import started, swept
from search.protocol import Document, IndexName
from search.sources import SOURCES
from search.writing import next_version

logger = logging.getLogger("itc.search")
PROCESSES = 1  # one keeps the writer busy; a second one would take memory and gain no time
WORTH = 5_000  # documents; below that, starting a process takes longer than it saves
AHEAD = 4  # chunks ready before they are written; more would only take memory


class Chunk(NamedTuple):
    """Objects of one kind that are read together."""

    kind: str
    ids: list[int]


def documents(kind: str, ids: list[int], name: IndexName) -> list[Document]:
    """Returns the documents of these ids; one that fails goes to the outbox, which shows the failure."""
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


def built(chunks: Iterable[Chunk], name: IndexName, helpers: Executor | None) -> Iterator[tuple[Chunk, list[Document]]]:
    """Yields each chunk with its documents, in order; makes them in this process when there are no helpers."""
    if not helpers:
        yield from ((chunk, documents(*chunk, name)) for chunk in chunks)
        return
    waiting = deque()
    for chunk in chunks:
        waiting.append((chunk, helpers.submit(swept, documents, *chunk, name)))
        if len(waiting) > AHEAD:
            first, made = waiting.popleft()
            yield first, made.result()
    yield from ((chunk, made.result()) for chunk, made in waiting)


def helping(number: int, processes: int | None = None) -> AbstractContextManager[Executor | None]:
    """Starts `processes` helpers to make `number` documents; by default, none when there are few."""
    if processes is None:
        processes = PROCESSES if number >= WORTH else 0
    return started(processes) if processes else nullcontext()
