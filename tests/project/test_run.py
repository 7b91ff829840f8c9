"""`make run` on this very machine: it opens, says so, and leaves nothing behind."""

import http.client
import os
import re
import signal
import socket
import subprocess
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.support.instances import ROOT, free_port

OPENING = 500  # seconds: all migrations and the demonstration, while other tests run
CLOSING = 20
# One at a time: they measure processes, and share one database.
pytestmark = [
    pytest.mark.process,
    pytest.mark.xdist_group("run"),
    pytest.mark.skipif(
        not list(ROOT.glob(".venv/*.sha256")), reason="dépendances non posées par make : lancez make test"
    ),
]


@pytest.fixture(scope="module")
def var(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("var")


def run_of(port: int | str, var: Path) -> list[str]:
    return ["make", "--no-print-directory", "run", f"PORT={port}", f"ITC_VAR={var}"]


@contextmanager
def running(port: int, var: Path):
    """make in a group of its own, as a terminal would start it; nothing of it outlives the test."""
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "MAKE", "MFLAGS"))
    }
    with subprocess.Popen(
        run_of(port, var), cwd=ROOT, env=inherited, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    ) as make:  # fmt: skip
        try:
            yield make
        finally:
            for pid in [make.pid, *born_of(var)]:
                end_for_good(pid)


def end_for_good(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def read_until(make: subprocess.Popen, wanted: str) -> str:
    """What was printed up to the line that has `wanted`; raises when make ends before."""
    said = ""
    until = time.monotonic() + OPENING
    for line in make.stdout:
        said += line
        if wanted in line:
            return said
        assert time.monotonic() < until, said
    raise AssertionError(f"make ended before saying {wanted!r}:\n{said}")


def born_of(var: Path) -> list[int]:
    """All processes that a run on this folder started, orphans too: they inherited its variable."""
    mark = f"ITC_VAR={var}\0".encode()
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if mark in environment.read_bytes():
                found.append(int(environment.parent.name))
    return found


def status_of(port: int, path: str) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        with connection.getresponse() as response:
            return response.status


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM to make", "Ctrl-C"])
def test_opens_says_where_and_leaves_nothing(var, number):
    """The second time, on the same data."""
    port, is_first = free_port(), not (var / "itc.sqlite3").exists()
    with running(port, var) as make:
        said = read_until(make, "Ctrl-C")
        # A first start takes a minute, and says how far it is.
        assert bool(re.search(r"^ +Tables : (\d+) / \1$", said, re.M)) == is_first
        assert re.findall(r"^\[(\d)/6\]", said, re.M) == list("123456")
        assert f"http://127.0.0.1:{port}/" in said
        assert "directrice@demo.test" in said
        assert "demo-itc-2026" in said
        assert status_of(port, "/") == 200
        assert status_of(port, "/espaces/") == 302
        assert len(born_of(var)) >= 4  # the launcher, the worker, the server and one of its own
        if number == signal.SIGINT:
            os.killpg(make.pid, number)  # a terminal tells the whole group
        else:
            make.send_signal(number)
        make.wait(CLOSING)
        assert born_of(var) == []
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))


@pytest.mark.parametrize("port", ["0", "70000", "huit mille", "-1", "²"])
def test_a_port_that_is_none(port, var):
    refused = subprocess.run(run_of(port, var), cwd=ROOT, capture_output=True, text=True)
    assert refused.returncode != 0
    assert "n'est pas un numéro de port" in refused.stderr


def test_a_taken_port_says_how_to_choose_another(var):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = subprocess.run(run_of(port, var), cwd=ROOT, capture_output=True, text=True)
    assert refused.returncode != 0
    assert f"PORT={port + 1} make run" in refused.stderr
    assert "[1/6]" not in refused.stdout
