"""What is found, and how fast, by the code of before and by this, on the same questions, in one run; and at best.

ITC_BENCH_OLD names a work tree of the code of before, with the environment that its `make env` made; both are asked by
the command `evaluate_search`. ITC_TEST_ELASTICSEARCH adds Elasticsearch; ITC_BENCH_DRAWS asks the questions of another
run again. One line of JSON an engine.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from statistics import mean

import pytest

from tests.benchmarks.ceiling import best
from tests.benchmarks.corpus import FOLDER, passages
from tests.benchmarks.known_items import questions
from tests.benchmarks.test_search_engines import DRAWS
from tests.support.instances import ROOT

OLD = os.environ.get("ITC_BENCH_OLD", "")
FIGURES = ("mrr@10", "success@1", "p50_ms", "p95_ms")
ENGINES = {"tantivy": "", "Elasticsearch": os.environ.get("ITC_TEST_ELASTICSEARCH", "")}

pytestmark = [pytest.mark.bench, pytest.mark.skipif(not OLD, reason="ITC_BENCH_OLD names no code of before")]


@pytest.mark.parametrize("name", ["documents", "large"])
def test_old_and_new(name, tmp_path, capsys):
    given = passages(name)
    asked = [one for draw in DRAWS for one in questions(given, draw)]
    told = tmp_path / "questions.jsonl"
    told.write_text("\n".join(json.dumps(one) for one in random.Random(0).sample(asked, len(asked))))
    at_best = {kind: round(mean(values), 3) for kind, values in best(given, asked).items()}
    said = {"set": name, "documents": len(given), "draws": DRAWS, "at_best_mrr@10": at_best}
    with capsys.disabled():
        print(f"\n{json.dumps(said)}")
        for engine, url in ENGINES.items():
            if engine == "tantivy" or url:
                for code, tree in (("old", Path(OLD)), ("new", ROOT)):
                    found = evaluated(tree, FOLDER / f"{name}.jsonl", told, url)
                    print(json.dumps({"set": name, "engine": engine, "code": code, **found}), flush=True)


def evaluated(tree: Path, documents: Path, told: Path, url: str) -> dict:
    """Each figure by kind, and the most memory that loading and asking took."""
    command = ["manage.py", "evaluate_search", "--documents", documents, "--queries", told, "--json"]
    command += ["--engine", f"{url.rstrip('/')}/bench"] if url else []
    python = sys.executable if tree == ROOT else tree / ".venv" / "bin" / "python"
    given = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "DATABASE_URL")}
    answer = told.with_name("answer.json")
    with answer.open("w") as output:
        process = subprocess.Popen([python, *command], cwd=tree, env=given, stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    kinds = json.loads(answer.read_text().splitlines()[-1])["kinds"]
    figures = {name: {kind: found[name] for kind, found in kinds.items()} for name in FIGURES}
    return {**figures, "most_mb": usage.ru_maxrss // 1024}
