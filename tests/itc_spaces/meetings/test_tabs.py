"""Two tabs, two people, a button pressed twice: nothing is lost, nothing is done twice."""

import pytest
from django.urls import reverse

from itc_spaces.meetings import actions
from itc_spaces.meetings.enums import TurnUnit
from itc_spaces.meetings.models import Pause, Turn, TurnScheme
from itc_spaces.spaces.enums import MandateKind
from tests.itc_spaces.meetings.scenes import begin
from tests.support.factories import days, member_of
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.support.world import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(scene):
    return actions.add_item(meeting=MeetingFactory(space=scene.space), actor=scene.caf, title="Nos horaires")


def at(name: str, item) -> str:
    return reverse(name, args=[item.meeting.space.slug, item.meeting_id, item.pk])


def test_two_people_change_an_item_the_second_is_told_and_keeps_her_words(scene, item):
    one, other = signed_in(scene.caf), signed_in(scene.chair)
    url = at("edit_agenda_item", item)
    seen = one.get(url).context["form"]["seen"].value()
    said = {"aim": "EXCHANGE", "minutes": "", "seen": seen}
    assert other.post(url, {**said, "title": "Les horaires d'été"}).status_code == 302
    response = one.post(url, {**said, "title": "Nos horaires du soir"})
    text = response.text.replace("&#x27;", "'")
    assert response.status_code == 422
    for expected in ("vient de modifier ce point", "Nos horaires du soir", "Les horaires d'été"):
        assert expected in text
    again = response.context["form"]["seen"].value()
    assert one.post(url, {**said, "title": "Nos horaires du soir", "seen": again}).status_code == 302
    item.refresh_from_db()
    assert (item.title, item.sequence) == ("Nos horaires du soir", 2)


def presence_of(scene, **more) -> dict:
    return {f"presence_{seat.pk}": "PRESENT" for seat in scene.seats.values()} | more


def test_presence_noted_in_two_tabs_is_not_written_over(scene):
    meeting = begin(scene.meeting())
    one, other = signed_in(scene.chair), signed_in(scene.coordinator)
    url = reverse("hold_meeting", args=[scene.space.slug, meeting.pk])
    seen = one.get(url).context["form"]["seen"].value()
    first = presence_of(scene, seen=seen, chaired_by=scene.seats["caf"].pk, name_1="Mme Martin", quality_1="habitante")
    assert other.post(url, first).status_code == 302
    assert other.post(url, first).status_code == 302, "sent twice"
    response = one.post(url, presence_of(scene, seen=seen, name_1="M. Petit", quality_1="principal"))
    assert response.status_code == 422
    for expected in ("vient de noter les présences", "M. Petit", "Mme Martin"):
        assert expected in response.text
    again = response.context["form"]["seen"].value()
    assert one.post(url, presence_of(scene, seen=again, chaired_by=scene.seats["chair"].pk)).status_code == 302
    assert Turn.objects.get(meeting=meeting, duty=MandateKind.CHAIR, state="DONE").seat == scene.seats["chair"]
    duties_alone = presence_of(scene, seen=again, chaired_by=scene.seats["caf"].pk)
    assert other.post(url, duties_alone).status_code == 422, "another duty is another thing said"


def test_going_up_pressed_twice_is_one_place_up(scene):
    meeting = MeetingFactory(space=scene.space)
    items = [AgendaItemFactory(meeting=meeting, position=rank) for rank in range(1, 5)]
    client, url = signed_in(scene.chair), reverse("order_agenda", args=[scene.space.slug, meeting.pk])
    keys = [item.pk for item in items]
    shown = ",".join(map(str, keys))
    for _ in "ab":
        client.post(url, {"ordre": shown, "monter": keys[3]})
    wanted = [keys[0], keys[1], keys[3], keys[2]]
    assert list(meeting.items.values_list("pk", flat=True)) == wanted
    done = client.post(url, {"ordre": shown, "descendre": keys[0]}, follow=True)
    assert "vient de changer l&#x27;ordre du jour" in done.text
    assert list(meeting.items.values_list("pk", flat=True)) == wanted


def test_a_point_withdrawn_twice_is_withdrawn(scene, item):
    client, url = signed_in(scene.caf), at("remove_agenda_item", item)
    assert "Le point est retiré." in client.post(url, follow=True).text
    again = client.post(url, follow=True)
    assert again.status_code == 200
    assert "est plus à l&#x27;ordre du jour" in again.text
    assert signed_in(scene.follower).post(url).status_code == 404


def test_a_turn_declined_twice_passes_on_once(scene):
    member_of(scene.space)
    meeting = scene.meeting()
    turn = meeting.turns.get(duty=MandateKind.CHAIR)
    person = turn.seat.memberships.first().user
    url = reverse("answer_turn", args=[scene.space.slug, meeting.pk, turn.pk])
    for _ in "ab":
        assert signed_in(person).post(url, {}).status_code == 302
    assert meeting.turns.filter(duty=MandateKind.CHAIR, state="DECLINED").count() == 1


def test_what_is_chosen_twice_is_chosen_once(scene):
    for _ in "ab":
        actions.choose_scheme(
            space=scene.space, actor=scene.chair, duty=MandateKind.CHAIR, unit=TurnUnit.PERIOD, months=3
        )
        actions.pause_meetings(
            space=scene.space, actor=scene.chair, starts_on=days(0), ends_on=days(20), reason="Des travaux."
        )
    assert (TurnScheme.objects.filter(ended_at=None).count(), Pause.objects.count()) == (1, 1)


def test_the_back_button_then_another_answer(scene):
    """The page that comes back holds the same form: it is good as long as the meeting does not move."""
    meeting = scene.meeting()
    client, row = signed_in(scene.caf), scene.row(meeting, "caf")
    url = reverse("answer_convocation", args=[scene.space.slug, meeting.pk, row.pk])
    for answer in ("COMING", "EXCUSED", "EXCUSED"):
        assert client.post(url, {"answer": answer, "seen": meeting.sequence}).status_code == 302
    assert scene.row(meeting, "caf").answer == "EXCUSED"
