"""Three texts: where I began, what was saved meanwhile, what I wrote. Only what I touched is mine."""

import pytest
from django.urls import reverse

from knowledge.models import PracticeSheet
from knowledge.models.keywords import words_of_page
from knowledge.staleness import base_of, format_base
from tests.knowledge.test_pages import answers
from tests.support.factories import SheetFactory, TopicFactory

pytestmark = pytest.mark.django_db
STEPS = [("step", {"title": "Aller vers", "text": "À pied.", "duration": ""})]


class Two:
    """Two people with the same form open."""

    def __init__(self, world, client):
        self.world, self.client = world, client
        self.topic = TopicFactory()
        self.sheet = SheetFactory(
            space=world.a, title="Un titre", summary="Un début.", context="<p>Ici.</p>", steps=STEPS,
            topics=[self.topic],
        )  # fmt: skip
        self.address = reverse("edit_resource", args=["itc-a", self.sheet.pk])
        self.base = format_base(base_of(self.sheet))

    def send(self, persona: str, **changed):
        given = {
            "title": "Un titre", "summary": "Un début.", "context": "Ici.", "topics": [self.topic.pk],
            "base": self.base,
        }  # fmt: skip
        return self.world.client(persona, self.client).post(self.address, answers(**given | changed))

    def again(self, conflict, do: str = "merge", **chosen):
        sent = {}
        for name, value in conflict.context["typed"]:
            sent.setdefault(name, []).append(value)
        return self.client.post(self.address, sent | {"do": do} | chosen)

    @property
    def saved(self) -> PracticeSheet:
        return PracticeSheet.objects.get().get_latest_revision_as_object()


@pytest.fixture
def two(world, client) -> Two:
    return Two(world, client)


def shown(conflict) -> dict[str, bool]:
    """Parts of the page of both texts; true: to be chosen."""
    return {part.key: is_conflict for part, is_conflict in conflict.context["parts"]}


def test_each_changed_something_else(two):
    assert two.send("member_a", title="Le leur").status_code == 302
    conflict = two.send("chair_a", summary="Le mien.")
    assert conflict.status_code == 409
    assert shown(conflict) == {"summary": False}, "the title, the topics and the steps are not mine"
    assert two.again(conflict).status_code == 302
    assert (two.saved.title, two.saved.summary) == ("Le leur", "Le mien.")


def test_both_changed_the_same_and_the_first_button_overwrites_nothing(two):
    two.send("member_a", title="Le leur", context="Là-bas.")
    conflict = two.send("chair_a", title="Le mien", summary="Aussi le mien.")
    assert shown(conflict) == {"title": True, "summary": False}
    first = conflict.text.partition('class="stack-wide" novalidate')[2].partition("<button")[2].partition(">")[0]
    assert 'value="merge"' in first
    two.again(conflict)
    assert (two.saved.title, two.saved.summary) == ("Le leur", "Aussi le mien.")


@pytest.mark.parametrize(("do", "chosen"), [("merge", {"choose-title": "mine"}), ("save", {})])
def test_mine_may_be_chosen(two, do, chosen):
    two.send("member_a", title="Le leur", context="Là-bas.")
    conflict = two.send("chair_a", title="Le mien")
    assert two.again(conflict, do, **chosen).status_code == 302
    assert (two.saved.title, two.saved.context) == ("Le mien", "<p>Là-bas.</p>")


def test_both_texts_in_the_form(two):
    two.send("member_a", context="Là-bas.")
    page = two.again(two.send("chair_a", title="Le mien"), "in_form")
    assert page.status_code == 200
    form = page.context["form"]
    assert (form["title"].value(), form["context"].value()) == ("Le mien", "Là-bas.")
    two.base = page.context["base"]
    assert two.send("chair_a", title="Le mien", context="Là-bas.").status_code == 302


def test_overtaken_once_more_it_is_asked_once_more(two):
    two.send("member_a", title="Le leur")
    conflict = two.send("chair_a", summary="Le mien.")
    two.base = format_base(base_of(PracticeSheet.objects.get()))
    two.send("member_a", title="Le leur encore")
    two.world.client("chair_a", two.client)
    assert (again := two.again(conflict)).status_code == 409
    assert shown(again) == {"summary": False}
    assert two.again(again).status_code == 302
    assert (two.saved.title, two.saved.summary) == ("Le leur encore", "Le mien.")


def test_steps_topics_and_lists_are_fields_like_others(two):
    other = TopicFactory()
    two.send("member_a", **{"steps-0-title": "Autrement"})
    conflict = two.send("chair_a", topics=[two.topic.pk, other.pk])
    assert shown(conflict) == {"topics": False}
    two.again(conflict)
    assert [step.value["title"] for step in two.saved.steps] == ["Autrement"]
    assert {topic.pk for topic in two.saved.topics.all()} == {two.topic.pk, other.pk}


def test_the_same_words_are_no_conflict(two):
    two.send("member_a", title="Le même")
    conflict = two.send("chair_a", title="Le même", summary="Le mien.")
    assert shown(conflict) == {"summary": False}


def test_who_touched_nothing_is_not_said_to_have(two):
    two.send("member_a", title="Le leur")
    conflict = two.send("chair_a")
    assert shown(conflict) == {}
    assert 'value="save"' not in conflict.text
    assert 'value="merge"' not in conflict.text


def test_without_a_base_all_that_differs_is_to_be_chosen(two):
    conflict = two.send("chair_a", title="Le mien", base="abc")
    assert shown(conflict)["title"]
    assert all(shown(conflict).values())
    two.again(conflict)
    assert two.saved.title == "Un titre"


class TestKeywords:
    def test_each_changed_something_else(self, two):
        two.send("member_a", keywords="potager, QPV")
        conflict = two.send("chair_a", title="Le mien")
        assert shown(conflict) == {"title": False}, "their keywords are not mine to empty"
        assert two.again(conflict).status_code == 302
        assert (two.saved.title, words_of_page(two.saved)) == ("Le mien", ["potager", "QPV"])

    @pytest.mark.parametrize(("chosen", "kept"), [({}, ["potager"]), ({"choose-keywords": "mine"}, ["jardin", "été"])])
    def test_both_changed_them(self, two, chosen, kept):
        two.send("member_a", keywords="potager")
        conflict = two.send("chair_a", keywords="jardin, été")
        assert shown(conflict) == {"keywords": True}
        assert "choose-keywords" in conflict.text
        assert two.again(conflict, **chosen).status_code == 302
        assert words_of_page(two.saved) == kept

    def test_the_same_words_in_another_order_are_no_change(self, two):
        two.send("member_a", keywords="potager, QPV")
        conflict = two.send("chair_a", keywords="QPV, potager")
        assert conflict.status_code == 409
        assert shown(conflict) == {}
