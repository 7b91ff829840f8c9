"""Pages of turns: whose turn it is, given to another seat, and how an ITC's duties turn."""

import re

import pytest

from itc_spaces.meetings.models import Meeting, TurnScheme
from tests.itc_spaces.meetings.scenes import begin
from tests.itc_spaces.meetings.test_pages import address, several, text_of
from tests.support.factories.meetings import MeetingFactory
from tests.support.world import signed_in

pytestmark = pytest.mark.django_db


def test_a_turn_to_answer_is_there_too(scene):
    meeting = scene.meeting()
    turn = meeting.turns.first()
    person = turn.seat.memberships.first().user
    assert "Votre tour" in text_of(signed_in(person).get("/espaces/"))
    signed_in(person).post(address("answer_turn", scene, meeting.pk, turn.pk), {"accepts": "on"})
    assert "Votre tour" not in text_of(signed_in(person).get("/espaces/"))


def test_the_turns_page_says_who_owes_what(scene):
    several(scene)
    page = text_of(signed_in(scene.follower).get(address("turns", scene)))
    assert "en avance" in page
    assert "doit un tour" in page or "à égalité" in page


def test_who_leads_gives_a_turn_to_another_seat_ahead_and_on_the_day(scene):
    meeting, client = scene.meeting(), signed_in(scene.chair)
    here, url = address("meeting", scene, meeting.pk), address("give_turn", scene, meeting.pk)
    assert "Confier un tour à un autre siège" in text_of(client.get(here))
    assert "Confier un tour" not in text_of(signed_in(scene.follower).get(here))
    begin(meeting)
    assert f"{url}?charge=SECRETARY\">Qui prend les notes aujourd'hui ?" in text_of(client.get(here))
    page = text_of(client.get(f"{url}?charge=SECRETARY"))
    assert re.search(r'value="SECRETARY"[^>]* checked', page)
    empty = client.post(url, {"duty": "SECRETARY", "seat": ""})
    assert (empty.status_code, "Choisissez un siège." in text_of(empty)) == (422, True)
    client.post(url, {"duty": "SECRETARY", "seat": scene.seats["caf"].pk})
    assert Meeting.objects.get(pk=meeting.pk).secretary_seat == scene.seats["caf"]


def test_an_itc_chooses_how_its_duties_turn(scene):
    client, held = signed_in(scene.chair), MeetingFactory(space=scene.space, held=True)
    TurnScheme.objects.all().delete()
    assert "choisir nos logiques" in text_of(client.get(address("meetings", scene)))
    said = {"CHAIR-unit": "MEETING", "SECRETARY-unit": "PERIOD", "SECRETARY-months": ""}
    refused = client.post(address("choose_schemes", scene), said)
    assert (refused.status_code, TurnScheme.objects.count()) == (422, 0)
    client.post(address("choose_schemes", scene), {**said, "SECRETARY-months": "6", "CHAIR-decided_in": held.pk})
    assert set(TurnScheme.objects.values_list("duty", "months", "decided_in")) == {
        ("CHAIR", None, held.pk), ("SECRETARY", 6, None),
    }  # fmt: skip
    assert f"décidé à la rencontre du {held.when}" in text_of(client.get(address("turns", scene)))
    assert 'value="6"' in client.get(address("choose_schemes", scene)).text, "as it stands"
