"""Days that an ITC's rhythm proposes for the year to come."""

from datetime import date, timedelta

from itc_spaces.meetings.moments import add_months
from itc_spaces.meetings.rhythm import Rhythm

A_YEAR = timedelta(days=365)
# An ITC that is late meets as soon as people can be told.
AT_LEAST = timedelta(days=15)
MOST = 12
FRIDAY = 4


def proposed_days(rhythm: Rhythm) -> list[date]:
    """From the last day known on, never later than the rule asks, on the same day of the week; none in a weekend."""
    before, days = rhythm.next_on or rhythm.last or rhythm.today, []
    weekday = min(before.weekday(), FRIDAY)
    while len(days) < MOST:
        latest = add_months(before, rhythm.months)
        day = latest - timedelta(days=(latest.weekday() - weekday) % 7)
        if day < rhythm.today + AT_LEAST:
            soonest = rhythm.today + AT_LEAST
            day = soonest + timedelta(days=(weekday - soonest.weekday()) % 7)
        if day > rhythm.today + A_YEAR:
            break
        days.append(day)
        before = day
    return days
