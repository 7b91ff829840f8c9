"""The instant with which dated rights are compared."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.db import models, transaction
from django.utils import timezone

_instant: ContextVar[list[datetime] | None] = ContextVar("itc_instant", default=None)
_read: dict = {}
MARK_EVERY = timedelta(minutes=1)
READ_EVERY = 5  # seconds


class ClockMark(models.Model):
    """The latest instant that this platform has reached, in one row, so that a clock set back reopens nothing."""

    reached_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="clock_mark_single_row")]

    def __str__(self) -> str:
        return self.reached_at.isoformat()


def now() -> datetime:
    """Returns the later of the clock and the recorded instant, so that a clock set back reopens nothing."""
    held = _instant.get()
    if held:
        return held[0]
    mark = _mark_reached()
    instant = max(timezone.now(), mark) if mark else timezone.now()
    if held is not None:
        held.append(instant)
    return instant


def _mark_reached() -> datetime | None:
    """Returns the recorded instant; reads it again after a few seconds of this process's running time."""
    if _read.get("until", 0) < time.monotonic():
        _read["mark"] = ClockMark.objects.values_list("reached_at", flat=True).first()
        _read["until"] = time.monotonic() + READ_EVERY
    return _read["mark"]


def forget_mark() -> None:
    """Makes the next question read the mark again."""
    _read.clear()


def today() -> date:
    return day_of(now())


def day_of(instant: datetime) -> date:
    return timezone.localdate(instant)


@contextmanager
def one_instant(instant: datetime | None = None) -> Iterator[None]:
    """Within it, every answer is for one instant: the given one, or the first one read (the time of the request)."""
    token = _instant.set([instant] if instant else [])
    try:
        yield
    finally:
        _instant.reset(token)


def go_on() -> None:
    """Makes the next answer inside `one_instant` read the time again: an action that waited for a lock is later."""
    held = _instant.get()
    if held:
        before = held.pop()
        held[:] = [max(before, now())]


def mark_clock() -> None:
    """Records the time at most once a minute, without waiting for another process that records it."""
    reached = timezone.now()
    if ClockMark.objects.filter(pk=1, reached_at__gte=reached - MARK_EVERY).exists():
        return
    if not ClockMark.objects.filter(pk=1).exists():
        ClockMark.objects.get_or_create(pk=1, defaults={"reached_at": reached})
    with transaction.atomic():
        free = ClockMark.objects.select_for_update(skip_locked=True, no_key=True)
        if free.filter(pk=1, reached_at__lt=reached).first():
            ClockMark.objects.filter(pk=1).update(reached_at=reached)
    forget_mark()
