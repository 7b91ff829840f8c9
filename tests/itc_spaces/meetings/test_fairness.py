"""Whose turn it is: whatever the ITC, nobody can argue."""

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from itc_spaces.meetings import actions
from itc_spaces.meetings.enums import Answer, TurnState
from itc_spaces.meetings.fairness import DUTIES, MOST_OWED, HeldSession, accounts_of, in_words, next_for, next_pair
from itc_spaces.meetings.models import Meeting, Turn
from itc_spaces.meetings.seats import accounts_in, eligible_seats
from itc_spaces.meetings.watching import pass_turns
from itc_spaces.spaces.enums import MandateKind, Standing
from itc_spaces.spaces.models import Mandate, Seat, SpaceRecord
from tests.itc_spaces.meetings.scenes import begin, everybody_came
from web.refusals import NotAllowed, Refused

CHAIR, SECRETARY = DUTIES


def lived(size: int, sessions: int, absent=lambda session, seat: False, declines=lambda session, seat: False):
    """The sessions of an ITC of `size` seats that follows what is proposed."""
    past = []
    for number in range(sessions):
        present = [seat for seat in range(size) if not absent(number, seat)]
        accounts, did = accounts_of(past), {}
        for duty in DUTIES:
            asked = [seat for seat in present if seat not in did.values() and not declines(number, seat)]
            chosen = next_for(duty, asked, accounts)
            if chosen is not None:
                did[duty] = chosen
        past.append(HeldSession(frozenset(present), did))
    return past


def counts(past: list[HeldSession], duty: MandateKind, size: int) -> list[int]:
    counted = Counter(session.did[duty] for session in past if duty in session.did)
    return [counted[seat] for seat in range(size)]


@given(size=st.integers(2, 15), sessions=st.integers(1, 40))
def test_counts_differ_by_one_at_most(size, sessions):
    past = lived(size, sessions)
    for duty in DUTIES:
        found = counts(past, duty, size)
        assert max(found) - min(found) <= 1


@given(size=st.integers(4, 15), sessions=st.integers(2, 40))
def test_from_four_seats_on_nobody_has_a_duty_twice_running(size, sessions):
    past = lived(size, sessions)
    for before, after in pairwise(past):
        assert not set(before.did.values()) & set(after.did.values())


@given(size=st.integers(2, 15), sessions=st.integers(1, 25), data=st.data())
def test_nobody_has_both_duties_and_no_debt_passes_one_turn(size, sessions, data):
    absences = data.draw(st.sets(st.tuples(st.integers(0, sessions), st.integers(0, size - 1))))
    refusals = data.draw(st.sets(st.tuples(st.integers(0, sessions), st.integers(0, size - 1))))
    past = lived(size, sessions, lambda n, s: (n, s) in absences, lambda n, s: (n, s) in refusals)
    for session in past:
        assert len(set(session.did.values())) == len(session.did)
    for account in accounts_of(past).values():
        assert all(balance >= MOST_OWED for balance in account.balance.values())


def test_with_absences_and_refusals_the_gap_stays_small():
    past = lived(11, 120, lambda n, s: (n * 7 + s * 5) % 10 < 3, lambda n, s: (n * 3 + s * 11) % 20 < 3)
    for duty in DUTIES:
        balances = [account.balance[duty] for account in accounts_of(past).values()]
        assert max(balances) - min(balances) < 3


def test_a_newcomer_owes_nothing_of_the_past():
    past = lived(4, 40)
    accounts = accounts_of(past)
    assert 9 not in accounts
    assert in_words(accounts.get(9)) == "à égalité"
    pair = next_pair([0, 1, 2, 3, 9], accounts)
    assert None not in pair.values()


def test_a_lone_seat_has_one_duty_only():
    assert next_pair([7], {}) == {CHAIR: 7, SECRETARY: None}
    assert next_pair([], {}) == {CHAIR: None, SECRETARY: None}


def test_words_say_where_a_seat_stands():
    past = [
        HeldSession(frozenset({1, 2}), {CHAIR: 1, SECRETARY: 2}),
        HeldSession(frozenset({1, 2}), {CHAIR: 1}),
    ]
    accounts = accounts_of(past)
    assert accounts[1].both == Fraction(1, 2)
    assert (in_words(accounts[1]), in_words(accounts[2])) == ("en avance", "doit un tour")


# ── in an ITC ──


def turn_of(meeting: Meeting, duty: MandateKind) -> Turn:
    return meeting.turns.exclude(state=TurnState.DECLINED).get(duty=duty)


def person_of(turn: Turn):
    return turn.seat.memberships.first().user


@pytest.mark.django_db
def test_a_turn_declined_passes_on_and_its_debt_stays(scene):
    meeting = scene.meeting()
    first = turn_of(meeting, CHAIR)
    following = actions.answer_turn(turn=first, actor=person_of(first), accepts=False, reason="En congé.")
    assert following.seat not in {first.seat, turn_of(meeting, SECRETARY).seat}
    meeting.refresh_from_db()
    assert meeting.chair_seat == following.seat
    with pytest.raises(Refused, match="déjà passé"):
        actions.answer_turn(turn=first, actor=person_of(first), accepts=True)
    assert actions.answer_turn(turn=following, actor=person_of(following), accepts=False) is None
    meeting.refresh_from_db()
    assert meeting.chair_seat is None


@pytest.mark.django_db
def test_only_its_people_and_who_leads_answer_a_turn(scene):
    meeting = scene.meeting()
    Mandate.objects.all().delete()
    turn = turn_of(meeting, SECRETARY)
    strangers = [person for person in (scene.chair, scene.director, scene.caf) if person != person_of(turn)]
    stranger = next(person for person in strangers if person != person_of(turn_of(meeting, CHAIR)))
    with pytest.raises(NotAllowed):
        actions.answer_turn(turn=turn, actor=stranger, accepts=True)
    assert actions.answer_turn(turn=turn, actor=person_of(turn), accepts=True).state == TurnState.ACCEPTED


@pytest.mark.django_db
def test_given_by_hand_both_duties_are_recorded_with_a_warning(scene):
    meeting = scene.meeting()
    keeper = turn_of(meeting, SECRETARY).seat
    turn, said = actions.give_turn(meeting=meeting, actor=scene.chair, duty=CHAIR, seat=keeper)
    assert (turn.seat, bool(said)) == (keeper, True)


@pytest.mark.django_db
def test_guests_and_empty_seats_and_the_excused_are_not_asked(scene):
    meeting = scene.meeting()
    Seat.objects.filter(pk=scene.seats["caf"].pk).update(standing=Standing.GUEST)
    assert scene.seats["caf"].pk not in eligible_seats(meeting)
    SpaceRecord.objects.update(guests_take_turns=True)
    assert scene.seats["caf"].pk in eligible_seats(meeting)
    for person in ("director", "deputy"):
        assert scene.seats["director"].pk in eligible_seats(meeting)
        row = scene.row(meeting, person)
        actions.answer_convocation(convocation=row, actor=row.recipient, answer=Answer.EXCUSED)
    assert scene.seats["director"].pk not in eligible_seats(meeting)


@pytest.mark.django_db
def test_a_turn_that_nobody_answers_passes_on_a_week_before(scene):
    meeting = scene.meeting()
    first = turn_of(meeting, CHAIR)
    assert pass_turns() == {"tours passés": 0}, "it is three weeks away"
    close = timezone.now() + timedelta(days=6)
    Meeting.objects.update(starts_at=close, ends_at=close + timedelta(hours=2))
    assert pass_turns() == {"tours passés": 0}, "it has just been proposed"
    Turn.objects.update(proposed_at=timezone.now() - timedelta(days=3))
    assert pass_turns()["tours passés"] == 2
    assert turn_of(meeting, CHAIR).seat != first.seat


@pytest.mark.django_db
def test_who_did_it_counts_and_the_mandate_follows_where_the_itc_said_so(scene):
    actions.choose_scheme(space=scene.space, actor=scene.chair, duty=CHAIR, unit="MEETING", moves_mandate=True)
    meeting, following = begin(scene.meeting()), scene.meeting()
    planned = turn_of(meeting, CHAIR).seat
    did = next(seat for seat in scene.seats.values() if seat != planned)
    actions.hold_meeting(
        meeting=meeting, actor=scene.chair, seats=everybody_came(meeting), chaired_by=did, kept_by=None
    )  # fmt: skip
    accounts = accounts_in(scene.space.pk)
    assert accounts[did.pk].balance[CHAIR] > 0 > accounts[planned.pk].balance[CHAIR]
    in_office = Mandate.objects.get(kind=CHAIR, ended_at__isnull=True)
    following.refresh_from_db()
    assert in_office.seat == following.chair_seat


@pytest.mark.django_db
def test_a_duty_that_turns_by_periods_stays_for_its_months(scene):
    actions.choose_scheme(space=scene.space, actor=scene.chair, duty=CHAIR, unit="PERIOD", months=6)
    meeting = begin(scene.meeting())
    seat = turn_of(meeting, CHAIR).seat
    actions.hold_meeting(
        meeting=meeting, actor=scene.chair, seats=everybody_came(meeting), chaired_by=seat, kept_by=None
    )  # fmt: skip
    assert turn_of(scene.meeting(), CHAIR).seat == seat
    later = timezone.now() + timedelta(days=200)
    following = scene.meeting(starts_at=later, ends_at=later + timedelta(hours=2))
    assert turn_of(following, CHAIR).seat != seat
