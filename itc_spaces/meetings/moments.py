"""Days and hours as an ITC writes them: in its department's zone. The database keeps instants."""

from calendar import monthrange
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from web.dates import day_in_words, hour_in_words
from web.refusals import Refused

MISSING_HOUR = "Cette heure n'existe pas : on passe à l'heure d'été cette nuit-là. Choisissez-en une autre."
DOUBLED_HOUR = (
    "Cette heure sonne deux fois : on passe à l'heure d'hiver cette nuit-là. C'est la première qui est retenue."
)


def instant(day: date, hour: time, zone: str) -> datetime:
    """Returns the instant; the first one, for an hour that occurs twice. Raises Refused for an hour that is skipped."""
    typed = datetime.combine(day, hour, tzinfo=ZoneInfo(zone))
    if typed.astimezone(UTC).astimezone(typed.tzinfo).replace(tzinfo=None) != typed.replace(tzinfo=None):
        raise Refused(MISSING_HOUR)
    return typed.astimezone(UTC)


def is_doubled(moment: datetime, zone: str) -> bool:
    there = moment.astimezone(ZoneInfo(zone))
    return there.utcoffset() > there.replace(fold=1).utcoffset()


def local(moment: datetime | None, zone: str) -> datetime | None:
    """Returns the same moment on the zone's clocks, as a naive datetime, so that no template converts it again."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if moment else None


def when_in_words(start: datetime | None, end: datetime | None, zone: str) -> str:
    """Returns words such as « mardi 15 décembre 2026, de 9 h 30 à 12 h »."""
    if start is None:
        return "date à choisir"
    begins = local(start, zone)
    day = f"{date_format(begins, 'l')} {day_in_words(begins)}".lower()
    if end is None:
        return f"{day}, à {hour_in_words(begins)}"
    return f"{day}, de {hour_in_words(begins)} à {hour_in_words(local(end, zone))}"


def add_months(day: date, months: int) -> date:
    """Adds calendar months, to the last day at most: two months after 31 December is 28 or 29 February."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
