"""One's meetings as a month beside the list."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from itc_spaces.meetings.models import Meeting
from itc_spaces.meetings.months import month_of
from tests.support.factories.meetings import MeetingFactory
from tests.support.world import signed_in

PARIS = ZoneInfo("Europe/Paris")
TODAY = datetime(2026, 12, 1, 9, tzinfo=PARIS)


def on(*starts: datetime) -> list[Meeting]:
    return [MeetingFactory.build(space=None, pk=rank, starts_at=start) for rank, start in enumerate(starts)]


def shown(month) -> dict[int, list[int]]:
    return {day.day.day: [row.pk for row in day.meetings] for week in month.weeks for day in week if day.meetings}


def test_a_month_holds_its_days_by_weeks_from_monday():
    found = month_of(on(datetime(2026, 12, 15, 9, tzinfo=PARIS)), "", TODAY.date())
    assert [day.day.day for day in found.weeks[0]] == [30, 1, 2, 3, 4, 5, 6]
    assert [day.is_in for day in found.weeks[0]] == [False, *[True] * 6]
    assert {len(week) for week in found.weeks} == {7}
    assert shown(found) == {15: [0]}


def test_one_goes_from_month_to_month_as_far_as_there_is_something_to_see():
    meetings = on(datetime(2026, 11, 20, 9, tzinfo=PARIS), datetime(2027, 2, 3, 9, tzinfo=PARIS))
    this = month_of(meetings, "", TODAY.date())
    assert (this.before.isoformat(), this.after.isoformat()) == ("2026-11-01", "2027-01-01")
    assert month_of(meetings, "2026-11", TODAY.date()).before is None
    last = month_of(meetings, "2027-02", TODAY.date())
    assert (last.after, shown(last)) == (None, {3: [1]})


@pytest.mark.parametrize("asked", ["", "2026-13", "janvier", "2020-01", "2090-01", "٢٠٢٦-12", "2026-12\n"])
def test_what_says_no_month_is_this_one(asked):
    meetings = on(datetime(2026, 12, 15, 9, tzinfo=PARIS))
    assert month_of(meetings, asked, TODAY.date()).first.isoformat() == "2026-12-01"


def test_a_day_is_that_of_the_department_and_not_of_the_reader():
    late = on(datetime(2026, 12, 15, 23, 30, tzinfo=ZoneInfo("America/Cayenne")))
    late[0].zone = "America/Cayenne"
    assert shown(month_of(late, "", TODAY.date())) == {15: [0]}


@pytest.mark.django_db
def test_a_day_leads_to_its_meeting_or_to_its_lines(scene):
    with time_machine.travel(TODAY, tick=False):
        one = MeetingFactory(space=scene.space, starts_at=datetime(2026, 12, 10, 9, tzinfo=PARIS))
        two = [MeetingFactory(space=scene.space, starts_at=datetime(2026, 12, 17, h, tzinfo=PARIS)) for h in (9, 14)]
        client = signed_in(scene.caf)
        page = client.get(reverse("own_agenda")).text
        assert f'<a href="{reverse("meeting", args=[scene.space.slug, one.pk])}">10<' in page
        assert f'<a href="#r-{two[0].pk}">17<' in page
        assert f'id="r-{two[0].pk}"' in page
        assert "<mark>1</mark>" in page
        assert client.get(reverse("own_agenda"), {"mois": "2026-99"}).status_code == 200
