"""`python -m tests.benchmarks.reading`: how long to count what a member may read, and to show the newest."""

import json
import sys
import time
from collections.abc import Callable
from statistics import median

import django

django.setup()

from accounts.models import User  # noqa: E402 (apps are ready by now)
from itc_spaces.spaces import access  # noqa: E402
from itc_spaces.spaces.models import Placement  # noqa: E402

RUNS = 15
PER_PAGE = 20


def taken(work: Callable) -> float:
    """Milliseconds, the median of several runs after one that is not counted."""
    times = []
    for _ in range(RUNS + 1):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return round(median(times[1:]), 1)


def main() -> None:
    member = User.objects.filter(email__startswith="directrice").order_by("-pk")[0]

    def readable():
        return access.visible_to(member, Placement)

    def newest() -> list[Placement]:
        rows = readable().filter(shared_at__isnull=False).select_related("page")
        return list(rows.order_by("-shared_at")[:PER_PAGE])

    assert len(newest()) == PER_PAGE
    said = {
        "resources": Placement.objects.count(),
        "readable": readable().count(),
        "count_ms": taken(lambda: readable().count()),
        "first_page_ms": taken(newest),
    }
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
