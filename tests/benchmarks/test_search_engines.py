"""How fast each engine answers, loads and grows, next to what else could have been used: the same documents, one run.

ITC_BENCH_DOCUMENTS="10000,100000" says how many; ITC_TEST_ELASTICSEARCH adds Elasticsearch. One line of JSON a size.
Questions are drawn anew each time; ITC_BENCH_DRAWS="1,2,3" asks those of another run again.
"""

import json
import os
import random
import resource
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack, contextmanager
from itertools import islice

import pytest

from search import recipe
from search.clauses import Clause, Everything
from search.engines import scratch
from search.protocol import Document, Passage, Query, Reader, SearchIndex
from search.rebuilding import written_at_once
from tests.benchmarks.corpus import FACETED, documents, misspelt, passages, questions, reader
from tests.benchmarks.known_items import KINDS
from tests.benchmarks.known_items import questions as known_items
from tests.benchmarks.passages import SETS
from tests.benchmarks.peers import FIRST, Peer, Postgresql, Sqlite
from tests.benchmarks.timing import summed_up
from tests.support.postgresql import cluster

SIZES = [int(size) for size in os.environ.get("ITC_BENCH_DOCUMENTS", "10000,100000").split(",")]
RUNS = 3
# Not known before, so that no recipe is tuned on them.
DRAWS = [int(draw) for draw in os.environ.get("ITC_BENCH_DRAWS", "").split(",") if draw] or [
    random.SystemRandom().randrange(10**6) for _ in range(3)
]
ONE, EVERYTHING = Reader(frozenset({"network"})), Reader(frozenset({"everything"}))
# As its manual advises for a machine that has little else to do.
POSTGRESQL = {"shared_buffers": "512MB", "work_mem": "64MB", "maintenance_work_mem": "512MB", "jit": "off"}

pytestmark = pytest.mark.bench


class Ours(Peer):
    """One of our engines, asked as a page asks it."""

    def __init__(self, name: str, index: SearchIndex, number: int):
        self.name, self.index, self.number = name, index, number

    def load(self, documents: Iterable[Document]) -> None:
        """By the amounts that a rebuild of so many writes."""
        building, documents = self.index.new_generation(), iter(documents)
        while some := list(islice(documents, written_at_once(self.number))):
            self.index.write(some, generation=building)
        self.index.swap(building)

    def search(self, words: str, reader: Reader) -> tuple[int, list[str]]:
        found = self.index.search(Query(words, reader, size=FIRST, facets=FACETED))
        return found.total, [hit.key for hit in found.hits]

    def plan(self, words: str, reader: Reader) -> str:
        return ""

    def size(self) -> int:
        return self.index.status().bytes

    def close(self) -> None:
        self.index.destroy()


@contextmanager
def everyone(folder, number: int):
    """Our engines and their peers, those that this machine has, for so many documents."""
    with ExitStack() as stack:
        found = [Ours("tantivy", stack.enter_context(scratch()), number), Sqlite(folder)]
        if url := os.environ.get("ITC_TEST_ELASTICSEARCH"):
            found.append(Ours("Elasticsearch", stack.enter_context(scratch(f"{url.rstrip('/')}/bench")), number))
        server = stack.enter_context(cluster(**POSTGRESQL))
        found.append(Postgresql(server.create("peer")))
        for peer in found:
            stack.callback(peer.close)
        yield found


def taken(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def times(peer: Peer, asked: list[str], readers: dict[str, Reader]) -> dict[str, dict[str, float]]:
    """Milliseconds by reader, medians of several runs over all questions, the first of which is not counted.

    Readers take turns, each question asked first by another: what warms up, or slows down, does so for all of them."""
    turns = (tuple(readers.items()), tuple(reversed(readers.items())))
    runs = [{name: [] for name in readers} for _ in range(RUNS + 1)]
    for run in runs:
        for at, words in enumerate(asked):
            for name, one in turns[at % 2]:
                run[name].append(taken(lambda words=words, one=one: peer.search(words, one)) * 1000)
    return {name: summed_up((run[name] for run in runs[1:]), 2) for name in readers}


@pytest.fixture
def untrimmed(monkeypatch):
    """One reader of our engines is asked nothing: beside this one it shows what asking for tokens costs."""
    trimmed = recipe.visible

    def visible(reader: Reader) -> Clause:
        return Everything() if reader is EVERYTHING else trimmed(reader)

    monkeypatch.setattr(recipe, "visible", visible)


@pytest.mark.parametrize("number", SIZES)
@pytest.mark.usefixtures("untrimmed")
def test_speed(number, tmp_path, capsys):
    given, asker = passages(), reader()
    asked = questions(given)
    report = {"documents": number, "queries": len(asked), "tokens": len(asker.tokens), "engines": {}}
    with everyone(tmp_path, number) as peers:
        for peer in peers:
            readers = {"one_token": ONE, "all_tokens": asker}
            if isinstance(peer, Ours):
                readers["untrimmed"] = EVERYTHING
            seconds = taken(lambda peer=peer: peer.load(documents(number, given)))
            report["engines"][peer.name] = {
                "index_s": round(seconds, 1),
                "index_mb": round(peer.size() / 1e6),
                **times(peer, asked, readers),
                "misspelt": times(peer, misspelt(asked), {"all_tokens": asker})["all_tokens"],
                "process_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "plan": peer.plan(asked[0], asker),
            }
    with capsys.disabled():
        print(f"\n{json.dumps(report, ensure_ascii=False)}")


@pytest.mark.parametrize("name", SETS)
def test_relevance(name, tmp_path, capsys):
    """Mean reciprocal rank among ten, by kind, of each engine on each draw."""
    given, asker = passages(name), Reader(frozenset({"evaluation"}))
    with everyone(tmp_path, len(given)) as peers:
        for peer in peers:
            peer.load(_documents(given))
        report = {peer.name: {kind: [] for kind in KINDS} for peer in peers}
        for draw in DRAWS:
            asked = list(known_items(given, draw))
            for peer in peers:
                ranks = {kind: [] for kind in KINDS}
                for one in asked:
                    _, keys = peer.search(one["text"], asker)
                    found = one["expected"] in keys
                    ranks[one["kind"]].append(1 / (keys.index(one["expected"]) + 1) if found else 0)
                for kind, values in ranks.items():
                    report[peer.name][kind].append(round(sum(values) / len(values), 3))
    with capsys.disabled():
        print(f"\n{json.dumps({'set': name, 'documents': len(given), 'draws': DRAWS, 'mrr@10': report})}")


def _documents(given: list[dict]):
    for one in given:
        yield Document(
            key=one["id"],
            version=1,
            title=one["title"],
            summary=one["summary"],
            body=one["body"],
            passages=tuple(Passage("", None, text) for text in one["attachments"]),
            audience=frozenset({"evaluation"}),
        )
