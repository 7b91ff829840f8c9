"""Three nodes of Elasticsearch with a replica: the master dies in the middle of searches and writes, and comes back."""

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from search import engines
from search.protocol import EngineUnavailable, IndexName, Query, Reader, SearchIndex
from tests.search.documents import document
from tests.support.instances import ROOT

ENGINE = Path(os.environ.get("ITC_ENGINE") or ROOT.parent / "shared" / "engine")
PORT, NODES = 9270, 3
READER = Reader(frozenset({"network"}))
KNOWN = 200  # documents that nobody changes
PAUSE = 0.05  # seconds between two acts of a thread: three nodes and who asks them share one machine's cores
BEFORE, AFTERWARDS = 3, 6  # seconds of searches and writes before the master dies, without it, and once it is back

pytestmark = pytest.mark.cluster


class Nodes:
    def __init__(self, folder: Path):
        self.data = str(folder)

    def start(self) -> None:
        ports = ["--port", str(PORT), "--transport-port", str(PORT + 100)]
        self._run("start", "--nodes", str(NODES), *ports, "--data", self.data)

    def kill(self, number: int) -> None:
        self._run("stop", "--data", self.data, "--node", str(number), "--kill")

    def stop(self) -> None:
        self._run("stop", "--data", self.data, "--delete")

    def _run(self, name: str, *arguments: str) -> None:
        done = subprocess.run([str(ENGINE / name), *arguments], capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def nodes(tmp_path) -> Iterator[Nodes]:
    if not (ENGINE / "start").exists():
        missing = f"no Elasticsearch to start in {ENGINE}: ITC_ENGINE says where its program is"
        (pytest.fail if os.environ.get("ITC_REQUIRE_ELASTICSEARCH") else pytest.skip)(missing)
    made = Nodes(tmp_path / "nodes")
    try:
        made.start()
        yield made
    finally:
        made.stop()


@pytest.fixture
def clustered(nodes) -> SearchIndex:
    hosts = ",".join(f"127.0.0.1:{PORT + number}" for number in range(NODES))
    made = engines.index(IndexName.INTERNAL, f"http://{hosts}/cluster")
    made.swap(made.new_generation())
    made.write(document(f"page:{number}", "Le jardin") for number in range(KNOWN))
    made.slow.cluster.health(wait_for_status="green", timeout="60s")
    return made


class AtWork:
    """Threads that search and write until they are told to stop."""

    def __init__(self, index: SearchIndex):
        self.index, self.stopped = index, threading.Event()
        self.searched, self.failed = count(), []
        self.acknowledged: dict[str, int] = {}
        works = [self._search, self._search, self._search, lambda: self._write("page:a"), lambda: self._write("page:b")]
        self.threads = [threading.Thread(target=self._until_stopped, args=(work,)) for work in works]

    def __enter__(self) -> "AtWork":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *raised) -> None:
        self.stopped.set()
        for thread in self.threads:
            thread.join()

    def _until_stopped(self, work: Callable[[], None]) -> None:
        while not self.stopped.wait(PAUSE):
            work()

    def _search(self) -> None:
        """Whole, each time: what it finds is known."""
        next(self.searched)
        try:
            total = self.index.search(Query("jardin", READER)).total
        except EngineUnavailable as reason:
            self.failed.append(str(reason))
        else:
            if total != KNOWN:
                self.failed.append(f"{total} found")

    def _write(self, prefix: str) -> None:
        """Each document twice, the later state over the earlier; a batch that failed is written again, as ours are."""
        key = f"{prefix}{len(self.acknowledged)}"
        for version in (1, 2):
            while not self._written(key, version):
                pass

    def _written(self, key: str, version: int) -> bool:
        try:
            self.index.write([document(key, "Un potager", version=version)])
        except EngineUnavailable:
            return False
        self.acknowledged[key] = version
        return True


def master(index: SearchIndex) -> int:
    """Which node it is, from 1."""
    (row,) = index.slow.cat.master(format="json")
    return int(row["node"].rpartition("-")[2])


def test_no_search_fails_and_no_write_is_lost_when_the_master_dies(nodes, clustered):
    with AtWork(clustered) as work:
        work.stopped.wait(BEFORE)
        died = master(clustered)
        nodes.kill(died)
        work.stopped.wait(AFTERWARDS)
        assert master(clustered) != died
        written = len(work.acknowledged)
        nodes.start()
        clustered.slow.cluster.health(wait_for_status="green", wait_for_nodes=str(NODES), timeout="60s")
        work.stopped.wait(AFTERWARDS)
    assert work.failed == []
    assert next(work.searched) > 100
    assert len(work.acknowledged) > written > 0
    held = {one.key: one.version for one in clustered.versions()}
    assert held == work.acknowledged | {f"page:{number}": 1 for number in range(KNOWN)}
