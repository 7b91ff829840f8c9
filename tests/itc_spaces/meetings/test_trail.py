"""Where am I, on a meeting's page: nothing leads to what its reader may not open."""

import re

import pytest
from django.urls import reverse

from itc_spaces.meetings import actions
from tests.support.factories import GrantFactory, ThematicFactory
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.support.world import signed_in

pytestmark = pytest.mark.django_db


def test_each_link_of_the_trail_opens_for_an_invited_person_and_for_the_chair(world):
    grant = GrantFactory(content_object=ThematicFactory(space=world.a))
    meeting = MeetingFactory(space=world.a)
    AgendaItemFactory(meeting=meeting, thematic=grant.content_object)
    actions.convene_meeting(meeting=meeting, actor=world.people["chair_a"])
    links = {}
    for person in (grant.user, world.people["chair_a"]):
        client = signed_in(person)
        page = client.get(reverse("meeting", args=["itc-a", meeting.pk])).text
        trail = re.search(r'<ol class="trail">(.*?)</ol>', page, re.DOTALL)[1]
        links[person] = re.findall(r'href="([^"]+)"', trail)
        assert {client.get(link).status_code for link in links[person]} == {200}
    assert [len(found) for found in links.values()] == [1, 3]


def test_who_is_invited_here_and_sits_elsewhere_is_led_to_no_list_that_is_not_theirs(world):
    """They enter spaces, so the name of this one is a link; its list of meetings is for those inside it."""
    person = GrantFactory(content_object=world.thematic, user=world.people["member_b"]).user
    meeting = MeetingFactory(space=world.a)
    AgendaItemFactory(meeting=meeting, thematic=world.thematic)
    meeting = actions.convene_meeting(meeting=meeting, actor=world.people["chair_a"])
    row = meeting.convocations.get(recipient=person)
    client = signed_in(person)
    for url in (
        reverse("meeting", args=["itc-a", meeting.pk]),
        reverse("answer_convocation", args=["itc-a", meeting.pk, row.pk]),
        reverse("thematic_assiduity", args=["itc-a", world.thematic.pk]),
    ):
        page = client.get(url).text
        trail = re.search(r'<ol class="trail">(.*?)</ol>', page, re.DOTALL)[1]
        assert "Rencontres</a>" not in trail
        links = re.findall(r'href="(/[^"#?]*)', page.partition("<main")[2].partition("</main")[0])
        assert {client.get(link).status_code for link in {*links, *re.findall(r'href="([^"]+)"', trail)}} == {200}, url
