"""Agendas from before it was remembered which points had been handed over."""

from datetime import timedelta
from importlib import import_module

from django.apps import apps
from django.utils import timezone

from itc_spaces.meetings.enums import ItemState
from itc_spaces.meetings.models import AgendaItem
from itc_spaces.spaces.enums import MeetingState
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.support.factories.people import SpaceFactory

migration = import_module("itc_spaces.meetings.migrations.0003_points_handed_over")


def session(space, days: int, state: MeetingState):
    start = timezone.now() + timedelta(days=days)
    return MeetingFactory(space=space, state=state, starts_at=start, ends_at=start + timedelta(hours=2))


def test_what_a_later_session_has_or_passed_by_is_not_handed_over_again(db):
    space, elsewhere = SpaceFactory(), SpaceFactory()
    first, second = session(space, -90, MeetingState.HELD), session(space, -30, MeetingState.HELD)
    coming = session(space, 10, MeetingState.PREPARED)
    session(elsewhere, -5, MeetingState.HELD)
    passed_by = AgendaItemFactory(meeting=first, state=ItemState.POSTPONED)
    carried = AgendaItemFactory(meeting=second, state=ItemState.POSTPONED)
    AgendaItemFactory(meeting=coming, carried_from=carried)
    AgendaItemFactory(meeting=second, state=ItemState.POSTPONED)  # is still owed
    AgendaItemFactory(meeting=first)
    AgendaItem.objects.update(handed_over=False)  # as the new column begins
    migration.note_those_handed_over(apps, None)
    assert set(AgendaItem.objects.filter(handed_over=True)) == {passed_by, carried}
