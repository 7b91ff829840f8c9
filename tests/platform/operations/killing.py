"""Writers that are killed: `python -m tests.platform.operations.killing ROUNDS FILE` keeps what they acknowledged.

One process that has everything loaded forks a writer for each round, and ends it with SIGKILL at a random moment. With
`worker` at the end of the command, it forks a worker beside each writer, ended so at a moment of its own.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django

LONGEST = 1.2  # seconds after the writer's first acknowledgement
SILENT = 60


def one_round(chance: random.Random, with_worker: bool) -> str:
    """What a writer acknowledged before it was killed."""
    from django.db import connections

    connections.close_all()  # each process has its own
    reading, writing = os.pipe()
    running = [forked(lambda: _write(reading, writing))]
    os.close(writing)
    if with_worker:
        running.append(forked(run_worker))
    chance.shuffle(running)
    try:
        said = os.read(reading, 65536)
        for pid in running:
            time.sleep(chance.uniform(0, LONGEST / len(running)))
            os.kill(pid, signal.SIGKILL)
    finally:
        for pid in running:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
    with os.fdopen(reading, "rb") as rest:
        return (said + rest.read()).decode()


def forked(work: Callable[[], None]) -> int:
    """A child that never returns to its parent's code."""
    pid = os.fork()
    if not pid:
        signal.alarm(SILENT)
        try:
            work()
        finally:
            os._exit(1)
    return pid


def _write(reading: int, writing: int) -> None:
    from tests.platform.operations.writing import write_for_ever

    os.close(reading)
    write_for_ever(writing)


def run_worker() -> None:
    from django.core.management import call_command

    call_command("worker")


def main() -> None:
    rounds, kept, with_worker = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] == ["worker"]
    seed = int(os.environ.get("ITC_SEED") or time.time())
    sys.stdout.write(f"ITC_SEED={seed}\n")
    django.setup()
    chance = random.Random(seed)
    with kept.open("a") as out:
        for _ in range(rounds):
            whole, _, cut = one_round(chance, with_worker).rpartition("\n")
            assert not cut, f"a line cut in the middle: {cut}"
            out.write(f"{whole}\n" if whole else "")


if __name__ == "__main__":
    main()
