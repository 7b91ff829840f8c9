"""The rule of two months: states in words, notices to those who answer for it, one query for all ITCs."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from itc_spaces.meetings import actions
from itc_spaces.meetings.models import Pause
from itc_spaces.meetings.rhythm import Standing, rhythm_of, rhythms
from itc_spaces.meetings.watching import watch_rhythms
from itc_spaces.spaces.enums import MeetingKind
from itc_spaces.spaces.models import Department, Deployment, FrameworkAgreement, SpaceRecord
from notifications.models import Notice
from tests.itc_spaces.meetings.scenes import everybody_came
from tests.support.factories import MandateFactory, SpaceFactory, TerritoryFactory, days
from tests.support.factories.meetings import MeetingFactory
from web.refusals import NotAllowed, Refused

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")
HELD = datetime(2026, 10, 1, 10, tzinfo=PARIS)


@pytest.fixture
def held(scene):
    """On 1 October: the next one is due by 1 December."""
    return MeetingFactory(space=scene.space, held=True, starts_at=HELD)


def on(month: int, day: int):
    return time_machine.travel(datetime(2026, month, day, 9, tzinfo=PARIS), tick=False)


def planned(scene, month: int, day: int):
    return MeetingFactory(space=scene.space, starts_at=datetime(2026, month, day, 10, tzinfo=PARIS))


def standing(scene) -> tuple[str, str]:
    found = rhythm_of(scene.space.pk)
    return found.standing, found.sentence.partition(",")[0]


def test_states_are_said_in_words_of_a_colour(scene, held):
    with on(10, 15):
        assert standing(scene) == (Standing.KEPT, "Vert")
    with on(11, 10):
        assert standing(scene) == (Standing.SOON, "Orange")
    with on(12, 2):
        assert standing(scene) == (Standing.LATE, "Rouge")
        assert rhythm_of(scene.space.pk).sentence == "Rouge, en retard : l'échéance était le 01/12/2026."
    meeting = planned(scene, 12, 13)
    with on(11, 10):
        assert standing(scene) == (Standing.PLANNED_LATE, "Orange")
        assert "elle tombe 12 jours après l'échéance" in rhythm_of(scene.space.pk).sentence
    meeting.delete()
    planned(scene, 12, 1)
    with on(11, 10):
        assert standing(scene) == (Standing.PLANNED, "Vert")


def test_only_sessions_count_and_the_shorter_rhythm_is_the_itcs_own(scene, held):
    MeetingFactory(space=scene.space, held=True, starts_at=HELD + timedelta(days=20), kind=MeetingKind.WORKSHOP)
    with on(11, 10):
        assert rhythm_of(scene.space.pk).due.isoformat() == "2026-12-01"
        SpaceRecord.objects.update(meets_every_months=1)
        assert rhythm_of(scene.space.pk).due.isoformat() == "2026-11-01"


def test_without_a_session_it_counts_from_the_opening(scene):
    SpaceRecord.objects.update(opened_on=days(-10))
    assert rhythm_of(scene.space.pk).standing == Standing.KEPT


def test_days_are_those_of_the_department(scene):
    Department.objects.update(time_zone="Pacific/Noumea")
    MeetingFactory(space=scene.space, held=True, starts_at=datetime(2026, 10, 1, 16, tzinfo=ZoneInfo("UTC")))
    with on(11, 10):
        assert rhythm_of(scene.space.pk).last.isoformat() == "2026-10-02"


def test_all_itcs_in_one_query(scene, django_assert_num_queries):
    for _ in range(4):
        MeetingFactory(space=SpaceFactory(), held=True)
    rhythms()
    with django_assert_num_queries(1):
        assert len(rhythms()) == 5


def told() -> list[tuple[str, str]]:
    watch_rhythms()
    found = [(notice.kind, notice.recipient.email) for notice in Notice.objects.order_by("pk")]
    Notice.objects.all().update(kind="seen")
    return [one for one in found if one[0] != "seen"]


def test_those_who_answer_for_it_are_told_once_a_step(scene, held):
    MandateFactory(seat=scene.seats["caf"], kind="SECRETARY")
    with on(11, 9):
        assert told() == []
    with on(11, 10):
        assert set(told()) == {("meeting.due", scene.chair.email), ("meeting.due", scene.caf.email)}
        assert told() == []
    with on(11, 20):
        assert told() == []
    with on(11, 24):
        assert len(told()) == 2
    with on(12, 2):
        people = {scene.chair.email, scene.caf.email, scene.coordinator.email}
        assert set(told()) == {("meeting.late", address) for address in people}
    with on(12, 20):
        assert told() == []


def test_nobody_is_told_of_what_is_planned_or_paused(scene, held):
    until = HELD.date() + timedelta(days=90)
    Pause.objects.create(space=scene.space, starts_on=HELD.date(), ends_on=until, reason="L'été.")
    with on(12, 2):
        assert told() == []
    Pause.objects.all().delete()
    planned(scene, 11, 30)
    with on(11, 24):
        assert told() == []


def test_a_session_held_turns_it_green_again(scene):
    with on(12, 2):
        MeetingFactory(space=scene.space, held=True, starts_at=HELD)
        assert rhythm_of(scene.space.pk).standing == Standing.LATE
        meeting = planned(scene, 12, 5)
        type(meeting).objects.update(place="Mairie")
        meeting.items.create(title="Un point")
        actions.convene_meeting(meeting=meeting, actor=scene.chair)
    with on(12, 6):
        actions.hold_meeting(meeting=meeting, actor=scene.chair, seats=everybody_came(meeting))
        assert rhythm_of(scene.space.pk).sentence.startswith("Vert")


# ── an ITC's own ──


def agreed(scene, months: int) -> None:
    department = scene.space.record.department
    agreement = FrameworkAgreement.objects.create(
        department=department, title="Convention", starts_on=days(-900), meets_every_months=months
    )
    Deployment.objects.create(
        space=scene.space, agreement=agreement, territory=TerritoryFactory(department=department), starts_on=days(-900)
    )


def test_an_itc_chooses_a_shorter_rhythm_and_never_a_longer_one(scene, held):
    agreed(scene, 3)
    assert rhythm_of(scene.space.pk).months == 3
    with pytest.raises(Refused, match="tous les 3 mois au moins : choisissez un rythme plus court"):
        actions.choose_rhythm(space=scene.space, actor=scene.chair, months=4)
    actions.choose_rhythm(space=scene.space, actor=scene.chair, months=1)
    found = rhythm_of(scene.space.pk)
    assert (found.months, found.due.isoformat(), found.every) == (1, "2026-11-01", "tous les mois")
    actions.choose_rhythm(space=scene.space, actor=scene.chair, months=None)
    assert rhythm_of(scene.space.pk).months == 3
    with pytest.raises(NotAllowed):
        actions.choose_rhythm(space=scene.space, actor=scene.caf, months=1)


def test_an_agreement_that_becomes_stricter_is_followed(scene, held):
    SpaceRecord.objects.filter(space=scene.space).update(meets_every_months=2)
    agreed(scene, 1)
    assert rhythm_of(scene.space.pk).months == 1


def test_the_rhythm_is_chosen_on_its_page(scene, client):
    client.force_login(scene.chair)
    url = reverse("choose_rhythm", args=[scene.space.slug])
    assert "comme le demande la convention" in client.get(url).text
    refused = client.post(url, {"months": "7"})
    assert refused.status_code == 422
    assert "plus dans la liste" in refused.text
    done = client.post(url, {"months": "1"}, follow=True).text.replace("&#x27;", "'")
    assert "se réunit au moins tous les mois, et" in done
    assert "La règle : une rencontre tous les mois" in done
