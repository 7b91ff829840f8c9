"""Two hundred hostile files at once, four who write, the worker running: everybody's saves go through."""

import json
import os
import signal
from contextlib import suppress

import pytest

from tests.support.instances import free_port

FILES, WRITERS = 200, 4
MOST_MEMORY = 300  # megabytes of a process that serves
PATIENCE = 900
LONGEST = 15  # seconds of a request, brought back to a machine that has nothing else to do; the aim is 5


@pytest.mark.process
@pytest.mark.xdist_group("durability")
def test_two_hundred_hostile_files_and_four_writers(make_instance, tmp_path):
    instance = make_instance("sqlite").in_production(free_port())
    instance.output("manage.py", "collectstatic", "--no-input", "--verbosity", "0")
    kept, log = tmp_path / "result", instance.var / "log"
    with log.open("w") as said:
        worker = instance.start("manage.py", "worker", stdout=said, stderr=said)
        flood = instance.start("-m", "tests.attacks.flood", str(FILES), str(kept), stdout=said, stderr=said)
    try:
        flooded = flood.wait(PATIENCE)
        assert worker.poll() is None, log.read_text()[-3000:]
    finally:
        with suppress(ProcessLookupError):  # with the server that it started
            os.killpg(flood.pid, signal.SIGKILL)
        worker.terminate()
        ended = worker.wait(60)
    said = log.read_text()
    assert (flooded, ended) == (0, 0), said[-5000:]
    assert "database is locked" not in said, said[-3000:]
    result = json.loads(kept.read_text())
    assert {status for _, status, *_ in result["files"]} <= {302, 422, 429}, result["files"]
    assert len(result["saves"]) == WRITERS
    assert all(saves and {status for status, _ in saves} == {302} for saves in result["saves"]), result["saves"]
    assert result["submitted"][0] in (200, 302, 422), result["submitted"]  # 200: the form again, which says why not
    assert result["megabytes"] < MOST_MEMORY
    took = [seconds for _, _, seconds, _ in result["files"]] + [one for saves in result["saves"] for _, one in saves]
    assert max(took) * result["share"] < LONGEST, result
