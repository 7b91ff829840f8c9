"""A month of a person's meetings as a grid of days."""

import re
from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from itc_spaces.meetings.models import Meeting
from itc_spaces.meetings.moments import add_months

MONTH = re.compile(r"(2[01]\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Day:
    day: date
    is_in: bool  # False for a day of another month, in a shared week
    meetings: list[Meeting] = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    """`before` and `after` are the months beside it; None if nothing is to be seen there or beyond."""

    first: date
    weeks: list[list[Day]]
    before: date | None
    after: date | None


def month_of(meetings: Iterable[Meeting], asked: str, today: date) -> Month:
    """Returns the month `asked` (« 2026-12 »), or this month if `asked` is none, or is outside the months to show."""
    on_days: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        on_days[meeting.local_start.date()].append(meeting)
    seen = [_first(day) for day in (*on_days, today)]
    first = _asked(asked)
    if first is None or not min(seen) <= first <= max(seen):
        first = _first(today)
    weeks = [
        [Day(day, day.month == first.month, on_days.get(day, [])) for day in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]
    before, after = add_months(first, -1), add_months(first, 1)
    return Month(first, weeks, before if before >= min(seen) else None, after if after <= max(seen) else None)


def _first(day: date) -> date:
    return day.replace(day=1)


def _asked(text: str) -> date | None:
    found = MONTH.fullmatch(text)
    return date(int(found[1]), int(found[2]), 1) if found else None
