"""Dated rows that follow one another: one ends when the next starts."""

from datetime import date, timedelta

from django.db.models import QuerySet

from itc_spaces.spaces import access
from itc_spaces.spaces.models import Dated
from web.refusals import Refused

FURTHEST = timedelta(days=366 * 2)


def checked_day(day: date | None) -> date:
    """Returns the day, by default today; raises Refused for a past day, or one so far that it must be an error."""
    today = access.today()
    day = day or today
    if day < today:
        raise Refused("Choisissez aujourd'hui ou une date à venir : ce qui est passé ne change plus.")
    if day > today + FURTHEST:
        raise Refused("Choisissez une date dans les deux ans à venir.")
    return day


def end_rows(rows: QuerySet[Dated], day: date) -> list[Dated]:
    """Ends the rows in force on `day`: the day before, or at once if `day` is today. Returns them.

    A row that would start on that day or later never starts.
    """
    ended = []
    for row in rows.select_for_update(no_key=True).filter(ended_at__isnull=True).order_by("pk"):
        if row.ends_on and row.ends_on < day:
            continue
        if day <= access.today() or row.starts_on >= day:
            row.ended_at = access.now()
        else:
            row.ends_on = day - timedelta(days=1)
        row.save(update_fields=["ended_at", "ends_on"])
        ended.append(row)
    return ended
