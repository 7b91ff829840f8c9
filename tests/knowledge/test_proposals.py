"""An improvement taken in the writing form, part by part; without script, each gesture is a sending of the form."""

import lxml.html
import pytest
from django.urls import reverse

from accounts.models import User
from itc_spaces.spaces.models import Placement
from knowledge import actions
from knowledge.enums import ImprovementState
from knowledge.improving import write_offered
from knowledge.models import Credit, Improvement, PracticeSheet, UnfinishedForm
from knowledge.proposals import way_to_take
from knowledge.reading import Reading
from knowledge.staleness import base_of
from tests.knowledge.test_improvements import draft_of
from tests.support.factories import SheetFactory
from tests.support.factories.lineage import adapted, rewritten
from tests.support.site import MEMBERS_A, SIGNED_IN

pytestmark = pytest.mark.django_db
STEPS = [("step", {"title": "Ouvrir", "text": "Le soir.", "duration": "2 h"})]
OFFERED = {
    "summary": "Autre résumé.", "context": "<p>Des familles et des <b>pères</b> n'osaient pas entrer.</p>",
    "objectives": "Un\nDeux", "steps": STEPS, "lessons": "<p>Le soir d'abord.</p>",
}  # fmt: skip


SIGNED = ("keep", "csrfmiddlewaretoken")  # other each time that a form is shown


def said_by(reading: Reading) -> dict[str, str]:
    return {"summary": reading.summary} | {section.key: section.html for section in reading.sections}


def typed_in(conflict) -> dict[str, list[str]]:
    """What the page of both texts sends again."""
    sent: dict[str, list[str]] = {}
    for name, value in conflict.context["typed"]:
        sent.setdefault(name, []).append(value)
    return sent


def open_to_experts(page: PracticeSheet, thematic) -> None:
    """A draft that those invited to its thematic edit too."""
    rows = Placement.objects.filter(page=page)
    rows.update(thematic=thematic, open_to_experts=True, shared_at=None, audience="SPACE")


@pytest.fixture
def source(world) -> PracticeSheet:
    return SheetFactory(
        space=world.a, owner=world.people["member_a"], network=True, title="La source", summary="Un résumé.",
        context="<p>Des familles n'osaient pas entrer.</p>", lessons="<p>Rien encore.</p>",
    )  # fmt: skip


@pytest.fixture
def offer(world, source) -> Improvement:
    giver = world.people["member_b"]
    page = adapted(source, world.b, giver, title="Titre canari", outcomes="<p>Résultat canari.</p>", **OFFERED)
    return actions.offer_improvement(
        page=page, actor=giver, sections=list(OFFERED), why="Les pères viennent.", base=base_of(page)
    )


@pytest.fixture
def form(world, client, offer) -> "Form":
    return Form(world.client("chair_a", client), way_to_take(offer))


class Form:
    """The writing form as a browser without script has it."""

    def __init__(self, client, address: str):
        self.client, self.address = client, address.partition("?")[0]
        self.read(client.get(address))

    def read(self, response) -> None:
        self.response = response
        self.sent: dict[str, list[str]] = {}
        if response.status_code != 302 and 'id="write"' in response.text:
            for name, value in lxml.html.fromstring(response.text).get_element_by_id("write").form_values():
                self.sent.setdefault(name, []).append(value.removeprefix("\n"))  # which a browser leaves out

    def press(self, do: str, **typed: str):
        self.read(self.client.post(self.address, self.sent | {"do": do} | typed))
        return self.response

    def proposed(self) -> set[str]:
        asked = (one for group in self.response.context["groups"] for one in group.asked)
        return {one.question.name for one in asked if one.proposed}


class TestShown:
    def test_beside_each_answer_that_differs(self, form):
        assert form.proposed() == set(OFFERED)
        for words in ("pères</ins>", "Les pères viennent.", "selon ITC B", "Prendre cette partie"):
            assert words in form.response.text, words
        assert "canari" not in form.response.text

    def test_not_beside_what_already_says_so(self, world, client, source, offer):
        rewritten(source, world.people["member_a"], **OFFERED | {"lessons": "<p>Autre.</p>"})
        assert Form(world.client("chair_a", client), way_to_take(offer)).proposed() == {"lessons"}

    def test_to_those_who_may_answer_it(self, world, client, source, offer):
        open_to_experts(source, world.thematic)
        shown = {}
        for persona in SIGNED_IN:
            response = world.client(persona, client).get(way_to_take(offer))
            if response.status_code == 200:
                shown[persona] = "Les pères viennent." in response.text
        assert shown == dict.fromkeys(MEMBERS_A, True) | {"expert_open": False}

    def test_who_offered_it_is_named_to_those_who_may_know(self, world, client, offer):
        User.objects.filter(pk=offer.offered_by_id).update(last_name="Xqdonne")
        assert "Xqdonne" not in world.client("chair_a", client).get(way_to_take(offer)).text
        User.objects.filter(pk=offer.offered_by_id).update(is_listed=True)
        assert "Xqdonne" in client.get(way_to_take(offer)).text

    def test_of_another_text_or_unknown_it_is_nothing(self, world, client, offer):
        other = SheetFactory(space=world.a)
        address = reverse("edit_resource", args=["itc-a", other.pk])
        world.client("chair_a", client)
        for asked in (offer.pk, 999_999, "abc", "\x00"):
            response = client.get(address, {"amelioration": asked})
            assert response.status_code == 200
            assert "proposée par" not in response.text, asked


class TestTaken:
    @pytest.mark.parametrize("name", OFFERED)
    def test_it_fills_the_form_and_saves_nothing(self, form, source, offer, name):
        response = form.press(f"take_part-{name}", title="Un titre tapé")
        assert response.status_code == 200
        assert form.sent["improvement-taken"] == [name]
        assert form.sent["title"] == ["Un titre tapé"], "nothing typed is lost"
        assert not PracticeSheet.objects.get(pk=source.pk).has_unpublished_changes
        assert Improvement.objects.get(pk=offer.pk).state == ImprovementState.OFFERED
        form.press("save")
        draft = draft_of(source)
        assert said_by(draft.reading())[name] == said_by(offer.as_reading())[name]
        assert draft.title == "Un titre tapé"
        offer.refresh_from_db()
        assert (offer.state, offer.taken) == (ImprovementState.PARTLY, [name])

    def test_all_of_it_is_credited_and_told(self, world, form, source, offer):
        for name in OFFERED:
            form.press(f"take_part-{name}")
        assert form.press("save", **{"improvement-word": "Merci !"})["Location"] == f"{source.url}?brouillon=1"
        offer.refresh_from_db()
        assert (offer.state, offer.word, offer.decided_by) == (
            ImprovementState.ACCEPTED, "Merci !", world.people["chair_a"],
        )  # fmt: skip
        assert Credit.objects.filter(page=source, user=world.people["member_b"]).exists()
        assert [dict(block.value) for block in draft_of(source).steps] == [STEPS[0][1]]

    @pytest.mark.parametrize("name", ["context", "steps"])
    def test_what_stood_there_comes_back(self, form, source, name):
        own = {"context": {"context": ["Mes mots tapés."]}, "steps": {"steps-0-title": ["Ma seule étape"]}}[name]
        before = form.sent | own
        form.sent = dict(before)
        form.press(f"take_part-{name}")
        assert {key: form.sent.get(key) for key in own} != own
        form.press(f"give_back-{name}")
        assert {key: form.sent[key] for key in form.sent if key.startswith(name)} == {
            key: before[key] for key in before if key.startswith(name)
        }
        assert "improvement-taken" not in form.sent
        form.press("save")
        assert Improvement.objects.get().state == ImprovementState.OFFERED

    def test_a_refused_form_keeps_it(self, form, source):
        form.press("take_part-context")
        form.press("take_part-steps")
        assert form.press("save", title="").status_code == 422
        assert form.sent["improvement-taken"] == ["context", "steps"]
        assert form.sent["steps-0-title"] == ["Ouvrir"]
        assert form.press("save", title="Un titre").status_code == 302
        assert "<b>pères</b>" in draft_of(source).context

    def test_it_is_found_again_as_it_was(self, form, client):
        form.press("take_part-context", title="Un titre tapé")
        kept = UnfinishedForm.objects.get()
        again = Form(client, f"{form.address}?saisie={kept.key.hex}")
        assert again.sent["improvement-taken"] == ["context"]
        assert (again.sent["title"], "pères" in again.sent["context"][0]) == (["Un titre tapé"], True)
        again.press("give_back-context")
        assert "pères" not in again.sent["context"][0]

    def test_a_text_saved_without_taking_leaves_the_offer_waiting(self, form, source):
        assert form.press("save", title="Autre titre").status_code == 302
        assert draft_of(source).title == "Autre titre"
        assert Improvement.objects.get().state == ImprovementState.OFFERED

    def test_a_word_is_not_lost_where_nothing_is_taken(self, form):
        response = form.press("save", **{"improvement-word": "Mes mots à garder"})
        assert response.status_code == 422
        assert "prenez une partie, ou déclinez" in response.text
        assert form.sent["improvement-word"] == ["Mes mots à garder"]

    @pytest.mark.parametrize("part", ["take_part-title", "take_part-", "take_part-nothing", "give_back-context"])
    def test_what_is_not_offered_is_not_taken(self, form, part):
        own = {name: value for name, value in form.sent.items() if name not in SIGNED}
        assert form.press(part).status_code == 200
        assert {name: value for name, value in form.sent.items() if name not in SIGNED} == own

    def test_by_script_only_its_place_changes_and_all_of_it_is_there(self, form, client):
        response = client.post(form.address, form.sent | {"do": "take_part-steps"}, headers={"HX-Request": "true"})
        place = lxml.html.fromstring(response.text).get_element_by_id("partie-steps")
        fields = {field.name for field in place.iter("input", "textarea", "select")}
        assert {"steps-TOTAL_FORMS", "steps-0-title", "improvement-taken"} <= fields
        assert "improvement-before-steps-TOTAL_FORMS" in fields


class TestTwoAtOnce:
    def test_two_tabs_take_and_the_second_is_told(self, form, client, offer, source):
        second = Form(client, way_to_take(offer))
        form.press("take_part-context")
        second.press("take_part-lessons", title="Tapé dans la seconde")
        assert form.press("save").status_code == 302
        assert second.press("save", **{"improvement-word": "Mes mots à garder"}).status_code == 422
        assert "n'attend plus de réponse" in second.response.text
        assert "Mes mots à garder" in second.response.text
        assert "soir d" in second.sent["lessons"][0], "what was taken stays in the form"
        assert second.press("save").status_code == 409, "the text too was saved meanwhile: both are shown"

    def test_a_text_saved_meanwhile_is_merged_with_what_is_taken(self, world, form, source, offer):
        form.press("take_part-context")
        rewritten(source, world.people["member_a"], lessons="<p>Saison d'hiver.</p>")
        conflict = form.press("save")
        assert conflict.status_code == 409
        assert form.client.post(form.address, typed_in(conflict) | {"do": "merge"}).status_code == 302
        draft = draft_of(source)
        assert ("<b>pères</b>" in draft.context, draft.lessons) == (True, "<p>Saison d'hiver.</p>")
        offer.refresh_from_db()
        assert offer.taken == ["context"]

    def test_where_the_other_text_is_chosen_nothing_was_taken(self, world, form, source, offer):
        form.press("take_part-context")
        rewritten(source, world.people["member_a"], context="<p>Le leur.</p>")
        conflict = form.press("save")
        chosen = {"do": "merge", "choose-context": "theirs"}
        assert form.client.post(form.address, typed_in(conflict) | chosen).status_code == 302
        assert draft_of(source).context == "<p>Le leur.</p>"
        offer.refresh_from_db()
        assert offer.state == ImprovementState.OFFERED

    def test_answered_by_a_colleague_the_whole_form_comes_back(self, world, form, client, offer):
        actions.decline_improvement(improvement=offer, actor=world.people["member_a"], word="Non.")
        response = client.post(
            form.address, form.sent | {"do": "take_part-context", "title": "Tapé"}, headers={"HX-Request": "true"}
        )
        assert response.headers["HX-Reselect"] == response.headers["HX-Retarget"] == "main"
        assert "n'attend plus de réponse" in response.text
        assert 'value="Tapé"' in response.text


class TestDeclined:
    def test_with_a_word(self, form, offer, source):
        assert form.press("decline").status_code == 422
        assert "Dites en une phrase" in form.response.text
        response = form.press("decline", **{"improvement-word": "Pas chez nous."})
        assert response["Location"] == reverse("improvement", args=[offer.pk])
        offer.refresh_from_db()
        assert (offer.state, offer.word) == (ImprovementState.DECLINED, "Pas chez nous.")
        assert not PracticeSheet.objects.get(pk=source.pk).has_unpublished_changes
        assert not UnfinishedForm.objects.filter(sent_at=None).exists()

    def test_what_is_typed_beside_stays_typed(self, form):
        response = form.press("decline", title="Un titre tapé", **{"improvement-word": "Pas chez nous."})
        assert response.status_code == 200
        assert form.sent["title"] == ["Un titre tapé"]
        assert not form.proposed()
        assert form.press("save").status_code == 302


@pytest.mark.parametrize("persona", ["expert_open", "member_b"])
def test_who_may_not_answer_takes_nothing(world, client, source, offer, persona):
    """An invited person edits the draft: a sending that names the offer is told what an unknown one is."""
    open_to_experts(source, world.thematic)
    address = reverse("edit_resource", args=["itc-a", source.pk])
    world.client(persona, client)
    seen = []
    for asked in (offer.pk, 999_999):
        sent = {"title": "Un titre", "improvement": asked, "improvement-taken": "context"}
        for do in ("save", "take_part-context", "decline"):
            response = client.post(address, sent | {"do": do, "improvement-word": "Non."})
            seen.append((asked == offer.pk, do, response.status_code))
            assert "pères" not in response.text
    known = {(do, status) for is_known, do, status in seen if is_known}
    assert known == {(do, status) for is_known, do, status in seen if not is_known}
    offer.refresh_from_db()
    assert (offer.state, offer.word) == (ImprovementState.OFFERED, "")


def test_as_it_is_offered_is_how_the_form_takes_it(form, source, offer):
    for name in OFFERED:
        form.press(f"take_part-{name}")
    form.press("save")
    written = draft_of(source).reading()
    write_offered(source, offer, list(OFFERED))
    assert said_by(written) == said_by(source.reading())
