"""Writes days and hours as French does: « 1er décembre 2026 à 9 h 05 »."""

from datetime import date, datetime, time

from django.utils.formats import date_format


def day_in_words(day: date, *, year: bool = True) -> str:
    """Returns « 1er décembre 2026 », or « 1er décembre » without the `year`; an instant has to be local already."""
    return f"{day.day}{'er' if day.day == 1 else ''} {date_format(day, 'F Y' if year else 'F')}"


def hour_in_words(hour: datetime | time) -> str:
    """Returns « 9 h 05 », or « 9 h »."""
    return f"{hour.hour} h {hour.minute:02d}" if hour.minute else f"{hour.hour} h"


def moment_in_words(moment: datetime, *, year: bool = True) -> str:
    return f"{day_in_words(moment, year=year)} à {hour_in_words(moment)}"
