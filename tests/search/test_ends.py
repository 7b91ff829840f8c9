"""Search after somebody's access ended: the very next question finds nothing of it, before the index hears of it."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.itc_spaces.thematics.test_end import ENDS, Scene
from tests.search.filled import refill
from tests.support.factories.discussion import ContributionFactory

pytestmark = pytest.mark.django_db
WORDS = ("canaribourse", "canariatelier")


@pytest.fixture
def scene(world, indexes) -> Scene:
    scene = Scene(world)
    scene.shared.title = "Canaribourse aux vélos"
    scene.shared.save_revision().publish()
    ContributionFactory(thematic=scene.thematic, author=scene.chair, body="Un canariatelier le samedi.")
    refill()
    return scene


def found(client: Client) -> dict[str, str]:
    """What each way of searching answers to the words of what was shared in the thematic."""
    asked = {word: f"{reverse('search')}?q={word}" for word in WORDS}
    asked["suggestions"] = reverse("search_suggestions") + "?q=canarib"
    asked["alike"] = reverse("similar_to_text") + "?title=Canaribourse+aux+vélos"
    return {name: client.get(url).text for name, url in asked.items()}


def test_before_the_end_it_is_found(scene):
    answers = found(scene.client)
    assert scene.shared.url in answers["canaribourse"]
    assert scene.thematic.question in answers["canariatelier"]
    assert "Canaribourse" in answers["suggestions"]
    assert scene.shared.url in answers["alike"]


@pytest.mark.parametrize("end", ENDS)
def test_one_second_after_nothing_of_it_is(scene, end):
    ENDS[end](scene)
    for name, answer in found(scene.client).items():
        for hidden in (scene.shared.url, scene.thematic.question, "Canaribourse aux", "canariatelier le"):
            assert hidden not in answer, (name, hidden)
