"""A meeting is planned, prepared, convened, moved, cancelled, held; what cannot be is refused in one clear sentence."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from itc_spaces.meetings import actions
from itc_spaces.meetings.enums import Answer, ItemState, Mode, Presence
from itc_spaces.meetings.models import Convocation, Meeting, Turn
from itc_spaces.meetings.moments import add_months, instant, is_doubled, when_in_words
from itc_spaces.meetings.planning import proposed_days
from itc_spaces.meetings.rhythm import rhythm_of
from itc_spaces.spaces.enums import MandateKind, MeetingKind, MeetingState
from itc_spaces.spaces.models import SpaceRecord
from tests.itc_spaces.meetings.scenes import MORNING, begin, everybody_came, in_days
from tests.support.factories import days
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory
from web.refusals import NotAllowed, Overtaken, Refused

pytestmark = pytest.mark.django_db
WHERE = {"title": "Rencontre d'été", "place": "Centre social"}


def refused(act, **said) -> str:
    with pytest.raises(Refused) as refusal:
        act(**said)
    return refusal.value.message


# ── hours and days ──


def test_the_missing_hour_of_spring_is_refused_and_the_doubled_one_is_the_first():
    with pytest.raises(Refused, match=r"Cette heure n'existe pas : on passe à l'heure d'été cette nuit-là\."):
        instant(date(2027, 3, 28), time(2, 30), "Europe/Paris")
    first = instant(date(2026, 10, 25), time(2, 30), "Europe/Paris")
    assert first.isoformat() == "2026-10-25T00:30:00+00:00"
    assert is_doubled(first, "Europe/Paris")
    assert not is_doubled(instant(date(2026, 10, 25), time(9), "Europe/Paris"), "Europe/Paris")


def test_nine_oclock_is_nine_oclock_on_both_sides_of_a_change_of_time():
    for day in (date(2026, 10, 24), date(2026, 10, 25), date(2027, 3, 27), date(2027, 3, 28)):
        assert "à 9 h" in when_in_words(instant(day, time(9), "Europe/Paris"), None, "Europe/Paris")
    start = instant(date(2026, 12, 15), time(9, 30), "Indian/Reunion")
    assert start.isoformat() == "2026-12-15T05:30:00+00:00"
    shown = when_in_words(start, start + timedelta(hours=2, minutes=30), "Indian/Reunion")
    assert shown == "mardi 15 décembre 2026, de 9 h 30 à 12 h"


def test_two_months_are_calendar_months_clipped():
    assert add_months(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert add_months(date(2027, 12, 31), 2) == date(2028, 2, 29)
    assert add_months(date(2026, 11, 5), 2) == date(2027, 1, 5)


# ── planned and prepared ──


def test_the_year_is_planned_at_the_rhythm_of_the_itc(scene):
    MeetingFactory(space=scene.space, held=True)
    proposed = proposed_days(rhythm_of(scene.space.pk))
    assert 6 <= len(proposed) <= 7
    assert not {day.weekday() for day in proposed} & {5, 6}
    made = actions.plan_year(space=scene.space, actor=scene.chair, days=proposed, place="Mairie", **MORNING)
    assert len(made) == len(proposed)
    assert {row.state for row in made} == {MeetingState.PREPARED}
    again = actions.plan_year(space=scene.space, actor=scene.chair, days=proposed, place="Mairie", **MORNING)
    assert again == []
    assert rhythm_of(scene.space.pk).standing == "PLANNED"


def test_a_meeting_is_prepared_by_copying_the_last(scene):
    last = MeetingFactory(space=scene.space, held=True)
    AgendaItemFactory(meeting=last, title="Tour de table", minutes=20, notes="Ce qui s'est dit.")
    made = actions.prepare_meeting(space=scene.space, actor=scene.chair, copied=last, **WHERE, **in_days(30))
    item = made.items.get()
    assert (item.title, item.minutes, item.notes) == ("Tour de table", 20, "")
    assert actions.prepare_meeting(space=scene.space, actor=scene.chair, copied=last, **WHERE, **in_days(30)) == made


def test_only_who_leads_prepares(scene):
    with pytest.raises(NotAllowed):
        actions.prepare_meeting(space=scene.space, actor=scene.caf, **WHERE, **in_days(30))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"starts": time(12), "ends": time(9)}, "finirait avant d'avoir commencé"),
        ({"day": date(2020, 1, 6)}, "Cette date est passée"),
        ({"day": date(2090, 1, 6)}, "dans les deux ans"),
        ({"place": "x" * 10_000}, "Le lieu fait 10000 signes : 160 au plus."),
        ({"remote_link": "javascript:alert(1)"}, "Le lien de visio commence par https://"),
        ({"remote_link": "http://visio.test/salle"}, "Le lien de visio commence par https://"),
        ({"title": " \u202e "}, "Donnez un objet"),
        ({"starts": None}, "Donnez l'heure de début et l'heure de fin."),
    ],
)
def test_what_cannot_be_is_refused_in_a_clear_sentence(scene, said, sentence):
    given = {**WHERE, **in_days(30), **said}
    message = refused(actions.prepare_meeting, space=scene.space, actor=scene.chair, **given)
    assert sentence in message
    assert not Meeting.objects.exists()


# ── convened ──


def test_convening_asks_for_a_date_a_place_and_a_point(scene):
    meeting = MeetingFactory(space=scene.space, place="")
    assert "Donnez une date, une heure et un lieu" in refused(
        actions.convene_meeting, meeting=meeting, actor=scene.chair
    )  # fmt: skip
    Meeting.objects.update(place="Mairie")
    assert "Écrivez au moins un point" in refused(actions.convene_meeting, meeting=meeting, actor=scene.chair)
    AgendaItemFactory(meeting=meeting)
    Meeting.objects.update(mode=Mode.REMOTE)
    assert "lien de visio" in refused(actions.convene_meeting, meeting=meeting, actor=scene.chair)
    Meeting.objects.update(mode=Mode.ON_SITE)
    convened = actions.convene_meeting(meeting=meeting, actor=scene.chair)
    assert convened.state == MeetingState.CONVENED
    asked = {row.recipient for row in convened.convocations.all()}
    assert asked == {scene.chair, scene.director, scene.deputy, scene.caf}
    assert {turn.duty for turn in convened.turns.all()} == {"CHAIR", "SECRETARY"}
    assert len({turn.seat for turn in convened.turns.all()}) == 2


def test_who_follows_is_convened_to_a_restitution(scene):
    convened = scene.meeting(kind=MeetingKind.RESTITUTION)
    assert scene.row(convened, "follower").seat is None


def test_moving_the_hour_asks_again_and_moving_the_place_does_not(scene):
    meeting = scene.meeting()
    actions.answer_convocation(convocation=scene.row(meeting, "caf"), actor=scene.caf, answer=Answer.COMING)
    same = {"day": meeting.local_start.date(), "starts": meeting.local_start.time(), "ends": meeting.local_end.time()}
    moved = actions.move_meeting(
        meeting=meeting, actor=scene.chair, seen=meeting.sequence, mode=Mode.ON_SITE, place="Mairie", **same
    )
    assert (moved.place, moved.moved_from) == ("Mairie", None)
    assert scene.row(meeting, "caf").answer == Answer.COMING
    later = actions.move_meeting(
        meeting=meeting, actor=scene.chair, seen=moved.sequence, mode=Mode.ON_SITE, **in_days(40)
    )  # fmt: skip
    assert later.moved_from == meeting.starts_at
    assert later.sequence > moved.sequence > meeting.sequence
    assert scene.row(meeting, "caf").answer == Answer.WAITING


def test_two_people_moving_it_at_once_the_second_is_told(scene):
    meeting = scene.meeting()
    said = {"meeting": meeting, "seen": meeting.sequence, "mode": Mode.ON_SITE}
    actions.move_meeting(actor=scene.chair, **said, **in_days(30))
    with pytest.raises(Overtaken, match="vient de déplacer"):
        actions.move_meeting(actor=scene.coordinator, **said, **in_days(31))


def test_a_form_opened_before_a_date_was_chosen_does_not_take_it_away(scene):
    meeting = MeetingFactory(space=scene.space, starts_at=None)
    seen = meeting.sequence
    option, _ = actions.propose_date(meeting=meeting, actor=scene.chair, **in_days(30))
    actions.choose_date(option=option, actor=scene.chair)
    with pytest.raises(Overtaken, match="vient de modifier"):
        actions.edit_meeting(
            meeting=meeting, actor=scene.coordinator, seen=seen, kind=MeetingKind.SESSION, mode=Mode.ON_SITE,
            day=None, starts=None, ends=None, **WHERE,
        )  # fmt: skip
    assert Meeting.objects.get(pk=meeting.pk).starts_at == option.starts_at


def test_cancelling_asks_why_and_what_was_held_stays(scene):
    meeting = scene.meeting()
    assert refused(actions.cancel_meeting, meeting=meeting, actor=scene.chair, reason=" ") == (
        "Dites pourquoi : chacun le lira."
    )
    held = actions.hold_meeting(
        meeting=begin(meeting), actor=scene.chair, seats=everybody_came(begin(meeting))
    )  # fmt: skip
    assert refused(actions.cancel_meeting, meeting=held, actor=scene.chair, reason="Grève.") == (
        "Cette rencontre a eu lieu : elle ne s'annule plus."
    )


# ── answers ──


def test_a_holder_excused_leaves_the_deputy_asked(scene):
    meeting = scene.meeting()
    actions.answer_convocation(
        convocation=scene.row(meeting, "director"), actor=scene.director, answer=Answer.EXCUSED, word="Une formation."
    )
    assert scene.deputy.notices.filter(kind="meeting.represent").count() == 1
    assert scene.row(meeting, "deputy").has_excused_holder
    again = {"convocation": scene.row(meeting, "director"), "actor": scene.director, "answer": Answer.EXCUSED}
    actions.answer_convocation(**again)
    assert scene.deputy.notices.filter(kind="meeting.represent").count() == 1


def test_an_answer_by_telephone_is_noted_by_who_leads_and_by_nobody_else(scene):
    meeting = scene.meeting()
    row = scene.row(meeting, "caf")
    actions.answer_convocation(convocation=row, actor=scene.chair, answer=Answer.REMOTE)
    assert scene.row(meeting, "caf").answer == Answer.REMOTE
    Meeting.objects.update(chair_seat=None)
    with pytest.raises(NotAllowed):
        actions.answer_convocation(convocation=row, actor=scene.deputy, answer=Answer.COMING)


def test_an_answer_to_what_was_cancelled_or_moved_meanwhile_is_told_so(scene):
    meeting = scene.meeting()
    row, seen = scene.row(meeting, "caf"), meeting.sequence
    actions.move_meeting(meeting=meeting, actor=scene.chair, seen=seen, mode=Mode.ON_SITE, **in_days(30))
    answer = {"convocation": row, "answer": Answer.COMING}
    with pytest.raises(Overtaken, match="vient de changer"):
        actions.answer_by_link(**answer, seen=seen)
    actions.cancel_meeting(meeting=meeting, actor=scene.chair, reason="Grève.")
    assert "vient d'être annulée" in refused(actions.answer_by_link, **answer)
    assert "vient d'être annulée" in refused(actions.answer_convocation, actor=scene.caf, **answer)


def test_a_seat_that_ends_between_the_mail_and_the_click(scene):
    meeting = scene.meeting()
    row = scene.row(meeting, "caf")
    scene.caf.memberships.update(ended_at=timezone.now())
    assert "Vous n'êtes plus attendu·e" in refused(actions.answer_by_link, convocation=row, answer=Answer.COMING)
    assert Convocation.objects.get(pk=row.pk).answer == Answer.WAITING


# ── presence ──


def test_presence_is_said_for_each_seat_and_nobody_counts_twice(scene):
    meeting = begin(scene.meeting())
    given = everybody_came(meeting)
    missing = refused(actions.hold_meeting, meeting=meeting, actor=scene.chair, seats=given[1:])
    assert missing.startswith("Dites pour chaque siège s'il était présent, excusé ou absent : il manque ")
    scene.caf.memberships.create(seat=scene.seats["director"], role="DEPUTY", starts_on=days(-1))
    twice = [
        actions.SeatPresence(one.seat, Presence.PRESENT, scene.caf if one.seat != scene.seats["chair"] else None)
        for one in given
    ]
    message = refused(actions.hold_meeting, meeting=meeting, actor=scene.chair, seats=twice)
    assert message.startswith(f"{scene.caf.get_full_name()} est déjà compté·e pour ")
    future = scene.meeting()
    assert "à partir du début" in refused(
        actions.hold_meeting, meeting=future, actor=scene.chair, seats=everybody_came(future)
    )  # fmt: skip


def test_holding_notes_who_did_what_and_carries_what_was_postponed(scene):
    meeting, following = begin(scene.meeting()), MeetingFactory(space=scene.space)
    item = meeting.items.get()
    held = actions.hold_meeting(
        meeting=meeting, actor=scene.chair, seats=everybody_came(meeting), postponed=[item.pk],
        chaired_by=scene.seats["caf"], kept_by=scene.seats["director"],
        others=[actions.OtherPresent("habitante", "Mme Martin")],
    )  # fmt: skip
    assert (held.state, held.attendances.count()) == (MeetingState.HELD, 4)
    done = {turn.duty: turn.seat for turn in Turn.objects.filter(meeting=meeting, state="DONE")}
    assert done == {MandateKind.CHAIR: scene.seats["caf"], MandateKind.SECRETARY: scene.seats["director"]}
    assert meeting.items.get().state == ItemState.POSTPONED
    assert following.items.get().carried_from == item
    actions.hold_meeting(meeting=meeting, actor=scene.chair, seats=everybody_came(meeting), postponed=[item.pk])
    assert following.items.count() == 1


def test_a_past_meeting_is_recorded_without_a_mail(scene):
    made = actions.record_meeting(space=scene.space, actor=scene.chair, **WHERE, **in_days(-20))
    held = actions.hold_meeting(meeting=made, actor=scene.chair, seats=everybody_came(made))
    assert (held.state, held.recorded_late, held.convocations.count()) == (MeetingState.HELD, True, 0)
    assert "vingt-quatre mois" in refused(
        actions.record_meeting, space=scene.space, actor=scene.chair, **WHERE, **in_days(-800)
    )  # fmt: skip
    assert "pas encore eu lieu" in refused(
        actions.record_meeting, space=scene.space, actor=scene.chair, **WHERE, **in_days(8)
    )  # fmt: skip


# ── dates ──


def test_seats_answer_dates_and_one_is_chosen(scene):
    meeting = MeetingFactory(space=scene.space, starts_at=None)
    first, _ = actions.propose_date(meeting=meeting, actor=scene.chair, **in_days(20))
    second, _ = actions.propose_date(meeting=meeting, actor=scene.chair, **in_days(21))
    assert actions.propose_date(meeting=meeting, actor=scene.chair, **in_days(21))[0] == second
    actions.answer_dates(meeting=meeting, actor=scene.director, choices={first.pk: "NO", second.pk: "YES"})
    actions.answer_dates(meeting=meeting, actor=scene.deputy, choices={first.pk: "IF_NEEDED"})
    assert {answer.choice for answer in first.answers.all()} == {"IF_NEEDED"}, "a seat answers once"
    actions.withdraw_date(option=first, actor=scene.chair)
    chosen = actions.choose_date(option=second, actor=scene.chair)
    assert chosen.starts_at == second.starts_at
    assert "vient d'être retirée" in refused(actions.choose_date, option=first, actor=scene.chair)


def test_an_itc_pauses_for_three_months_at_most(scene):
    said = {"space": scene.space, "actor": scene.chair, "starts_on": days(0), "reason": "L'été."}
    assert "trois mois au plus" in refused(actions.pause_meetings, ends_on=days(120), **said)
    actions.pause_meetings(ends_on=days(80), **said)
    assert rhythm_of(scene.space.pk).is_paused
    actions.end_pause(space=scene.space, actor=scene.chair)
    assert not rhythm_of(scene.space.pk).is_paused


def test_a_closed_itc_prepares_nothing(scene):
    SpaceRecord.objects.filter(space=scene.space).update(closed_at=timezone.now())
    with pytest.raises(NotAllowed):
        actions.prepare_meeting(space=scene.space, actor=scene.chair, **WHERE, **in_days(30))
