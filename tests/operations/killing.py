"""Writers that are killed: `python -m tests.operations.killing ROUNDS FILE` keeps in FILE what they acknowledged.

One process that has everything loaded forks a writer for each round, and ends it with SIGKILL at a random moment.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

import django

LONGEST = 1.2  # seconds after its first acknowledgement
SILENT = 60


def one_round(chance: random.Random) -> str:
    """What a writer acknowledged before it was killed."""
    from django.db import connections

    connections.close_all()  # each process has its own
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)
        _write(writing)
    os.close(writing)
    try:
        said = os.read(reading, 65536)
        time.sleep(chance.uniform(0, LONGEST))
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    with os.fdopen(reading, "rb") as rest:
        return (said + rest.read()).decode()


def _write(out: int) -> None:
    """The child: it never returns to its parent's code."""
    from tests.operations.writing import write_for_ever

    signal.alarm(SILENT)
    try:
        write_for_ever(out)
    finally:
        os._exit(1)


def main() -> None:
    rounds, kept = int(sys.argv[1]), Path(sys.argv[2])
    seed = int(os.environ.get("ITC_SEED") or time.time())
    sys.stdout.write(f"ITC_SEED={seed}\n")
    django.setup()
    chance = random.Random(seed)
    with kept.open("a") as out:
        for _ in range(rounds):
            whole, _, cut = one_round(chance).rpartition("\n")
            assert not cut, f"a line cut in the middle: {cut}"
            out.write(f"{whole}\n" if whole else "")


if __name__ == "__main__":
    main()
