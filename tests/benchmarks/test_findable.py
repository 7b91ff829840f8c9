"""From save to findable, with a real worker running beside; ITC_TEST_ELASTICSEARCH adds Elasticsearch. JSON."""

import json
import os
import subprocess
from secrets import token_hex
from statistics import median, quantiles

import pytest

from search import engines
from search.protocol import IndexName

TIMES = 60
SETTLE = ("-c", "import django; django.setup(); from tests.platform.operations.writing import settle; settle()")

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("engine", ["tantivy", "Elasticsearch"])
def test_from_save_to_findable(make_instance, engine, capsys):
    url = os.environ.get("ITC_TEST_ELASTICSEARCH", "")
    if engine != "tantivy" and not url:
        pytest.skip("ITC_TEST_ELASTICSEARCH names none")
    address = f"{url.rstrip('/')}/bench-{token_hex(4)}"
    instance = make_instance("sqlite", **({} if engine == "tantivy" else {"SEARCH_URL": address}))
    instance.output(*SETTLE)
    worker = instance.start("manage.py", "worker", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        taken = json.loads(instance.output("-m", "tests.benchmarks.saving", str(TIMES)))
    finally:
        worker.terminate()
        worker.wait(30)
        if engine != "tantivy":
            for name in IndexName:
                engines.index(name, address).destroy()
    report = {
        "engine": engine,
        "saves": len(taken),
        "p50_ms": round(median(taken)),
        "p95_ms": round(quantiles(taken, n=20)[-1]),
        "most_ms": round(max(taken)),
    }
    with capsys.disabled():
        print(f"\n{json.dumps({'from_save_to_findable': report})}")
