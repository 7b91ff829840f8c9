"""Many write at once: `python -m tests.platform.operations.together WRITERS SECONDS FILE` keeps what is acknowledged.

In FILE, each line after its writer's number. Each goes through a sheet's whole life, and after each of its steps adds
a line to the one sheet that all write.
"""

import os
import sys
import time
import traceback

import django


def add_line(page) -> str:
    """Tried again from what the others saved, as a person would; the acknowledgement."""
    from uuid import uuid4

    from knowledge.staleness import StaleForm
    from tests.platform.operations.writing import append, committed

    token = uuid4().hex
    while True:
        try:
            committed(lambda: append(page, token))
            return f"saved {page.pk} {token}"
        except StaleForm:
            continue


def write_until(end: float, out: int) -> None:
    from knowledge.models import PracticeSheet
    from tests.platform.operations.writing import TITLE, steps

    page = PracticeSheet.objects.get(title=TITLE)
    while time.monotonic() < end:
        for line in steps():
            os.write(out, f"{os.getpid()} {line}\n{os.getpid()} {add_line(page)}\n".encode())
            if time.monotonic() > end:
                return


def child(end: float, out: int) -> None:
    """It never returns to its parent's code."""
    status = 1
    try:
        write_until(end, out)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def main() -> int:
    writers, seconds = int(sys.argv[1]), float(sys.argv[2])
    django.setup()
    from django.db import connections

    connections.close_all()  # each process has its own
    out = os.open(sys.argv[3], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    end = time.monotonic() + seconds
    known = []
    for _ in range(writers):
        pid = os.fork()
        if not pid:
            child(end, out)
        known.append(pid)
    statuses = [os.waitpid(pid, 0)[1] for pid in known]
    return int(any(statuses))


if __name__ == "__main__":
    sys.exit(main())
