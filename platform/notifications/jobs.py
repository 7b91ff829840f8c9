"""What the worker does again and again; apps register their jobs in `AppConfig.ready`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Job:
    name: str
    run: Callable[[], Mapping[str, int]]
    every: timedelta


JOBS: dict[str, Job] = {}
BEGINNINGS: list[Callable[[], None]] = []


def register_job(name: str, run: Callable[[], Mapping[str, int]], every: timedelta) -> None:
    """`run` may be interrupted and started again, and run in two workers at once; it returns counts for the log."""
    JOBS[name] = Job(name, run, every)


def register_beginning(begin: Callable[[], None]) -> None:
    """`begin` is called once when a worker starts, before its jobs; what it raises keeps the worker from starting."""
    BEGINNINGS.append(begin)
