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


def register_job(name: str, run: Callable[[], Mapping[str, int]], every: timedelta) -> None:
    """`run` may be interrupted and started again, and run in two workers at once; it returns counts for the log."""
    JOBS[name] = Job(name, run, every)
