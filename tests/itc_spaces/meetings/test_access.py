"""Who reads a meeting, its agenda, its convocations; who leads it, keeps its notes, answers."""

import pytest
from django.utils import timezone

from itc_spaces.meetings.models import AgendaItem, Attendance, Convocation, Meeting, Pause
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MandateKind, MeetingKind
from itc_spaces.spaces.models import Mandate, SpaceRecord
from tests.support.factories import days
from tests.support.factories.meetings import AgendaItemFactory, AttendanceFactory, ConvocationFactory, MeetingFactory
from tests.support.site import INSIDE_A, MANAGERS_A, MEMBERS_A

pytestmark = pytest.mark.django_db


def those(world, action: Action, row) -> set[str]:
    return {name for name, person in world.people.items() if access.may(person, action, row)}


def seat_of(world, name: str):
    return world.people[name].memberships.get().seat


def test_in_preparation_those_inside_know_when_and_where_and_those_attending_the_rest(world):
    meeting = MeetingFactory(space=world.a)
    AgendaItemFactory(meeting=meeting, thematic=world.thematic)
    assert those(world, Action.FORESEE, meeting) == INSIDE_A
    assert those(world, Action.READ, meeting) == MEMBERS_A
    assert those(world, Action.JOIN, meeting) == MEMBERS_A


def test_shown_it_is_read_inside_and_by_those_invited_to_its_thematics(world):
    meeting = MeetingFactory(space=world.a, convened=True)
    assert those(world, Action.READ, meeting) == INSIDE_A
    AgendaItemFactory(meeting=meeting, thematic=world.thematic)
    AgendaItemFactory(meeting=meeting, thematic=world.closed_thematic)
    assert those(world, Action.READ, meeting) == INSIDE_A | {"expert_open"}
    assert those(world, Action.JOIN, meeting) == MEMBERS_A | {"expert_open"}


def test_a_reserved_item_opens_a_meeting_to_nobody_and_is_for_those_attending(world):
    item = AgendaItemFactory(meeting__space=world.a, meeting__convened=True, thematic=world.thematic, reserved=True)
    assert those(world, Action.READ, item.meeting) == INSIDE_A
    assert those(world, Action.READ, item) == MEMBERS_A


def test_the_invited_read_items_of_their_thematic_alone(world):
    meeting = MeetingFactory(space=world.a, convened=True)
    item, other = AgendaItemFactory(meeting=meeting, thematic=world.thematic), AgendaItemFactory(meeting=meeting)
    assert those(world, Action.READ, item) == INSIDE_A | {"expert_open"}
    assert those(world, Action.READ, other) == INSIDE_A
    Meeting.objects.update(shown_at=None)
    assert those(world, Action.READ, item) == MEMBERS_A


def test_who_follows_joins_a_restitution(world):
    meeting = MeetingFactory(space=world.a, convened=True, kind=MeetingKind.RESTITUTION)
    assert those(world, Action.JOIN, meeting) == INSIDE_A


def test_is_led_by_its_own_seat_the_mandate_and_the_coordination(world):
    meeting = MeetingFactory(space=world.a)
    assert those(world, Action.LEAD, meeting) == MANAGERS_A
    meeting.chair_seat = seat_of(world, "member_a")
    meeting.save()
    assert those(world, Action.LEAD, meeting) == MANAGERS_A | {"member_a"}
    assert those(world, Action.LEAD, MeetingFactory(space=world.a)) == MANAGERS_A


def test_notes_are_kept_by_its_seats_the_secretariat_and_the_coordination(world):
    meeting = MeetingFactory(space=world.a, chair_seat=seat_of(world, "chair_a"))
    assert those(world, Action.KEEP, meeting) == MANAGERS_A | {"secretary_a"}
    Mandate.objects.filter(kind=MandateKind.SECRETARY).update(ended_at=timezone.now())
    assert those(world, Action.KEEP, meeting) == MANAGERS_A
    meeting.secretary_seat = seat_of(world, "member_a")
    meeting.save()
    assert those(world, Action.KEEP, meeting) == MANAGERS_A | {"member_a"}


def test_in_a_closed_itc_nobody_leads_keeps_or_writes(world):
    meeting = MeetingFactory(space=world.a, chair_seat=seat_of(world, "chair_a"))
    SpaceRecord.objects.filter(space=world.a).update(closed_at=timezone.now())
    for action in (Action.LEAD, Action.KEEP, Action.WRITE):
        assert those(world, action, meeting) == set(), action
    assert those(world, Action.READ, meeting) == MEMBERS_A


def test_an_item_is_changed_by_who_leads_and_by_its_seat(world):
    item = AgendaItemFactory(meeting__space=world.a, proposed_by=seat_of(world, "member_a"))
    assert those(world, Action.EDIT, item) == MANAGERS_A | {"member_a"}
    Meeting.objects.update(state="HELD")
    assert those(world, Action.EDIT, item) == set()


@pytest.mark.parametrize("persona", ["follower_a", "expert_open", "former_a"])
def test_a_convocation_is_its_recipients_for_good(world, persona):
    row = ConvocationFactory(meeting__space=world.a, recipient=world.people[persona])
    assert those(world, Action.READ, row) == MEMBERS_A | {persona}
    assert those(world, Action.ANSWER, row) == MANAGERS_A | {persona}
    Convocation.objects.update(withdrawn_at=timezone.now())
    assert those(world, Action.READ, row) == MEMBERS_A | {persona}
    assert those(world, Action.ANSWER, row) == set()


def test_presence_is_for_those_attending_and_pauses_for_those_inside(world):
    row = AttendanceFactory(meeting__space=world.a)
    assert those(world, Action.READ, row) == MEMBERS_A
    pause = Pause.objects.create(space=world.a, starts_on=days(0), ends_on=days(30), reason="L'été.")
    assert those(world, Action.READ, pause) == INSIDE_A


def test_each_reads_their_own_presence(world):
    row = AttendanceFactory(meeting__space=world.a, person=world.people["expert_open"])
    assert those(world, Action.READ, row) == MEMBERS_A | {"expert_open"}


def test_the_list_is_for_those_inside(world):
    meeting = MeetingFactory(space=world.a, convened=True)
    AgendaItemFactory(meeting=meeting, thematic=world.thematic)
    assert those(world, Action.ENTER, meeting) == INSIDE_A
    assert those(world, Action.READ, meeting) == INSIDE_A | {"expert_open"}


def test_a_file_is_added_by_who_writes_then_by_who_keeps_the_notes(world):
    item = AgendaItemFactory(meeting__space=world.a, meeting__convened=True)
    assert those(world, Action.WRITE, item) == MEMBERS_A
    Meeting.objects.update(state="HELD")
    assert those(world, Action.WRITE, item) == {"coordinator", "secretary_a"}


def test_search_finds_none_of_it(world):
    meeting = MeetingFactory(space=world.a, convened=True)
    rows = [meeting, AgendaItemFactory(meeting=meeting), AttendanceFactory(meeting=meeting)]
    assert [access.tokens_for(row) for row in rows] == [frozenset()] * 3
    assert {type(row) for row in rows} == {Meeting, AgendaItem, Attendance}
