"""Convocations follow seats, grants and spaces: made, withdrawn, told once, whatever is interrupted."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import User
from itc_spaces.meetings.actions import cancel_meeting, give_turn, hold_meeting
from itc_spaces.meetings.enums import TurnState
from itc_spaces.meetings.expecting import expected_at, to_come
from itc_spaces.meetings.models import AgendaItem, Convocation, Meeting, Turn
from itc_spaces.meetings.reconciling import reconcile_all, reconcile_space, reconcile_those
from itc_spaces.meetings.watching import pass_turns
from itc_spaces.membership.actions import end_seat
from itc_spaces.spaces.enums import MandateKind, MeetingState, Mode
from itc_spaces.spaces.models import Grant, Membership, SeatMode, SpaceRecord
from tests.itc_spaces.meetings.scenes import begin, everybody_came, make_scene
from tests.support.factories import GrantFactory, MembershipFactory, SeatFactory, ThematicFactory, member_of
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory

pytestmark = pytest.mark.django_db
NOTHING = {"rencontres d'ITC fermées annulées": 0, "convocations changées": 0}


def live(meeting: Meeting) -> set:
    return {row.recipient for row in meeting.convocations.filter(withdrawn_at__isnull=True)}


def test_it_does_nothing_twice(scene):
    scene.meeting()
    assert reconcile_all() == NOTHING
    assert reconcile_all() == NOTHING


def test_a_newcomer_is_convened_and_who_leaves_is_withdrawn(scene):
    meeting = scene.meeting()
    newcomer = member_of(scene.space)
    scene.caf.memberships.update(ended_at=timezone.now())
    assert reconcile_all()["convocations changées"] == 2
    assert live(meeting) == {scene.chair, scene.director, scene.deputy, newcomer}
    scene.caf.memberships.update(ended_at=None)
    assert reconcile_all()["convocations changées"] == 1
    assert Convocation.objects.filter(meeting=meeting, recipient=scene.caf).count() == 1


def test_a_seat_that_ends_withdraws_at_once(scene, django_capture_on_commit_callbacks):
    meeting = scene.meeting()
    with django_capture_on_commit_callbacks(execute=True):
        end_seat(seat=scene.seats["caf"], actor=scene.chair)
    assert scene.caf not in live(meeting)


def test_who_has_two_seats_is_convened_once(scene):
    MembershipFactory(user=scene.caf, seat=SeatFactory(space=scene.space))
    assert scene.meeting().convocations.filter(recipient=scene.caf).count() == 1


def test_the_invited_come_for_their_thematic_while_their_access_works(scene):
    grant = GrantFactory(content_object=ThematicFactory(space=scene.space))
    meeting = scene.meeting()
    AgendaItemFactory(meeting=meeting, thematic=grant.content_object, reserved=True)
    assert reconcile_all() == NOTHING
    AgendaItemFactory(meeting=meeting, thematic=grant.content_object)
    reconcile_space(scene.space.pk)
    assert scene_row(meeting, grant.user).grant == grant
    Grant.all_rows.update(ended_at=timezone.now())
    reconcile_all()
    assert grant.user not in live(meeting)


def scene_row(meeting: Meeting, person) -> Convocation:
    return Convocation.objects.get(meeting=meeting, recipient=person)


def test_an_itc_that_closes_cancels_what_was_to_come(scene):
    meeting = scene.meeting()
    SpaceRecord.objects.filter(space=scene.space).update(closed_at=timezone.now())
    assert reconcile_all()["rencontres d'ITC fermées annulées"] == 1
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.CANCELLED
    assert meeting.cancelled_because
    assert reconcile_all() == NOTHING


def test_nothing_to_do_is_asked_in_a_fixed_number_of_queries(scene, django_assert_max_num_queries):
    for _ in range(3):
        scene.meeting()
    with django_assert_max_num_queries(6):
        reconcile_all()


def test_a_meeting_that_is_over_changes_no_more(scene):
    meeting = scene.meeting()
    Meeting.objects.update(starts_at=timezone.now() - timedelta(days=2), ends_at=timezone.now())
    member_of(scene.space)
    assert reconcile_all() == NOTHING
    assert len(live(meeting)) == 4


def test_what_was_cancelled_while_it_waited_for_its_lock_is_left_as_it_is(scene):
    """Withdrawn, nobody would be told why it is cancelled."""
    meeting = scene.meeting()
    scene.row(meeting, "caf").delete()
    cancel_meeting(meeting=meeting, actor=scene.chair, reason="Grève.")
    assert reconcile_those(Meeting.objects.filter(pk=meeting.pk)) == 0
    assert live(meeting) == {scene.chair, scene.director, scene.deputy}


# ── turns ──


def standing(meeting: Meeting) -> dict:
    return {turn.duty: turn.seat for turn in meeting.turns.exclude(state=TurnState.DECLINED)}


@pytest.mark.parametrize("state", [TurnState.PROPOSED, TurnState.ACCEPTED])
def test_the_turn_of_a_seat_that_ends_passes_on_at_once(scene, django_capture_on_commit_callbacks, state):
    member_of(scene.space)
    meeting = scene.meeting()
    turn = meeting.turns.get(duty=MandateKind.SECRETARY)
    Turn.objects.filter(pk=turn.pk).update(state=state)
    with django_capture_on_commit_callbacks(execute=True):
        end_seat(seat=turn.seat, actor=scene.coordinator)
    turn.refresh_from_db()
    assert (turn.state, turn.reason) == (TurnState.DECLINED, "plus personne n'y siège")
    found, meeting = standing(meeting), Meeting.objects.get(pk=meeting.pk)
    assert found[MandateKind.SECRETARY] not in (turn.seat, found[MandateKind.CHAIR])
    assert meeting.secretary_seat == found[MandateKind.SECRETARY]
    assert pass_turns() == {"tours passés": 0}


def test_so_does_that_of_a_seat_whose_last_person_leaves(scene):
    member_of(scene.space)
    meeting = scene.meeting()
    turn = meeting.turns.get(duty=MandateKind.CHAIR)
    Membership.objects.filter(seat=turn.seat).update(ended_at=timezone.now())
    assert pass_turns() == {"tours passés": 1}
    assert standing(meeting)[MandateKind.CHAIR] != turn.seat


def test_of_a_meeting_in_preparation_it_is_proposed_to_nobody_until_it_is_convened(scene):
    meeting = MeetingFactory(space=scene.space)
    give_turn(meeting=meeting, actor=scene.chair, duty=MandateKind.CHAIR, seat=scene.seats["caf"])
    end_seat(seat=scene.seats["caf"], actor=scene.coordinator)
    assert pass_turns() == {"tours passés": 1}
    meeting.refresh_from_db()
    assert (meeting.chair_seat, standing(meeting)) == (None, {})


def test_what_was_done_stays_done_once_its_seat_ends(scene):
    meeting = begin(scene.meeting())
    hold_meeting(
        meeting=meeting, actor=scene.chair, seats=everybody_came(meeting), chaired_by=scene.seats["caf"]
    )  # fmt: skip
    end_seat(seat=scene.seats["caf"], actor=scene.coordinator)
    assert pass_turns() == {"tours passés": 0}
    assert meeting.turns.get(state=TurnState.DONE).seat == scene.seats["caf"]


@given(steps=st.lists(st.sampled_from(["seat", "end", "grant", "revoke", "reserve", "close", "mode"]), max_size=8))
@settings(max_examples=15)
def test_whatever_happened_a_second_reconciliation_does_nothing(steps):
    """Rights change by rows alone, as when nobody has told: the hourly job finds all of it, once."""
    with transaction.atomic():
        scene = make_scene()
        thematic = ThematicFactory(space=scene.space)
        meeting = scene.meeting()
        item = AgendaItemFactory(meeting=meeting, thematic=thematic)
        changes = {
            "seat": lambda: member_of(scene.space),
            "end": lambda: Membership.objects.filter(user=scene.caf).update(ended_at=timezone.now()),
            "grant": lambda: GrantFactory(content_object=thematic),
            "revoke": lambda: Grant.all_rows.update(ended_at=timezone.now()),
            "reserve": lambda: AgendaItem.objects.filter(pk=item.pk).update(reserved=True),
            "close": lambda: SpaceRecord.objects.filter(space=scene.space).update(closed_at=timezone.now()),
            "mode": lambda: SeatMode.objects.filter(seat=scene.seats["director"]).update(mode=Mode.FOLLOWS),
        }
        for step in steps:
            changes[step]()
        reconcile_all()
        rows = list(Convocation.objects.order_by("pk").values())
        assert reconcile_all() == NOTHING
        assert list(Convocation.objects.order_by("pk").values()) == rows
        if "close" not in steps:
            assert live(meeting) == set(User.objects.filter(pk__in=expected_at(to_come())[meeting.pk]))
        transaction.set_rollback(True)
