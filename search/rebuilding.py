"""Builds whole indexes beside the live ones, compares them with the database, and repairs them."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import suppress
from itertools import chain, islice
from math import ceil
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max, QuerySet

from search import engines, index_epoch
from search.building import Chunk, built, documents, helping
from search.index_epoch import epoch_document, strayed
from search.models import Change, Rebuild
from search.outbox import Key, note, note_missed
from search.protocol import Document, EngineUnavailable, IndexName, NeedsRebuild
from search.sources import SOURCES, Source
from search.writing import REBUILD, WRITER, in_turn, next_version, sole

logger = logging.getLogger("itc.search")
CHUNK = 1_000  # documents read at a time, at most
WRITES = 8  # per rebuild: tantivy merges that many segments of one size, and a search asks each segment
MOST_WRITTEN = 20_000  # documents per write; more would take memory
Say = Callable[[int, int], None]


class Busy(Exception):
    """Another process is rebuilding."""


def rebuild(
    name: IndexName, say: Say = lambda done, total: None, *, afresh: bool = False, processes: int | None = None
) -> int:
    """Fills a new generation, or continues an interrupted one, and makes it live; returns how many documents.

    Changes made meanwhile go to the live generation, and at the end to the new one. `processes` read the database: by
    default, one when there is much to read. Raises Busy.
    """
    with sole(REBUILD) as mine:
        if not mine:
            raise Busy
        for one in IndexName:  # a new version would hide an index of another epoch
            forget_strayed(one)
        state = _state(name, afresh)
        with helping(state.total - state.done, processes) as helpers:
            _fill(state, helpers, say)
        _catch_up(state)
        with in_turn(WRITER):
            _catch_up(state)  # applies the last changes while nobody can write to the live generation
            engines.index(name).swap(state.generation)
            state.delete()
    return state.done


def rebuild_missing() -> Mapping[str, int]:
    """Builds, as a job, an index that is missing, set aside or of another epoch; finishes an interrupted rebuild."""
    counts = {}
    for name in IndexName:
        try:
            if _is_to_be_built(name):
                counts[f"documents dans l'index {name}"] = rebuild(name)
        except Busy:
            logger.info("index %s: another process is building it", name)
        except EngineUnavailable as reason:
            logger.warning("search engine unavailable: %s", reason)
    return counts


def _is_to_be_built(name: IndexName) -> bool:
    try:
        if why := strayed(name):
            raise NeedsRebuild(why)
        _forget_finished(name)
    except NeedsRebuild as reason:
        logger.warning("index %s is built anew, search is reduced meanwhile: %s", name, reason)
        return True
    return Rebuild.objects.filter(index=name).exists()


def forget_strayed(name: IndexName) -> None:
    """Removes an index of another epoch than the database: its counts would be wrong."""
    with suppress(NeedsRebuild):
        if why := strayed(name):
            logger.error("search index %s is removed, to be built anew: %s", name, why)
            engines.index(name).destroy()


def _sources(name: IndexName) -> list[Source]:
    """Returns the sources in a fixed order, so that an interrupted rebuild continues in the same one."""
    return sorted((source for source in SOURCES.values() if name in source.indexes), key=lambda source: source.kind)


def _state(name: IndexName, afresh: bool) -> Rebuild:
    with suppress(NeedsRebuild):
        _forget_finished(name)
    state = Rebuild.objects.filter(index=name).first()
    if state and not afresh and _goes_on(state):
        return state
    total = sum(source.findable().count() for source in _sources(name))
    generation = engines.index(name).new_generation()
    _forget(Rebuild.objects.filter(index=name))  # the new one exists: without any, the worker does nothing
    state = Rebuild(index=name, generation=generation, total=total)
    _write(state, ())
    return state


def _forget_finished(name: IndexName) -> None:
    """Ends a rebuild that was killed between its swap and its end. Raises NeedsRebuild."""
    _forget(Rebuild.objects.filter(index=name, generation=engines.index(name).status().generation))


@transaction.atomic
def _forget(rebuilds: QuerySet[Rebuild]) -> None:
    """Applies the missed changes again: a killed rebuild may have swapped late, between other writes."""
    for rebuild in rebuilds.select_for_update():
        note(Key(*row) for row in rebuild.missed.values_list("kind", "object_id"))
        rebuild.delete()


def _goes_on(state: Rebuild) -> bool:
    """Tells whether the generation holds exactly what the database says that it holds."""
    try:
        return engines.index(IndexName(state.index)).version_of(index_epoch.KEY, state.generation) == state.version
    except EngineUnavailable:
        return False


def written_at_once(total: int) -> int:
    """Returns how many documents to write at once, for this total."""
    return max(min(ceil(total / WRITES), MOST_WRITTEN), 1)


def _fill(state: Rebuild, helpers: Executor | None, say: Say) -> None:
    at_once = written_at_once(state.total)
    parts = ceil(at_once / CHUNK)
    chunks = built(_left(state, ceil(at_once / parts)), IndexName(state.index), helpers)
    for first in chunks:
        _write(state, _followed(state, chain((first,), islice(chunks, parts - 1)), say))


def _left(state: Rebuild, size: int) -> Iterator[Chunk]:
    begun, last = state.kind, state.last_id  # read now: `state` changes while documents are written
    for source in _sources(IndexName(state.index)):
        if source.kind >= begun:
            for ids in _chunks(source, size, last if source.kind == begun else 0):
                yield Chunk(source.kind, ids)


def _followed(state: Rebuild, chunks: Iterable[tuple[Chunk, list[Document]]], say: Say) -> Iterator[Document]:
    for chunk, made in chunks:
        yield from made
        state.kind, state.last_id = chunk.kind, chunk.ids[-1]
        state.done += len(made)
        say(state.done, state.total)


def _write(state: Rebuild, made: Iterable[Document]) -> None:
    """Writes the documents, then the one of their epoch; saves `state` once all are written."""
    version = next_version()
    engines.index(IndexName(state.index)).write(chain(made, (epoch_document(version),)), generation=state.generation)
    state.version = version
    state.save()


def _catch_up(state: Rebuild) -> None:
    """Reads again what changed until now: the rebuild may have read it before, or it may be deleted."""
    until_now = state.missed.filter(pk__lte=state.missed.aggregate(last=Max("pk", default=0))["last"])
    while missed := list(until_now.order_by("pk")[:CHUNK]):
        for source in _sources(IndexName(state.index)):
            if ids := sorted({row.object_id for row in missed if row.kind == source.kind}):
                _write_again(state, source.kind, ids)
        state.missed.filter(pk__lte=missed[-1].pk).delete()


def _write_again(state: Rebuild, kind: str, ids: list[int]) -> None:
    name = IndexName(state.index)
    made = documents(kind, ids, name)
    _write(state, made)
    if gone := {str(Key(kind, pk)) for pk in ids} - {document.key for document in made}:
        engines.index(name).delete(dict.fromkeys(gone, state.version), generation=state.generation)


def _chunks(source: Source, size: int, last: int = 0) -> Iterator[list[int]]:
    while ids := source.ids_after(last, size):
        yield ids
        last = ids[-1]


class Drift(NamedTuple):
    """Keys that only the database has, that only the index has, and whose documents differ."""

    missing: list[str]
    phantom: list[str]
    different: list[str]

    @property
    def size(self) -> int:
        return sum(map(len, self))


def drift(name: IndexName) -> Drift:
    """Compares all ids and digests; leaves out what waits in the outbox."""
    held = {version.key: version.digest for version in engines.index(name).versions() if version.key != index_epoch.KEY}
    found = Drift([], [], [])
    for source in _sources(name):
        for ids in _chunks(source, CHUNK):
            for document in documents(source.kind, ids, name):
                digest = held.pop(document.key, None)
                if digest is None:
                    found.missing.append(document.key)
                elif digest != document.digest:
                    found.different.append(document.key)
    found.phantom.extend(held)
    waiting = {str(Key(*row)) for row in Change.objects.values_list("kind", "object_id")}
    return Drift(*([key for key in keys if key not in waiting] for keys in found))


def repair(found: Drift) -> None:
    ids = defaultdict(list)
    for key in (key for keys in found for key in keys):
        kind, _, pk = key.partition(":")
        ids[kind].append(int(pk))
    for kind, pks in ids.items():
        for start in range(0, len(pks), CHUNK):
            some = pks[start : start + CHUNK]
            with in_turn(WRITER):
                SOURCES[kind].write(some, next_version())
                note_missed(Key(kind, pk) for pk in some)
