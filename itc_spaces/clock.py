"""The instant that dated rights compare with."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.utils import timezone

from itc_spaces.models import ClockMark

_instant: ContextVar[list[datetime] | None] = ContextVar("itc_instant", default=None)
_read: dict = {}
MARK_EVERY = timedelta(minutes=1)
READ_EVERY = 5  # seconds


def now() -> datetime:
    """The later of the clock and the latest instant recorded: a clock set back reopens nothing."""
    held = _instant.get()
    if held:
        return held[0]
    mark = _mark_reached()
    instant = max(timezone.now(), mark) if mark else timezone.now()
    if held is not None:
        held.append(instant)
    return instant


def _mark_reached() -> datetime | None:
    """The recorded instant, read again after a few seconds of this process's own running time."""
    if _read.get("until", 0) < time.monotonic():
        _read["mark"] = ClockMark.objects.values_list("reached_at", flat=True).first()
        _read["until"] = time.monotonic() + READ_EVERY
    return _read["mark"]


def forget_mark() -> None:
    """The next question reads the mark again."""
    _read.clear()


def today() -> date:
    return timezone.localdate(now())


@contextmanager
def one_instant() -> Iterator[None]:
    """Within it every answer is of one instant, read once: the time of a request."""
    token = _instant.set([])
    try:
        yield
    finally:
        _instant.reset(token)


def mark_clock() -> None:
    """Records how far time has come; at most once a minute, so that writers do not queue for the row."""
    reached = timezone.now()
    if ClockMark.objects.filter(pk=1, reached_at__gte=reached - MARK_EVERY).exists():
        return
    if not ClockMark.objects.filter(pk=1, reached_at__lt=reached).update(reached_at=reached):
        ClockMark.objects.get_or_create(pk=1, defaults={"reached_at": reached})
    forget_mark()
