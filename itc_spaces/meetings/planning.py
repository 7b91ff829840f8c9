"""Proposes days for the coming year at an ITC's rhythm."""

from datetime import date, timedelta

from itc_spaces.meetings.moments import add_months
from itc_spaces.meetings.rhythm import Rhythm

A_YEAR = timedelta(days=365)
# The first proposed day leaves time to convene people, even if the ITC is late.
AT_LEAST = timedelta(days=15)
MOST = 12
FRIDAY = 4


def proposed_days(rhythm: Rhythm) -> list[date]:
    """Returns days after the last known session, as late as the rule allows, on its weekday, never in a weekend."""
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
