"""Generations of one tantivy index, as folders of this machine.

<folder>/current        the name of the generation that is searched
<folder>/<generation>/  an index of its own; all but the current one are being built
"""

import logging
import os
import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

import tantivy

from search import recipe
from search.clauses import Clause
from search.engines.tantivy_queries import SCHEMA, TERMS, analyzer, one_of, query_of
from search.protocol import EngineUnavailable, NeedsRebuild

logger = logging.getLogger(__name__)
CURRENT = "current"
ASIDE = ".aside"  # end of the name of a generation that could not be read
WAIT = 30  # seconds to wait for another process to finish writing
HEAP = 60_000_000  # bytes for a writer
KEPT = 100  # queries kept by a snapshot


@contextmanager
def engine_errors() -> Iterator[None]:
    """Turns tantivy's errors into ours; its panics are no Exception."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise EngineUnavailable(f"tantivy: {error}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise EngineUnavailable(f"tantivy: {error}") from error


class Snapshot:
    """The content of one commit."""

    def __init__(self, searcher: tantivy.Searcher):
        self.searcher = searcher
        self._queries: dict[Clause, tantivy.Query] = {}

    def query(self, clause: Clause) -> tantivy.Query:
        return query_of(clause, self._any_of, self._kept)

    def _any_of(self, field: str, values: Iterable[str]) -> tantivy.Query:
        """Returns the query for the reader's tokens that the index has: tantivy looks each up in each segment."""
        if field in recipe.TOKENS:
            values = [value for value in values if self.searcher.doc_freq(field, value)]
        return one_of(field, values)

    def _kept(self, clause: Clause) -> tantivy.Query:
        query = self._queries.get(clause)
        if query is None:
            if len(self._queries) >= KEPT:
                self._queries = {}
            query = self._queries[clause] = self.query(clause)
        return query


class Opened:
    """A generation that this process has opened."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.index = tantivy.Index.open(str(folder))
        self.index.register_tokenizer(TERMS, analyzer())
        self.index.config_reader(reload_policy="manual")
        self._seen: tuple[tuple[int, int, int], Snapshot] | None = None
        self.snapshot()  # an unreadable generation fails here, at once

    def snapshot(self) -> Snapshot:
        """Returns the last commit of any process; the date of the commit's file tells whether there is a new one."""
        stamp, seen = self._written(), self._seen
        if not seen or seen[0] != stamp:
            self.index.reload()
            self._seen = seen = (stamp, Snapshot(self.index.searcher()))
        return seen[1]

    def _written(self) -> tuple[int, int, int]:
        found = (self.folder / "meta.json").stat()
        return found.st_mtime_ns, found.st_ino, found.st_size


class Generations:
    def __init__(self, folder: Path):
        self.folder = folder
        self._opened: dict[str, Opened] = {}
        self._pid = os.getpid()
        self._lock = threading.Lock()

    def live(self) -> str:
        """Returns the name of the generation that is searched; empty when there is none."""
        try:
            return (self.folder / CURRENT).read_text().strip()
        except FileNotFoundError:
            return ""

    def building(self) -> tuple[str, ...]:
        live = self.live()
        return tuple(name for name in self._all() if name != live)

    def _all(self) -> list[str]:
        if not self.folder.exists():
            return []
        return sorted(one.name for one in self.folder.iterdir() if one.is_dir() and not one.name.endswith(ASIDE))

    def opened(self, name: str = "") -> Opened:
        """Opens a generation, by default the live one; sets an unreadable one aside, and search continues reduced."""
        name = name or self.live()
        if not name:
            raise NeedsRebuild(f"no index in {self.folder.name}: manage.py search_index rebuild makes one")
        with self._lock:
            if self._pid != os.getpid():  # after a fork, nothing opened by the parent can be used
                self._opened, self._pid = {}, os.getpid()
            if name not in self._opened:
                self._opened = {kept: one for kept, one in self._opened.items() if one.folder.exists()}
                self._opened[name] = self._open(name)
            return self._opened[name]

    def _open(self, name: str) -> Opened:
        if not name.endswith(_version()):
            self._set_aside(name, "it was made by another version of this code")
        try:
            with engine_errors():
                return Opened(self.folder / name)
        except EngineUnavailable as error:
            self._set_aside(name, str(error))

    def _set_aside(self, name: str, why: str):
        if self.live() == name:
            (self.folder / CURRENT).unlink(missing_ok=True)
        if (self.folder / name).exists():
            os.replace(self.folder / name, self.folder / f"{name}-{token_hex(3)}{ASIDE}")
        logger.error("search index %s/%s set aside: %s; manage.py search_index rebuild", self.folder.name, name, why)
        raise NeedsRebuild(f"index {name} set aside: {why}")

    def new(self) -> str:
        for name in self.building():
            shutil.rmtree(self.folder / name, ignore_errors=True)
        name = f"{datetime.now(UTC):%Y%m%d%H%M%S}-{token_hex(3)}{_version()}"
        (self.folder / name).mkdir(parents=True)
        with engine_errors():
            tantivy.Index(SCHEMA, path=str(self.folder / name))
        return name

    def swap(self, name: str) -> None:
        pointer = self.folder / f"{CURRENT}.{token_hex(3)}"
        with pointer.open("w") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        os.replace(pointer, self.folder / CURRENT)
        for one in self.folder.iterdir():
            if one.is_dir() and one.name != name:
                shutil.rmtree(one, ignore_errors=True)

    def destroy(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def writer(self, name: str) -> Iterator[tuple[tantivy.IndexWriter, Snapshot]]:
        """Gives the only writer of a generation, and its content; commits everything at the end, or nothing."""
        with self._lock:
            opened = self._open(name)  # opened again, to see the files of all processes
        with engine_errors():
            writer = _patiently(opened.index)
        try:
            with engine_errors():
                # Removes files of a killed write: the same write would choose the same name, and would always fail.
                writer.garbage_collect_files()
                snapshot = opened.snapshot()
            yield writer, snapshot
            with engine_errors():
                writer.commit()
        except BaseException:
            for end in (writer.rollback, writer.wait_merging_threads):
                with suppress(EngineUnavailable), engine_errors():
                    end()
            raise
        with engine_errors():
            writer.wait_merging_threads()  # this ends the lock, which outlives `writer` otherwise


def _patiently(index: tantivy.Index) -> tantivy.IndexWriter:
    until = time.monotonic() + WAIT
    while True:
        try:
            return index.writer(HEAP, 1)
        except ValueError as error:
            if "LockBusy" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _version() -> str:
    return f"-v{recipe.VERSION}"
