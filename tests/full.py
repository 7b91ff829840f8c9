"""`make full`: all that is too long for each change; its report is kept under docs/reports with date and commit.

`python -m tests.full Tests Measures` runs again the parts whose title starts so; the others keep their last result.
"""

import os
import platform
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "docs" / "reports" / "full.md"
PYTEST = [sys.executable, "-m", "pytest", "-q"]
BENCH = [*PYTEST, "-m", "bench", "-p", "no:randomly", "-s"]
USUAL = "not bench and not cluster and not registry"  # what `make test` runs
# title: command
PARTS = {
    "Checks": ["make", "check"],
    "Tests, order 1": [
        *PYTEST, "-n", "2", "--dist", "loadgroup", "--no-loadscope-reorder", "-m", USUAL, "--randomly-seed=1",
    ],
    "Tests, order 2, in one process, many examples": [
        *PYTEST, "-m", USUAL, "--randomly-seed=2", "--hypothesis-profile=full",
    ],
    "Writers and workers killed 200 times": [
        "env", "ITC_KILLS=200", *PYTEST, "tests/platform/operations/test_durability.py", "-k", "killed",
    ],
    "Calendars read by another program, from the registry of npm": [*PYTEST, "-m", "registry"],
    "Three nodes of Elasticsearch, the master killed": [*PYTEST, "-m", "cluster"],
    "Tests on PostgreSQL": ["make", "test-postgresql", "FILES="],
    "Every pair of gestures at once on PostgreSQL": [
        "env", "ITC_ALL_PAIRS=1", sys.executable, "-m", "tests.support.postgresql", "-q", "-s", "-p", "no:randomly",
        "tests/concurrency",
    ],
    "Editions as PDF/UA, by veraPDF": [sys.executable, "-m", "tests.knowledge.exchange.validating"],
    "Word files of ours, opened by LibreOffice": [sys.executable, "-m", "tests.knowledge.exchange.offices"],
    "Word and ODT files of others, each word followed": [sys.executable, "-m", "tests.knowledge.importing.report"],
    "The recipes of CONTRIBUTING, followed": [sys.executable, "-m", "tests.project.recipes"],
    "Upgrades from the code of before, and its backups": [sys.executable, "-m", "tests.platform.operations.upgrading"],
    "Search among 1,000,000 documents": [
        "env", "ITC_BENCH_DOCUMENTS=1000000", *BENCH, "tests/benchmarks/test_search_engines.py", "-k", "speed",
    ],
    "Search pages and a rebuild with 100,000 resources": [
        "env", "ITC_BENCH_RESOURCES=100000", *BENCH, "tests/benchmarks/test_whole_search.py",
    ],
    "Search pages and a rebuild with 1,000,000 resources": [
        "env", "ITC_BENCH_RESOURCES=1000000", *BENCH, "tests/benchmarks/test_whole_search.py",
    ],
    "Measures": BENCH,
}  # fmt: skip
NOTHING_TO_RUN = 5  # pytest's own


def commit() -> str:
    if not (ROOT / ".git").exists():
        return "of a source archive"
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return described.stdout.strip()


def run(command: list[str]) -> tuple[str, float, str]:
    """Verdict, seconds, last lines."""
    started = time.monotonic()
    # Without a browser these tests would be skipped, and the report would not say so.
    given = {**os.environ, "ITC_REQUIRE_BROWSER": "1"}
    done = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True)
    verdict = {0: "passed", NOTHING_TO_RUN: "nothing to run"}.get(done.returncode, "FAILED")
    return verdict, time.monotonic() - started, "\n".join(done.stdout.splitlines()[-30:])


def kept() -> dict[str, str]:
    """The sections of the last report, by the title of their part."""
    sections = REPORT.read_text().split("\n## ")[1:] if REPORT.exists() else []
    return {title: f"## {text.rstrip()}\n" for text in sections for title in PARTS if text.startswith(f"{title}: ")}


def main() -> int:
    asked = tuple(sys.argv[1:]) or tuple(PARTS)
    sections, failed = kept(), False
    where = f"commit `{commit()}`, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    for title, command in PARTS.items():
        if not title.startswith(asked):
            continue
        sys.stdout.write(f"{title}…\n")
        verdict, seconds, last = run(command)
        failed |= verdict == "FAILED"
        shown = last.replace(str(ROOT), "")
        sections[title] = f"## {title}: {verdict}, {seconds:.0f} s\n\n{where}\n\n```\n{shown}\n```\n"
    machine = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores."
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(
        "\n".join(["# Full run", "", machine, "", *(sections[title] for title in PARTS if title in sections)])
    )
    sys.stdout.write(f"Report: {REPORT.relative_to(ROOT)}\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
