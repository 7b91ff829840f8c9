"""Tests of one group run one after the other, in one worker: they measure processes, or share what they make."""

import os
import subprocess
import sys

import pytest

TESTS = """
import os, pytest

@pytest.mark.xdist_group("together")
@pytest.mark.parametrize("number", range(6))
def test_one(number):
    with open("workers", "a") as kept:
        kept.write(os.environ["PYTEST_XDIST_WORKER"] + " ")
"""


@pytest.mark.process
def test_a_group_stays_in_one_worker(tmp_path):
    """A version of pytest that pytest-xdist does not know yet spread them in silence."""
    (tmp_path / "test_together.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = xdist_group\n")
    plain = ["-p", "no:django", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:time_machine"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", *plain],
        cwd=tmp_path, capture_output=True, text=True, timeout=120,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(set((tmp_path / "workers").read_text().split())) == 1
