"""The jobs that the worker repeats; apps register theirs in `AppConfig.ready`."""

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
    """Registers a job: `run` may be interrupted, restarted, or run in two workers at once; it returns counts.

    `apart` runs it in its own thread, so that a slow mail server does not delay it.
    """
    JOBS[name] = Job(name, run, every, apart)


def register_beginning(begin: Callable[[], None]) -> None:
    """Registers a function that each worker calls once before its jobs; an error from it stops the worker."""
    BEGINNINGS.append(begin)
