"""Dated rows that follow one another: the old one ends when the new one starts."""

from datetime import date, timedelta

from django.db.models import QuerySet

from itc_spaces import access
from itc_spaces.models import Dated
from itc_spaces.refusals import Refused

FURTHEST = timedelta(days=366 * 2)


def checked_day(day: date | None) -> date:
    """Today by default; raises Refused for a day gone by, or too far to be meant."""
    today = access.today()
    day = day or today
    if day < today:
        raise Refused("Choisissez aujourd'hui ou une date à venir : ce qui est passé ne change plus.")
    if day > today + FURTHEST:
        raise Refused("Choisissez une date dans les deux ans à venir.")
    return day


def end_rows(rows: QuerySet[Dated], day: date) -> list[Dated]:
    """Ends on the eve of `day` what would still work on it, at once if `day` is today; those it ended.

    A row that was to start by then or later never does.
    """
    ended = []
    for row in rows.select_for_update().filter(ended_at__isnull=True):
        if row.ends_on and row.ends_on < day:
            continue
        if day <= access.today() or row.starts_on >= day:
            row.ended_at = access.now()
        else:
            row.ends_on = day - timedelta(days=1)
        row.save(update_fields=["ended_at", "ends_on"])
        ended.append(row)
    return ended
