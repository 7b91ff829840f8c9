"""Whole indexes and whole pages at the size of ITC_BENCH_RESOURCES (10000): a rebuild by the command that people run,
its time and memory; then the pages beside the bare engine. One line of JSON a size."""

import json
import os
import subprocess
import time

import psutil
import pytest

from tests.support.instances import Instance, free_port

SIZES = [int(size) for size in os.environ.get("ITC_BENCH_RESOURCES", "10000").split(",")]
EACH_SPACE = 10  # resources
LONGEST = 6 * 3600

pytestmark = pytest.mark.bench


def rebuilt(instance: Instance) -> dict[str, float]:
    """Wall time, peak memory of the process that writes and of it with its helpers, and how many documents it wrote."""
    started, peaks = time.perf_counter(), (0, 0)
    process = instance.start("manage.py", "search_index", "rebuild", "--afresh", stdout=subprocess.DEVNULL)
    while process.poll() is None:
        peaks = tuple(map(max, peaks, memory(psutil.Process(process.pid))))
        time.sleep(0.2)
    seconds = time.perf_counter() - started
    assert process.returncode == 0
    said = json.loads(instance.output("manage.py", "search_index", "status", "--json"))
    written = sum(index["documents"] for index in said["indexes"])
    return {
        "documents": written,
        "seconds": round(seconds, 1),
        "documents_a_second": round(written / seconds),
        "writer_mb": peaks[0] // 2**20,
        "processes_mb": peaks[1] // 2**20,
    }


def memory(process: psutil.Process) -> tuple[int, int]:
    """Bytes of it, and of it with its children; what they share is counted once."""
    try:
        family = [process, *process.children()]
        return process.memory_info().rss, sum(one.memory_full_info().pss for one in family)
    except psutil.NoSuchProcess:  # one of them has just ended
        return 0, 0


@pytest.mark.parametrize("number", SIZES)
def test_whole_indexes_and_pages(make_instance, number, capsys):
    instance = make_instance("sqlite").in_production(free_port())
    instance.output("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    started = time.perf_counter()
    instance.output("manage.py", "demo", "--scale", str(number // EACH_SPACE), timeout=LONGEST)
    seeded = time.perf_counter() - started
    report = {"resources": number, "seed_s": round(seeded), "rebuild": rebuilt(instance)}
    report["pages"] = json.loads(instance.output("-m", "tests.benchmarks.viewing", timeout=LONGEST))
    with capsys.disabled():
        print(f"\n{json.dumps(report)}")
