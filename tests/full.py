"""`make full`: all that is too long for each change; its report is kept under docs/reports with date and commit."""

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
# title: command
PARTS = {
    "Checks": ["make", "check"],
    "Tests, order 1": [*PYTEST, "-n", "2", "--dist", "loadgroup", "-m", "not bench", "--randomly-seed=1"],
    "Tests, order 2, in one process, many examples": [
        *PYTEST, "-m", "not bench", "--randomly-seed=2", "--hypothesis-profile=full",
    ],
    "Measures": [*PYTEST, "-m", "bench", "-p", "no:randomly", "-s"],
}  # fmt: skip
NOTHING_TO_RUN = 5  # pytest's own


def commit() -> str:
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


def main() -> int:
    lines = [
        "# Full run",
        "",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, commit `{commit()}`, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores.",
    ]
    failed = False
    for title, command in PARTS.items():
        sys.stdout.write(f"{title}…\n")
        verdict, seconds, last = run(command)
        failed |= verdict == "FAILED"
        lines += ["", f"## {title}: {verdict}, {seconds:.0f} s", "", "```", last, "```"]
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text("\n".join(lines).replace(str(ROOT), "") + "\n")
    sys.stdout.write(f"Report: {REPORT.relative_to(ROOT)}\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
