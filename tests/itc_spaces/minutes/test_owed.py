"""What is owed is a point of the next agenda, once, in whatever order things happen; taken away, it stays away."""

import pytest

from itc_spaces.meetings import actions as meetings
from itc_spaces.meetings.enums import Aim, Mode
from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.meetings.views.readable import last_session
from itc_spaces.minutes import actions
from itc_spaces.minutes.enums import TaskState
from itc_spaces.minutes.tasks import OWED_POINT
from itc_spaces.spaces.enums import MeetingKind
from tests.itc_spaces.meetings.scenes import MORNING, begin, everybody_came, in_days
from tests.support.factories import days
from tests.support.factories.meetings import AgendaItemFactory

pytestmark = pytest.mark.django_db


def prepare(scene, in_how_many: int | None = 20, **said) -> Meeting:
    when = in_days(in_how_many) if in_how_many else {}
    return meetings.prepare_meeting(
        space=scene.space, actor=scene.chair, title="La suite", place="Mairie", **when, **said
    )  # fmt: skip


def convene(scene, meeting: Meeting) -> Meeting:
    return meetings.convene_meeting(meeting=meeting, actor=scene.chair)


def edit(scene, meeting: Meeting, **said) -> Meeting:
    frame = {"kind": MeetingKind.SESSION, "mode": Mode.ON_SITE, "title": meeting.title, "place": "Mairie"}
    return meetings.edit_meeting(
        meeting=meeting, actor=scene.chair, seen=Meeting.objects.get(pk=meeting.pk).sequence, **frame | said
    )  # fmt: skip


def hold(scene, meeting: Meeting, **said) -> Meeting:
    return meetings.hold_meeting(meeting=meeting, actor=scene.chair, seats=everybody_came(meeting), **said)


def cancel(scene, meeting: Meeting) -> Meeting:
    return meetings.cancel_meeting(meeting=meeting, actor=scene.chair, reason="Grève.")


def owing() -> list[int]:
    """The meetings that have the point, once for each time."""
    return list(AgendaItem.objects.filter(title=OWED_POINT.title).values_list("meeting", flat=True))


def take_away(scene, meeting: Meeting) -> None:
    item = meeting.items.get(title=OWED_POINT.title)
    meetings.remove_item(item=item, actor=scene.chair)


# ── before, after ──


@pytest.mark.parametrize("is_convened", [False, True])
def test_a_session_prepared_before_the_minutes_circulate(scene, is_convened):
    coming = prepare(scene)
    if is_convened:
        AgendaItemFactory(meeting=coming)
        coming = convene(scene, coming)
    assert owing() == []
    scene.owe()
    assert owing() == [coming.pk]


def test_a_session_prepared_after(scene):
    scene.owe()
    coming = prepare(scene)
    assert owing() == [coming.pk]
    point = coming.items.get()
    assert (point.aim, point.minutes, point.reserved) == (Aim.INFORM, 10, False)


def test_a_session_held_hands_over_to_one_prepared_before_or_after(scene):
    scene.owe()
    first, second = prepare(scene, 20), prepare(scene, 40)
    assert owing() == [first.pk]
    hold(scene, begin(convene(scene, first)))
    assert owing() == [first.pk, second.pk]
    hold(scene, begin(convene(scene, second)))
    third = prepare(scene, 60)
    assert owing() == [first.pk, second.pk, third.pk]


def test_a_session_forgotten_hands_over_when_the_next_is_prepared(scene):
    """Its day has passed, and nobody convened it."""
    scene.owe()
    forgotten = begin(prepare(scene))
    coming = prepare(scene, 40)
    assert owing() == [coming.pk]
    assert not forgotten.items.exists()


def test_nothing_owed_no_point_and_owed_again_a_point(scene):
    task = scene.owe()
    actions.settle_task(task=task, actor=scene.caf, state=TaskState.DONE)
    coming = prepare(scene)
    assert owing() == []
    actions.settle_task(task=task, actor=scene.caf, state=TaskState.OWED)
    assert owing() == [coming.pk]
    actions.settle_task(task=task, actor=scene.caf, state=TaskState.DONE)
    AgendaItemFactory(meeting=coming)
    convene(scene, coming)
    assert owing() == [], "nobody is convened to take up nothing"


def test_what_does_not_circulate_yet_is_not_owed(scene):
    scene.write("common", "Dit.", task="Demander la salle", task_seat=scene.seat("caf"))
    coming = prepare(scene)
    assert owing() == []
    scene.circulate()
    assert owing() == [coming.pk]


def test_a_workshop_takes_up_nothing(scene):
    scene.owe()
    prepare(scene, 10, kind=MeetingKind.WORKSHOP)
    assert owing() == []
    session = prepare(scene, 30)
    assert owing() == [session.pk]
    edit(scene, session, kind=MeetingKind.WORKSHOP, **in_days(30))
    other = prepare(scene, 50)
    assert owing() == [other.pk]


# ── copied, planned ──


def test_copied_from_a_session_that_has_it(scene):
    scene.owe()
    first = prepare(scene)
    AgendaItemFactory(meeting=first, title="Tour de table", position=2)
    hold(scene, begin(convene(scene, first)))
    copied = prepare(scene, 40, copied=first)
    assert [item.title for item in copied.items.all()] == ["Tour de table", OWED_POINT.title]


def test_copied_once_nothing_is_owed_it_is_left_out(scene):
    task = scene.owe()
    first = prepare(scene)
    AgendaItemFactory(meeting=first, title="Tour de table", position=2)
    hold(scene, begin(convene(scene, first)))
    actions.settle_task(task=task, actor=scene.caf, state=TaskState.DONE)
    copied = prepare(scene, 40, copied=first)
    assert [item.title for item in copied.items.all()] == ["Tour de table"]


def test_an_agenda_of_nothing_else_is_not_the_one_to_copy(scene):
    scene.owe()
    prepare(scene)
    assert last_session(scene.chair, scene.space) == scene.meeting


def test_planned_for_the_year_the_first_alone_has_it(scene):
    scene.owe()
    planned = meetings.plan_year(
        space=scene.space, actor=scene.chair, days=[days(90), days(30), days(60)], place="Mairie", **MORNING
    )  # fmt: skip
    assert owing() == [planned[0].pk]
    sooner = prepare(scene, 10)
    assert owing() == [sooner.pk]


# ── moved, cancelled ──


def test_a_prepared_session_moved_behind_another_leaves_it_to_that_one(scene):
    scene.owe()
    first, second = prepare(scene, 20), prepare(scene, 40)
    edit(scene, first, **in_days(60))
    assert owing() == [second.pk]
    edit(scene, first, **in_days(10))
    assert owing() == [first.pk]


def test_a_convened_session_keeps_what_people_were_told(scene):
    scene.owe()
    first, second = convene(scene, prepare(scene, 20)), prepare(scene, 40)
    meetings.move_meeting(
        meeting=first, actor=scene.chair, seen=first.sequence, mode=Mode.ON_SITE, place="Mairie", **in_days(60)
    )
    assert owing() == [first.pk, second.pk]
    hold(scene, begin(convene(scene, second)))
    assert owing() == [first.pk, second.pk]


def test_one_without_a_date_has_it_until_another_has_a_day(scene):
    scene.owe()
    open_date = prepare(scene, None)
    assert owing() == [open_date.pk]
    dated = prepare(scene, 40)
    assert owing() == [dated.pk]
    option, _ = meetings.propose_date(meeting=open_date, actor=scene.chair, **in_days(20))
    meetings.choose_date(option=option, actor=scene.chair)
    assert owing() == [open_date.pk]


@pytest.mark.parametrize("is_convened", [False, True])
@pytest.mark.parametrize("other_first", [False, True])
def test_cancelled_another_takes_it_up_prepared_before_or_after(scene, is_convened, other_first):
    scene.owe()
    first = prepare(scene, 20)
    if is_convened:
        first = convene(scene, first)
    other = prepare(scene, 40) if other_first else None
    cancel(scene, first)
    other = other or prepare(scene, 40)
    assert owing() == [first.pk, other.pk]


# ── what somebody did on purpose ──


def test_taken_away_it_stays_away_from_that_agenda_and_comes_back_on_the_next(scene):
    scene.owe()
    first = prepare(scene, 20)
    AgendaItemFactory(meeting=first)
    take_away(scene, first)
    scene.write("common", "Redit.")
    scene.circulate(reason="Redit.")
    edit(scene, first, **in_days(25))
    first = convene(scene, first)
    second = prepare(scene, 40)
    assert owing() == []
    hold(scene, begin(first))
    assert owing() == [second.pk]


def test_reworded_it_is_not_doubled_and_written_by_hand_it_is_the_one(scene):
    written = prepare(scene, 20)
    AgendaItemFactory(meeting=written, title=OWED_POINT.title)
    scene.owe()
    assert owing() == [written.pk]
    item = written.items.get()
    meetings.edit_item(
        item=item, actor=scene.chair, title="Nos suites", aim=Aim.INFORM, minutes=5, thematic=None, reserved=False
    )
    convene(scene, written)
    assert [item.title for item in written.items.all()] == ["Nos suites"]


def test_what_was_postponed_follows_the_same_way(scene):
    """Carried once; from a session that is cancelled, further; taken away, it does not come back."""
    held, first = begin(convene(scene, _with_point(scene, 10, "Pas eu le temps"))), prepare(scene, 20)
    hold(scene, held, postponed=[held.items.get().pk])
    hold(scene, held, postponed=[held.items.get().pk])
    assert [item.title for item in first.items.all()] == ["Pas eu le temps"]
    cancel(scene, first)
    second = prepare(scene, 40, copied=held)
    carried = second.items.get()
    assert (carried.title, carried.carried_from.meeting) == ("Pas eu le temps", first)
    sooner = prepare(scene, 30)
    assert [list(meeting.items.values_list("pk", flat=True)) for meeting in (sooner, second)] == [[carried.pk], []]
    AgendaItemFactory(meeting=sooner)
    meetings.remove_item(item=AgendaItem.objects.get(pk=carried.pk), actor=scene.chair)
    cancel(scene, sooner)
    assert not prepare(scene, 50).items.exists()


def test_postponed_with_nothing_prepared_it_waits_for_what_is(scene):
    held = begin(convene(scene, _with_point(scene, 10, "Pas eu le temps")))
    hold(scene, held, postponed=[held.items.get().pk])
    assert prepare(scene, 20, copied=held).items.get().carried_from == held.items.get()


def _with_point(scene, in_how_many: int, title: str) -> Meeting:
    return AgendaItemFactory(meeting=prepare(scene, in_how_many), title=title).meeting
