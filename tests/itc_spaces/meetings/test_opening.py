"""While an ITC has not chosen how its duties turn, its next session opens with that."""

import pytest
from django.urls import reverse

from itc_spaces.meetings import actions
from itc_spaces.meetings.enums import Aim
from itc_spaces.meetings.models import AgendaItem, Meeting, TurnScheme
from itc_spaces.meetings.opening import SCHEMES_POINT
from itc_spaces.spaces.enums import MandateKind
from tests.itc_spaces.meetings.scenes import in_days
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.support.world import signed_in

pytestmark = pytest.mark.django_db


def prepare(scene, days: int = 20, **said) -> Meeting:
    return actions.prepare_meeting(
        space=scene.space, actor=scene.chair, title="La suite", place="Mairie", **in_days(days), **said
    )  # fmt: skip


def choose(scene) -> None:
    for duty in MandateKind:
        actions.choose_scheme(space=scene.space, actor=scene.chair, duty=duty, unit="MEETING")


def test_the_next_session_opens_with_it_and_leads_to_the_form(scene):
    TurnScheme.objects.all().delete()
    last = AgendaItemFactory(meeting=MeetingFactory(space=scene.space, held=True), title="Tour de table", position=1)
    meeting = prepare(scene, copied=last.meeting)
    assert [item.title for item in meeting.items.all()] == [SCHEMES_POINT.title, "Tour de table"]
    assert meeting.items.first().aim == Aim.DECIDE
    url = reverse("meeting", args=[scene.space.slug, meeting.pk])
    form = reverse("choose_schemes", args=[scene.space.slug])
    assert form in signed_in(scene.chair).get(url).text
    assert form not in signed_in(scene.caf).get(url).text


def test_once_chosen_it_leaves_an_agenda_that_nobody_received(scene):
    TurnScheme.objects.all().delete()
    meeting = prepare(scene)
    choose(scene)
    assert not meeting.items.exists()
    TurnScheme.objects.all().delete()
    prepare(scene, 40)
    assert meeting.items.get().title == SCHEMES_POINT.title, "needed again"


@pytest.mark.parametrize("theirs", ["edited", "convened", "written"])
def test_what_somebody_made_theirs_or_received_stays(scene, theirs):
    TurnScheme.objects.all().delete()
    if theirs == "written":
        meeting = MeetingFactory(space=scene.space)
        AgendaItemFactory(meeting=meeting, title=SCHEMES_POINT.title)
        prepare(scene, 40)
    else:
        meeting = prepare(scene)
    if theirs == "edited":
        said = {"title": "Nos logiques", "aim": Aim.DECIDE, "minutes": 30, "thematic": None, "reserved": False}
        actions.edit_item(item=meeting.items.get(), actor=scene.chair, **said)
    if theirs == "convened":
        actions.convene_meeting(meeting=meeting, actor=scene.chair)
    choose(scene)
    assert AgendaItem.objects.filter(meeting=meeting).count() == 1


def test_an_itc_that_chose_is_asked_nothing(scene):
    assert not prepare(scene).items.exists()
