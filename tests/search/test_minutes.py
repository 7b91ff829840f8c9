"""Minutes are found by each reader in exactly their parts, under their meeting; what is reserved is in no index."""

import pytest
from django.test import Client

from accounts.models import User
from itc_spaces.meetings.enums import Aim
from itc_spaces.minutes import actions
from itc_spaces.spaces.enums import Audience
from search import finding
from search.minutes import MINUTES
from search.protocol import IndexName
from tests.itc_spaces.meetings.scenes import begin
from tests.itc_spaces.minutes.scenes import Scene, later_session, make_scene
from tests.search.filled import asked, keys, refill, settle
from tests.support.factories import UserFactory
from tests.support.factories.meetings import AgendaItemFactory
from tests.support.world import signed_in

pytestmark = pytest.mark.django_db
WORD = "chrysantheme"


@pytest.fixture(autouse=True)
def closed_circuit(monkeypatch):
    monkeypatch.setattr(finding, "_circuit", finding.Patience(first=5, most=60))


@pytest.fixture
def scene(indexes) -> Scene:
    scene = make_scene()
    refill()
    for name in scene.items:
        scene.write(name, f"{WORD} {name}.")
    scene.circulate()
    settle()
    return scene


def found_by(person: User, scene: Scene, more: str = "") -> set[str]:
    """Points whose title is among what a person finds."""
    client = signed_in(person)
    text = client.get(f"/espaces/-/recherche/?q={WORD}{more}").text
    return {name for name in scene.items if f"Point {name}" in text}


OPEN = {"common", "thematic"}
PEOPLE = {
    "chair": OPEN, "keeper": OPEN, "caf": OPEN, "follower": OPEN, "coordinator": OPEN, "expert": {"thematic"},
}  # fmt: skip


@pytest.mark.parametrize("person", PEOPLE)
def test_each_finds_exactly_their_parts(scene, person):
    assert found_by(getattr(scene, person), scene) == PEOPLE[person]
    assert found_by(getattr(scene, person), scene, "&type=compte-rendu") == PEOPLE[person]
    assert found_by(getattr(scene, person), scene, "&type=fiche") == set()


def test_strangers_find_nothing(scene):
    assert found_by(UserFactory(), scene) == set()


def test_the_network_finds_what_is_approved_and_shared(scene, world):
    neighbour = world.people["member_b"]
    assert found_by(neighbour, scene) == set()
    AgendaItemFactory(meeting=begin(later_session(scene)), aim=Aim.APPROVE)
    actions.approve_minutes(meeting=scene.meeting, actor=scene.chair)
    actions.share_minutes(meeting=scene.meeting, actor=scene.chair, audience=Audience.NETWORK)
    settle()
    assert found_by(neighbour, scene) == OPEN
    actions.share_minutes(meeting=scene.meeting, actor=scene.chair, audience=Audience.SPACE)
    assert found_by(neighbour, scene) == set(), "at once"
    settle()
    assert found_by(neighbour, scene) == set()


def test_what_is_reserved_is_in_no_index(scene):
    everything = asked("", tokens=(f"space:{scene.space.pk}", f"thematic:{scene.thematic.pk}", "network", "public"))
    found = [key for key in keys(everything) if key.startswith(MINUTES)]
    reserved = scene.meeting.minutes.newest.parts.get(reserved=True)
    assert f"{MINUTES}:{reserved.pk}" not in found
    assert len(found) == 2


def test_a_part_is_found_under_its_meeting_with_its_day(scene):
    client = signed_in(scene.follower)
    text = client.get(f"/espaces/-/recherche/?q={WORD}").text.replace("&#x27;", "'")
    assert f"rencontre du {scene.meeting.when}" in text
    item = scene.items["common"].pk
    assert f"/espaces/itc-littoral/-/rencontres/{scene.meeting.pk}/compte-rendu/#point-{item}" in text
    assert "Compte rendu" in text


def test_a_new_version_takes_the_place_of_the_one_before(scene):
    scene.write("common", "Plus un mot de cela.")
    scene.circulate(reason="Rien de tel n'a été dit.")
    settle()
    assert found_by(scene.follower, scene) == {"thematic"}


def test_an_access_that_ends_ends_what_is_found(scene):
    scene.end_access()
    assert found_by(scene.expert, scene) == set()


def test_the_public_finds_nothing_of_it(scene):
    assert keys(asked(WORD, index=IndexName.PUBLIC)) == []
    assert "Point" not in Client().get(f"/ressources/?q={WORD}").text
