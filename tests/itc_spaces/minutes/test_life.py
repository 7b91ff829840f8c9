"""Minutes are written, circulated, observed, approved, corrected; what cannot be is refused in one clear sentence."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from itc_spaces.meetings.actions import edit_item, hold_meeting
from itc_spaces.meetings.enums import Aim, ItemState
from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.minutes import actions
from itc_spaces.minutes.enums import MinutesState, TaskState
from itc_spaces.minutes.models import Decision, Delivery, Minutes, MinutesPart, Task
from itc_spaces.minutes.readings import reading_for
from itc_spaces.minutes.tasks import OWED_POINT, marked_late, owed_by
from itc_spaces.spaces.enums import Audience, MandateKind, Mode
from itc_spaces.spaces.models import Mandate, SeatMode
from notifications.models import Notice
from tests.itc_spaces.meetings.scenes import begin, everybody_came
from tests.itc_spaces.minutes.scenes import later_session
from tests.support.factories import days
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory
from web.refusals import NotAllowed, Overtaken, Refused

pytestmark = pytest.mark.django_db


def refused(act, **said) -> str:
    with pytest.raises(Refused) as refusal:
        act(**said)
    return refusal.value.message


def minutes_of(scene) -> Minutes:
    return Minutes.objects.get(meeting=scene.meeting)


# ── writing ──


def test_a_point_keeps_notes_decisions_and_tasks_once(scene):
    said = {"decision": "Une salle de plus.", "task": "Demander la salle", "task_seat": scene.seat("caf")}
    for _ in range(2):
        scene.write(notes="Les familles\n\nreviennent.", **said, task_due=days(20))
    assert AgendaItem.objects.get(pk=scene.items["common"].pk).notes == "Les familles\n\nreviennent."
    assert Decision.objects.get().text == "Une salle de plus."
    task = Task.objects.get()
    assert (task.seat, task.due_on, task.state) == (scene.seat("caf"), days(20), TaskState.OWED)


def test_two_people_write_two_points_and_meet_on_one(scene):
    scene.write("common", "De la première.", actor=scene.keeper)
    scene.write("thematic", "De la seconde.", actor=scene.chair)
    with pytest.raises(Overtaken, match="Quelqu'un vient d'écrire sur ce point"):
        actions.keep_point(
            item=scene.items["common"], actor=scene.chair, notes="Autre.", seen=scene.items["common"].notes_sequence
        )
    assert AgendaItem.objects.get(pk=scene.items["common"].pk).notes == "De la première."


def test_a_point_is_reserved_in_the_versions_that_circulated_too_and_stays_so(scene):
    scene.write_all()
    version = scene.circulate()
    assert len(reading_for(version, scene.follower).sections) == 2
    scene.write("common", "Dit sur common.", reserved=True)
    assert [section.label for section in reading_for(version, scene.follower).sections] == ["Point thematic"]
    assert Decision.objects.get(item=scene.items["common"]).reserved
    assert "il le reste" in refused(scene.write, reserved=False)


def test_a_point_reserved_meanwhile_is_not_opened_by_an_older_form(scene):
    seen = scene.items["common"].notes_sequence
    scene.write("common", "", reserved=True)
    with pytest.raises(Overtaken):
        actions.keep_point(item=scene.items["common"], actor=scene.chair, notes="x", seen=seen, reserved=False)
    scene.write("common", "", reserved=False)
    assert not AgendaItem.objects.get(pk=scene.items["common"].pk).reserved


def test_notes_and_what_is_asked_are_changed_apart(scene):
    Meeting.objects.update(state="CONVENED")
    item = AgendaItem.objects.get(pk=scene.items["common"].pk)
    said = {"actor": scene.chair, "aim": Aim.DECIDE, "minutes": None, "thematic": None, "seen": item.sequence}
    scene.write("common", "Dit.")
    edit_item(item=item, title="Autrement", reserved=False, **said)
    seen = AgendaItem.objects.get(pk=item.pk)
    assert (seen.title, seen.notes) == ("Autrement", "Dit.")
    edit_item(item=item, title="Autrement", reserved=True, **{**said, "seen": seen.sequence})
    with pytest.raises(Overtaken):
        actions.keep_point(
            item=seen, actor=scene.keeper, notes="Plus.", seen=seen.notes_sequence, reserved=seen.reserved
        )


@pytest.mark.parametrize("person", ["caf", "follower", "expert"])
def test_who_does_not_keep_the_minutes_writes_nothing(scene, person):
    with pytest.raises(NotAllowed):
        scene.write(actor=getattr(scene, person))
    with pytest.raises(NotAllowed):
        scene.circulate(person)


def test_the_mandate_of_secretary_keeps_the_minutes(scene):
    Mandate.objects.create(seat=scene.seat("caf"), kind=MandateKind.SECRETARY, starts_on=days(-2))
    scene.write(actor=scene.caf)
    assert AgendaItem.objects.exclude(notes="").exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"task": "Appeler la mairie"}, "Dites quel siège se charge"),
        ({"notes": "x" * 10_001}, "10000 au plus"),
        ({"decision": "x" * 1001}, "1000 au plus"),
    ],
)
def test_what_cannot_be_kept_says_why(scene, said, sentence):
    assert sentence in refused(scene.write, **said)
    assert not Decision.objects.exists()


def test_a_task_is_not_due_before_the_meeting_nor_given_to_who_follows(scene):
    early = {"task": "Trop tôt", "task_seat": scene.seat("caf"), "task_due": days(-60)}
    assert "qui suit la rencontre" in refused(scene.write, **early)
    assert "parmi ceux qui siègent" in refused(scene.write, task="Lire", task_seat=scene.seat("follower"))


def test_minutes_wait_for_a_convened_meeting(scene):
    item = AgendaItemFactory(meeting=MeetingFactory(space=scene.space))
    said = {"item": item, "actor": scene.coordinator, "notes": "x", "seen": item.notes_sequence}
    assert "une fois la rencontre convoquée" in refused(actions.keep_point, **said)


# ── circulating ──


def test_circulating_freezes_a_version_and_gives_it_to_those_who_read_some_of_it(scene):
    scene.write_all()
    version = scene.circulate()
    minutes = minutes_of(scene)
    assert (version.number, minutes.state, minutes.newest) == (1, MinutesState.CIRCULATED, version)
    assert version.observed_until == days(15)
    given = set(version.deliveries.values_list("recipient__email", flat=True))
    people = (scene.chair, scene.keeper, scene.caf, scene.follower, scene.expert)
    assert given == {person.email for person in people}
    scene.write("common", "Autre chose, plus tard.")
    common = version.parts.get(item=scene.items["common"])
    assert "Dit sur common." in common.html
    assert "<h3>Décisions</h3><ul><li>Décidé sur common.</li></ul>" in common.html


def test_an_expert_is_given_nothing_where_their_points_are_reserved(scene):
    scene.write_all()
    AgendaItem.objects.filter(thematic=scene.thematic).update(reserved=True)
    assert not scene.circulate().deliveries.filter(recipient=scene.expert).exists()
    assert Decision.objects.get(item=scene.items["thematic"]).reserved, "it is read as its point is"


def test_where_all_is_reserved_who_follows_is_given_nothing(scene):
    scene.write_all()
    AgendaItem.objects.update(reserved=True)
    given = scene.circulate().deliveries
    assert set(given.values_list("recipient", flat=True)) == {scene.chair.pk, scene.keeper.pk, scene.caf.pk}


def test_what_says_nothing_or_was_not_held_does_not_circulate(scene):
    assert "Écrivez au moins un point" in refused(scene.circulate)
    scene.write_all()
    Meeting.objects.update(state="CONVENED")
    assert "Notez d'abord les présences" in refused(scene.circulate)


def test_a_second_version_changes_something_and_says_what(scene):
    scene.write_all()
    first = scene.circulate()
    assert "Rien n'a changé depuis la version 1" in refused(scene.circulate, reason="Pour voir.")
    scene.write("common", "Dit autrement.")
    assert "Dites ce qui change" in refused(scene.circulate)
    second = scene.circulate(reason="Une précision.")
    assert (second.number, second.reason) == (2, "Une précision.")
    assert not first.parts.filter(replaced_at=None).exists()
    assert not second.parts.filter(replaced_at__isnull=False).exists()


# ── reading and observing ──


def test_read_nothing_to_say_observed_replied(scene):
    scene.write_all()
    scene.circulate()
    read = actions.mark_read(delivery=scene.delivery("follower"), actor=scene.follower, nothing_to_say=True)
    assert (bool(read.read_at), read.nothing_to_say) == (True, True)
    row = actions.observe(delivery=scene.delivery("follower"), actor=scene.follower, words="Le chiffre est faux.")
    assert (row.nothing_to_say, row.observation) == (False, "Le chiffre est faux.")
    assert set(Notice.objects.filter(kind="minutes.observed").values_list("recipient", flat=True)) == {
        scene.keeper.pk, scene.chair.pk,
    }  # fmt: skip
    with pytest.raises(NotAllowed):
        actions.reply(delivery=row, actor=scene.caf, words="Non.", seen=row.observation)
    changed = actions.observe(delivery=row, actor=scene.follower, words="Le chiffre de mai est faux.")
    assert "vient de changer" in refused(
        actions.reply, delivery=row, actor=scene.keeper, words="Corrigé.", seen="Le chiffre est faux."
    )
    actions.reply(delivery=row, actor=scene.keeper, words="Corrigé.", seen=changed.observation)
    assert Notice.objects.get(kind="minutes.replied").recipient == scene.follower
    assert "Quelqu'un vient de répondre" in refused(
        actions.reply, delivery=row, actor=scene.chair, words="Oui.", seen=changed.observation
    )
    assert "déjà répondu" in refused(actions.observe, delivery=row, actor=scene.follower, words="Encore.")


def test_nobody_answers_for_another_nor_once_their_access_is_over(scene):
    scene.write_all()
    scene.circulate()
    with pytest.raises(NotAllowed):
        actions.mark_read(delivery=scene.delivery("follower"), actor=scene.chair)
    scene.end_access()
    with pytest.raises(NotAllowed):
        actions.mark_read(delivery=scene.delivery("expert"), actor=scene.expert)


def test_the_window_of_observations_closes(scene):
    scene.write_all()
    scene.circulate()
    with time_machine.travel(timezone.now() + timedelta(days=16), tick=False):
        sentence = refused(actions.observe, delivery=scene.delivery("caf"), actor=scene.caf, words="Trop tard.")
        assert "Les observations sont closes" in sentence
        row = actions.mark_read(delivery=scene.delivery("caf"), actor=scene.caf, nothing_to_say=True)
        assert (bool(row.read_at), row.nothing_to_say) == (True, False), "silence is not an agreement"


def test_an_observation_is_made_on_what_circulates(scene):
    scene.write_all()
    scene.circulate()
    old = scene.delivery("caf")
    scene.write("common", "Dit autrement.")
    scene.circulate(reason="Une précision.")
    assert "Une version plus récente circule" in refused(actions.observe, delivery=old, actor=scene.caf, words="x")


# ── approving ──


def approve(scene, actor: str = "chair") -> Minutes:
    return actions.approve_minutes(meeting=scene.meeting, actor=getattr(scene, actor))


def test_approved_after_the_window_by_who_leads(scene):
    scene.write_all()
    assert "Faites d'abord circuler" in refused(approve, scene=scene)
    scene.circulate()
    assert "Les observations sont ouvertes jusqu'au" in refused(approve, scene=scene)
    with time_machine.travel(timezone.now() + timedelta(days=16), tick=False):
        with pytest.raises(NotAllowed):
            approve(scene, "keeper")
        assert approve(scene).approved_at
        assert approve(scene).state == MinutesState.APPROVED, "pressed twice"


def test_approved_at_a_later_session_that_has_the_point(scene):
    scene.write_all()
    scene.circulate()
    session = begin(later_session(scene))
    AgendaItemFactory(meeting=session, aim=Aim.INFORM)
    assert "dont un point est « approuver »" in refused(approve, scene=scene)
    AgendaItemFactory(meeting=session, aim=Aim.APPROVE)
    assert approve(scene).approved_in == session


@pytest.mark.parametrize(
    ("people", "sentence"),
    [(["caf"], "Une observation attend une réponse."), (["caf", "expert"], "Deux observations attendent une réponse.")],
)
def test_refused_while_observations_wait(scene, people, sentence):
    scene.write_all()
    scene.circulate()
    for person in people:
        actions.observe(delivery=scene.delivery(person), actor=getattr(scene, person), words="Un mot.")
    with time_machine.travel(timezone.now() + timedelta(days=16), tick=False):
        assert refused(approve, scene=scene) == sentence
        for row in Delivery.objects.exclude(observation=""):
            actions.reply(delivery=row, actor=scene.keeper, words="Oui.", seen=row.observation)
        assert approve(scene).approved_at


@pytest.fixture
def approved(scene):
    scene.write_all()
    scene.circulate()
    AgendaItemFactory(meeting=begin(later_session(scene)), aim=Aim.APPROVE)
    return approve(scene)


def test_a_correction_after_approval_is_a_new_version_by_who_leads_with_its_reason(scene, approved):
    scene.write("common", "Corrigé.")
    with pytest.raises(NotAllowed):
        scene.circulate("keeper", reason="Une date.")
    assert "Dites ce qui change" in refused(scene.circulate, actor="chair")
    version = scene.circulate("chair", reason="Une date.")
    minutes = minutes_of(scene)
    assert (version.number, minutes.newest, minutes.approved_at) == (2, version, approved.approved_at)


def test_the_network_is_shown_what_is_approved_and_not_reserved(scene, approved):
    actions.share_minutes(meeting=scene.meeting, actor=scene.chair, audience=Audience.NETWORK)
    shown = set(MinutesPart.objects.filter(audience="NETWORK").values_list("item", flat=True))
    assert shown == {scene.items["common"].pk, scene.items["thematic"].pk}
    scene.write("common", "Corrigé.")
    version = scene.circulate("chair", reason="Une date.")
    assert set(MinutesPart.objects.filter(audience="NETWORK").values_list("version", flat=True)) == {version.pk}
    actions.share_minutes(meeting=scene.meeting, actor=scene.chair, audience=Audience.SPACE)
    assert not MinutesPart.objects.filter(audience="NETWORK").exists()


def test_what_is_not_approved_is_not_shared_with_the_network(scene):
    scene.write_all()
    scene.circulate()
    given = {"meeting": scene.meeting, "actor": scene.chair, "audience": Audience.NETWORK}
    assert "Seul un compte rendu approuvé" in refused(actions.share_minutes, **given)


# ── decisions and tasks ──


def test_what_circulated_is_not_edited_it_is_replaced(scene):
    scene.write_all()
    decision = Decision.objects.get(item=scene.items["common"])
    actions.drop_decision(decision=decision, actor=scene.keeper)
    assert not Decision.objects.filter(pk=decision.pk).exists(), "nobody else had read it"
    scene.write("common", "Dit.", decision="Redécidé.", task="Écrire", task_seat=scene.seat("caf"))
    first = scene.circulate()
    for row, act in ((Decision.objects.get(text="Redécidé."), "decision"), (Task.objects.get(), "task")):
        getattr(actions, f"drop_{act}")(**{act: row}, actor=scene.keeper)
        row.refresh_from_db()
        assert row.replaced_at
    second = scene.circulate(reason="Une décision est retirée.")
    said = {version: version.parts.get(item=scene.items["common"]).html for version in (first, second)}
    assert "Redécidé." in said[first]
    assert "Redécidé." not in said[second]
    assert Task.objects.get().state == TaskState.DROPPED


def test_a_task_is_its_seats_whoever_sits_there_and_says_when_it_is_late(scene):
    task = scene.owe(days(3))
    assert marked_late(owed_by(scene.caf)) == [task]
    assert owed_by(scene.keeper) == []
    assert not marked_late(owed_by(scene.caf))[0].is_late
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        assert marked_late(owed_by(scene.caf))[0].is_late
    with pytest.raises(NotAllowed):
        actions.settle_task(task=task, actor=scene.follower, state=TaskState.DONE)
    actions.settle_task(task=task, actor=scene.caf, state=TaskState.DONE)
    assert owed_by(scene.caf) == []
    actions.settle_task(task=task, actor=scene.keeper, state=TaskState.OWED)
    assert Task.objects.get().settled_at is None


def test_closing_a_session_carries_what_was_postponed_and_what_is_owed(scene):
    scene.owe()
    following = later_session(scene)
    held = begin(later_session(scene))
    postponed = AgendaItemFactory(meeting=held, title="Pas eu le temps")
    for _ in range(2):
        hold_meeting(meeting=held, actor=scene.chair, seats=everybody_came(held), postponed=[postponed.pk])
    assert [item.title for item in following.items.all()] == ["Pas eu le temps", OWED_POINT.title]
    assert AgendaItem.objects.get(pk=postponed.pk).state == ItemState.POSTPONED


def test_where_nothing_is_owed_no_point_is_carried(scene):
    actions.settle_task(task=scene.owe(), actor=scene.caf, state=TaskState.DONE)
    following = later_session(scene)
    held = begin(later_session(scene))
    hold_meeting(meeting=held, actor=scene.chair, seats=everybody_came(held))
    assert not following.items.exists()


def test_who_follows_now_is_given_no_reserved_part(scene):
    """A seat that attended, and follows since: rights are those of today."""
    scene.write_all()
    version = scene.circulate()
    SeatMode.objects.filter(seat=scene.seat("caf")).update(mode=Mode.FOLLOWS)
    assert [section.label for section in reading_for(version, scene.caf).sections] == ["Point common", "Point thematic"]
    assert len(reading_for(version, scene.keeper).sections) == 3
