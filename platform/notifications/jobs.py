"""What the worker does again and again; apps register their jobs in `AppConfig.ready`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Job:
    name: str
    run: Callable[[], Mapping[str, int]]
    every: timedelta
    apart: bool = False


JOBS: dict[str, Job] = {}
BEGINNINGS: list[Callable[[], None]] = []


def register_job(name: str, run: Callable[[], Mapping[str, int]], every: timedelta, apart: bool = False) -> None:
    """`run` may be interrupted and started again, and run in two workers at once; it returns counts for the log.

    `apart`: in a thread of its own, for what no slow mail server may hold up.
    """
    JOBS[name] = Job(name, run, every, apart)


def register_beginning(begin: Callable[[], None]) -> None:
    """`begin` is called once when a worker starts, before its jobs; what it raises keeps the worker from starting."""
    BEGINNINGS.append(begin)
