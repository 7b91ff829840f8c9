"""Engines that are down, slow, partial, broken or shared: nothing wrong is ever shown."""

import json
import multiprocessing
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from search.engines import index
from search.engines.tantivy import TantivyIndex
from search.protocol import EngineUnavailable, IndexName, NeedsRebuild, Query, Reader
from tests.search.documents import LIBRARY, document

READER = Reader(frozenset({"network"}))


class Stub(BaseHTTPRequestHandler):
    """Answers every request as Elasticsearch would, with what the test says."""

    status, answer, seconds = 200, {}, 0.0

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        time.sleep(self.seconds)
        body = json.dumps(self.answer).encode()
        self.send_response(self.status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/vnd.elasticsearch+json;compatible-with=9")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_HEAD = do_PUT = do_POST

    def log_message(self, *args):
        pass


@pytest.fixture
def stub():
    """A server, and the index that asks it."""
    handler = type("Handler", (Stub,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield handler, index(IndexName.INTERNAL, f"http://127.0.0.1:{server.server_port}/stub")
    server.shutdown()
    server.server_close()


WHOLE = {
    "timed_out": False,
    "_shards": {"total": 1, "successful": 1, "failed": 0},
    "hits": {"total": {"value": 0, "relation": "eq"}, "hits": []},
}


@pytest.mark.parametrize(
    ("status", "answer", "raised"),
    [
        (200, WHOLE | {"_shards": {"total": 2, "successful": 1, "failed": 1}}, EngineUnavailable),
        (200, WHOLE | {"timed_out": True}, EngineUnavailable),
        (429, {"error": {"type": "es_rejected_execution_exception"}, "status": 429}, EngineUnavailable),
        (503, {"error": {"type": "search_phase_execution_exception"}, "status": 503}, EngineUnavailable),
        (404, {"error": {"type": "index_not_found_exception"}, "status": 404}, NeedsRebuild),
    ],
    ids=["partial", "timed out", "429", "red", "no index"],
)
def test_a_wrong_answer_is_no_answer(stub, status, answer, raised):
    handler, asked = stub
    handler.status, handler.answer = status, answer
    with pytest.raises(raised):
        asked.search(Query("", READER, facets=()))


def test_a_slow_engine_is_given_up(stub, monkeypatch):
    handler, asked = stub
    handler.answer, handler.seconds = WHOLE, 1.0
    asked.client = asked.client.options(request_timeout=0.05)
    with pytest.raises(EngineUnavailable):
        asked.search(Query("", READER, facets=()))


def test_an_engine_that_is_down_says_so():
    asked = index(IndexName.INTERNAL, "http://127.0.0.1:1/down")
    with pytest.raises(EngineUnavailable):
        asked.search(Query("", READER))
    with pytest.raises(EngineUnavailable):
        asked.write(LIBRARY)


def test_an_address_of_no_engine_is_refused():
    with pytest.raises(ValueError, match="SEARCH_URL"):
        index(IndexName.INTERNAL, "solr://localhost")


@pytest.fixture
def embedded(tmp_path):
    made = TantivyIndex(tmp_path / "internal")
    made.swap(made.new_generation())
    made.write(LIBRARY)
    return made


def broken(folder, name: str) -> TantivyIndex:
    for one in (folder / name).glob("*.json"):
        one.write_text("{")
    return TantivyIndex(folder)


def test_a_corrupt_index_is_set_aside_and_said(embedded, caplog):
    folder, name = embedded.generations.folder, embedded.generations.live()
    again = broken(folder, name)
    with pytest.raises(NeedsRebuild, match="set aside"):
        again.search(Query("école", READER))
    assert "search_index rebuild" in caplog.text
    with pytest.raises(NeedsRebuild, match="no index"):
        again.search(Query("école", READER))
    again.swap(again.new_generation())
    assert again.search(Query("école", READER)).total == 0


def test_an_index_of_another_version_is_set_aside(embedded):
    folder, name = embedded.generations.folder, embedded.generations.live()
    older = name.rpartition("-v")[0] + "-v0"
    (folder / name).rename(folder / older)
    (folder / "current").write_text(older)
    with pytest.raises(NeedsRebuild, match="another version"):
        TantivyIndex(folder).search(Query("école", READER))


def count_in_child(searched: TantivyIndex, queue) -> None:
    queue.put(searched.search(Query("", READER)).total)


def test_a_forked_process_opens_its_own(embedded):
    fork = multiprocessing.get_context("fork")
    queue = fork.Queue()
    assert embedded.search(Query("", READER)).total == 5
    embedded.write([document("page:9", "Neuf")])
    child = fork.Process(target=count_in_child, args=(embedded, queue))
    child.start()
    assert queue.get(timeout=20) == 6
    child.join()


def test_another_process_sees_a_commit_at_once(embedded):
    other = TantivyIndex(embedded.generations.folder)
    assert other.search(Query("", READER)).total == 5
    embedded.write([document("page:9", "Neuf")])
    assert other.search(Query("neuf", READER)).total == 1
    rebuilt = embedded.new_generation()
    embedded.swap(rebuilt)
    assert other.search(Query("", READER)).total == 0


def test_writers_wait_for_each_other(embedded):
    others = [TantivyIndex(embedded.generations.folder) for _ in range(4)]
    threads = [
        threading.Thread(target=one.write, args=([document(f"page:{10 + number}", "Neuf")],))
        for number, one in enumerate(others)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert embedded.search(Query("neuf", READER)).total == 4


def test_a_write_that_was_killed_in_its_commit_is_done_again(embedded):
    """What it took away is there already, in a file that the same write names alike; the commit is not."""
    folder, change = embedded.generations.folder, [document(LIBRARY[0].key, "Refait", version=9)]
    commit = folder / embedded.generations.live() / "meta.json"
    before = commit.read_text()
    TantivyIndex(folder).write(change)
    commit.write_text(before)
    assert embedded.search(Query("refait", READER)).total == 0
    embedded.write(change)
    assert embedded.search(Query("refait", READER)).total == 1
    assert len(list(embedded.versions())) == len(LIBRARY)
