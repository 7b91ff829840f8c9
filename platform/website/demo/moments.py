"""The demonstration is lived at its own dates: each action runs with the clock of its day.

Setting dates back afterwards would not do: an edition is immutable, and an attribution is written with its year.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

DAYS_IN_MONTH = 30.44
# Within `at`, « months ago » still counts from today.
_today = timezone.now


@dataclass(order=True)
class Event:
    """One thing that someone did, on its day; `rank` keeps the order of the events of one day."""

    moment: datetime
    rank: int
    act: Callable[[], None] = field(compare=False)


def months_ago(months: float, *, days: float = 0) -> datetime:
    """A working morning `months` ago, `days` later; never ahead of now."""
    moment = timezone.localtime(_today() - timedelta(days=months * DAYS_IN_MONTH - days))
    friday = moment - timedelta(days=max(0, moment.weekday() - 4))
    morning = friday.replace(hour=9, minute=30, second=0, microsecond=0)
    return min(morning, _today() - timedelta(hours=1))


def days_ago(days: float) -> datetime:
    return months_ago(0, days=-days)


def in_months(months: float) -> date:
    """A day to come, or past when `months` is negative."""
    return timezone.localdate(_today() + timedelta(days=round(months * DAYS_IN_MONTH)))


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within it, now is `moment`, for everything that asks Django."""
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real
