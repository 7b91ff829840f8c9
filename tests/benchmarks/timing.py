"""Times of several runs, summed up alike by every benchmark that has them."""

from collections.abc import Iterable
from statistics import median, quantiles


def summed_up(runs: Iterable[list[float]], digits: int) -> dict[str, float]:
    """`runs` in milliseconds: the median of their medians, and of their 95th percentiles."""
    runs = list(runs)
    return {
        "p50_ms": round(median(median(run) for run in runs), digits),
        "p95_ms": round(median(quantiles(run, n=20)[-1] for run in runs), digits),
    }
