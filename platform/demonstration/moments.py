"""Runs each action of the demonstration with the clock of its day.

Changing the dates afterwards would not work: editions are immutable, and attributions contain the year.
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
    """One act on its day; `rank` orders the acts of the same day."""

    moment: datetime
    rank: int
    act: Callable[[], None] = field(compare=False)


def months_ago(months: float, *, days: float = 0) -> datetime:
    """Returns a working morning `months` ago, plus `days`; never later than now."""
    moment = timezone.localtime(_today() - timedelta(days=months * DAYS_IN_MONTH - days))
    friday = moment - timedelta(days=max(0, moment.weekday() - 4))
    morning = friday.replace(hour=9, minute=30, second=0, microsecond=0)
    return min(morning, _today() - timedelta(hours=1))


def days_ago(days: float) -> datetime:
    return months_ago(0, days=-days)


def in_months(months: float) -> date:
    """Returns a day to come; a past day when `months` is negative."""
    return timezone.localdate(_today() + timedelta(days=round(months * DAYS_IN_MONTH)))


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Sets the time to `moment` inside the block, for everything that asks Django."""
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real
