"""The one form: every answer of a type, said once, written, read back, carried by an adaptation, kept while typed."""

import re

import lxml.html
import pytest
from django.urls import reverse

from design.audiences import readers_in_words
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Placement
from knowledge import actions
from knowledge.answers import SheetAnswers
from knowledge.models import Note, PracticeSheet, UnfinishedForm
from knowledge.questions import asked
from knowledge.staleness import base_of, format_base
from knowledge.types import types
from tests.knowledge.test_pages import answers
from tests.support.factories import (
    NoteFactory,
    OrganisationFactory,
    PublicFactory,
    ReportFactory,
    SheetFactory,
    TerritoryFactory,
    ToolFactory,
    TopicFactory,
    days,
)
from tools.models import Tool

pytestmark = pytest.mark.django_db
NEW = "/espaces/itc-a/-/nouvelle-fiche/"
TEXTS = {
    "context": "Ici.", "outcomes": "Douze.", "objectives": "Ouvrir\nAccueillir", "duration": "Six semaines",
    "period": "L'hiver", "resident_level": "ASSOCIATED", "resident_participation": "À chaque réunion.",
    "human_means": "Deux animatrices.", "material_means": "Un chariot.", "budget_range": "UNDER_1000",
    "funders": "Caf 13\nCommune", "levers": "L'école.", "obstacles": "La pluie.", "watch_points": "L'heure\nLe bruit",
    "lessons": "Commencer plus tôt.", "maturity": "TRIED", "is_innovation": "on", "innovation_note": "Dehors.",
    "contact": "04 00 00 00 00", "licence": "CC-BY-SA", "revisit_on": "2030-01-02",
}  # fmt: skip
ROWS = {
    "partners-TOTAL_FORMS": "2", "partners-INITIAL_FORMS": "0", "partners-0-name": "L'école",
    "partners-0-role": "Prête la cour",
    "partners-1-name": "", "transfer_conditions-TOTAL_FORMS": "1", "transfer_conditions-INITIAL_FORMS": "0",
    "transfer_conditions-0-kind": "ADAPTABLE", "transfer_conditions-0-text": "Le lieu",
}  # fmt: skip


def whole(**given) -> dict:
    """A sending that answers everything."""
    own = {
        "summary": "Deux phrases.", "topics": [TopicFactory().pk], "publics": [PublicFactory().pk],
        "keywords": "café, trottoir", "lead_organisation": OrganisationFactory().pk, "territory": TerritoryFactory().pk,
    }  # fmt: skip
    return answers(**{**own, **TEXTS, **ROWS, **given})


def edit_url(page) -> str:
    return reverse("edit_resource", args=["itc-a", page.pk])


def said_missing(page: str) -> tuple[str, list[str]]:
    """How many answers a page says are missing, and where it leads."""
    (line,) = lxml.html.fromstring(page).find_class("missing")
    shown = [one for one in line.xpath(".//*[@data-need]") if "hidden" not in one.attrib]
    return line.xpath(".//*[@data-count]")[0].text, [one.find("a").get("href") for one in shown]


def fields_of(page) -> set[str]:
    """What a reading says of a page, and what is kept beside it."""
    return {*page.facts, *(name for name, _ in page.sections), "title", "summary", "licence", "revisit_on"}


class TestOneDescription:
    def test_each_type_asks_all_that_its_model_says(self):
        for known in types():
            names = [question.name for question in asked(known.model.questions)]
            assert fields_of(known.model) <= set(names), known.name
            assert len(names) == len(set(names)), known.name

    def test_the_editor_has_the_same_questions_in_the_same_order(self):
        for known in types():
            panels = [panel for group in known.model.content_panels for panel in getattr(group, "children", ())]
            shown = [getattr(panel, "field_name", None) or panel.relation_name for panel in panels]
            assert shown == [question.name for question in asked(known.model.questions)], known.name

    @pytest.mark.parametrize("factory", [SheetFactory, NoteFactory, ToolFactory, ReportFactory])
    def test_its_form_shows_each(self, world, client, factory):
        page = factory(space=world.a)
        shown = world.client("member_a", client).get(edit_url(page)).text
        for name in fields_of(page):
            assert f'id="id_{name}"' in shown, name

    @pytest.mark.parametrize("what", ["nouvelle-fiche", "nouvelle-note", "nouvel-outil"])
    def test_needed_and_optional_never_meet(self, world, client, what):
        page = world.client("member_a", client).get(f"/espaces/itc-a/-/{what}/").text
        labels = re.findall(r"<(?:label|legend)[^>]*>(.*?)</(?:label|legend)>", page, re.S)
        assert any("nécessaire pour partager" in label for label in labels)
        assert not [label for label in labels if "facultatif" in label and "nécessaire" in label]


class TestWritten:
    def test_all_is_written_read_and_edited_again_without_a_change(self, world, client):
        sent = whole()
        world.client("member_a", client).post(NEW, sent)
        sheet = PracticeSheet.objects.get()
        said = sheet.reading()
        assert {fact.key for fact in said.facts} == set(sheet.facts)
        assert [section.key for section in said.sections] == [name for name, _ in sheet.sections]
        assert (sheet.contact, sheet.licence, str(sheet.revisit_on)) == ("04 00 00 00 00", "CC-BY-SA", "2030-01-02")
        assert [(row.name, row.role) for row in sheet.partners.all()] == [("L'école", "Prête la cour")]
        again = client.post(edit_url(sheet), sent | {"base": format_base(base_of(sheet))})
        assert again.status_code == 302
        assert PracticeSheet.objects.get().get_latest_revision_as_object().reading() == said

    def test_what_a_sending_does_not_have_stays(self, world, client):
        world.client("member_a", client).post(NEW, whole())
        sheet = PracticeSheet.objects.get()
        client.post(edit_url(sheet), {"title": "Un autre titre", "base": format_base(base_of(sheet))})
        draft = PracticeSheet.objects.get().get_latest_revision_as_object()
        assert (draft.title, draft.duration, draft.licence) == ("Un autre titre", "Six semaines", "CC-BY-SA")
        assert (len(draft.steps), draft.partners.count(), len(draft.transfer_conditions)) == (1, 1, 1)

    def test_a_partner_is_an_organisation_of_the_department(self, world, client):
        here, elsewhere = OrganisationFactory(), OrganisationFactory(college__department__code="2A")
        world.client("member_a", client).post(NEW, whole(**{"partners-0-organisation": here.pk, "partners-0-name": ""}))
        assert PracticeSheet.objects.get().partners.get().organisation == here
        refused = client.post(NEW, whole(**{"partners-0-organisation": elsewhere.pk}))
        assert refused.status_code == 422

    @pytest.mark.parametrize(
        "given",
        [
            {"partners-TOTAL_FORMS": "abc"}, {"partners-TOTAL_FORMS": "100000"},
            {"partners-0-name": "", "partners-0-role": "x"},
            {"partners-0-organisation": "\x00"}, {"transfer_conditions-0-kind": "AUTRE"}, {"budget_range": "AUTRE"},
            {"revisit_on": "hier"}, {"duration": "x" * 121}, {"resident_level": "\x00"},
        ],
    )  # fmt: skip
    def test_malformed_lists_and_choices_are_refused_in_words(self, world, client, given):
        response = world.client("member_a", client).post(NEW, whole(**given))
        assert response.status_code == 422
        assert not PracticeSheet.objects.exists()
        assert "La pluie." in response.text

    def test_a_group_that_is_answered_or_refused_is_unfolded(self, world, client):
        def unfolded(text: str) -> list[str]:
            return re.findall(r"<details[^>]* open><summary>Ajouter : ([^<,]*)", text)

        world.client("member_a", client)
        assert unfolded(client.get(NEW).text) == []
        assert unfolded(client.post(NEW, answers(duration="x" * 121)).text) == ["objectifs"]
        sheet = SheetFactory(space=world.a, human_means="<p>Deux.</p>")
        assert unfolded(client.get(edit_url(sheet)).text) == ["moyens"]

    @pytest.mark.parametrize("name", ["steps", "partners", "transfer_conditions"])
    def test_rows_are_added_moved_and_taken_away_without_script(self, world, client, name):
        world.client("member_a", client)
        says = {"steps": "title", "partners": "name", "transfer_conditions": "text"}[name]
        sent = whole(**{f"{name}-TOTAL_FORMS": "2", f"{name}-0-{says}": "Un", f"{name}-1-{says}": "Deux"})

        def titles(response) -> list[str]:
            return [row[says].value() or "" for row in response.context["composition"].rows[name]]

        assert titles(client.post(NEW, sent | {"do": f"add_row-{name}"})) == ["Un", "Deux", ""]
        assert titles(client.post(NEW, sent | {"do": f"up_row-{name}-1"})) == ["Deux", "Un"]
        assert titles(client.post(NEW, sent | {"do": f"drop_row-{name}-0"})) == ["Deux"]
        assert client.post(NEW, sent | {"do": "add_row-nothing"}).status_code == 200

    def test_what_was_being_typed_comes_back_whole(self, world, client):
        world.client("member_a", client).post("/espaces/itc-a/-/saisie/fiche/", whole(title=""))
        key = UnfinishedForm.objects.get().key.hex
        shown = client.get(f"{NEW}?saisie={key}").text
        for words in ("Deux animatrices.", "Prête la cour", "Le lieu", "Commencer plus tôt."):
            assert words in shown, words

    def test_two_who_write_different_parts_both_keep_theirs(self, world, client):
        world.client("member_a", client).post(NEW, whole())
        sheet = PracticeSheet.objects.get()
        base = format_base(base_of(sheet))
        sent = whole(topics=[topic.pk for topic in sheet.topics.all()], base=base) | {
            "publics": [public.pk for public in sheet.publics.all()],
            "lead_organisation": sheet.lead_organisation_id, "territory": sheet.territory_id,
        }  # fmt: skip
        client.post(edit_url(sheet), sent | {"partners-0-role": "Ouvre la grille"})
        conflict = world.client("chair_a", client).post(edit_url(sheet), sent | {"human_means": "Trois."})
        assert conflict.status_code == 409
        assert conflict.context["touched"] == ["human_means"]
        typed = {}
        for name, value in conflict.context["typed"]:
            typed.setdefault(name, []).append(value)
        client.post(edit_url(sheet), typed | {"do": "merge"})
        draft = PracticeSheet.objects.get().get_latest_revision_as_object()
        assert draft.partners.get().role == "Ouvre la grille"
        assert "Trois." in draft.human_means

    def test_the_page_of_the_form_asks_little_of_the_database(self, world, client, django_assert_max_num_queries):
        world.client("member_a", client).post(NEW, whole())
        address = edit_url(PracticeSheet.objects.get())
        client.get(address)
        with django_assert_max_num_queries(38):  # more than half of them make a page of its latest revision
            client.get(address)
        client.get(NEW)
        with django_assert_max_num_queries(16):
            client.get(NEW)


class TestBeginning:
    def test_ones_centre_and_the_territory_of_the_itc_are_filled_in(self, world, client):
        form = world.client("member_a", client).get(NEW).context["form"]
        seat = access.memberships_in_force().get(user=world.people["member_a"]).seat
        assert form["lead_organisation"].value() == seat.organisation_id
        deployed = world.a.deployments.first()
        assert form["territory"].value() == (deployed and deployed.territory_id)

    def test_a_note_says_what_is_needed_of_its_nature(self):
        note = Note(note_kind="WATCH")
        assert [one.name for one in asked(Note.questions) if one.is_needed(note)] == [
            "title", "summary", "topics", "note_kind", "source", "observation",
        ]  # fmt: skip

    def test_the_draft_leads_to_each_answer_that_is_missing(self, world, client):
        sheet = SheetFactory(space=world.a, summary="", outcomes="", steps=[])
        world.client("member_a", client)
        for address in (edit_url(sheet), sheet.url, reverse("share_resource", args=["itc-a", sheet.pk])):
            form = "" if address == edit_url(sheet) else edit_url(sheet)
            count, links = said_missing(client.get(address).text)
            assert count == "trois réponses", address
            assert links == [f"{form}#id_{name}" for name in ("summary", "steps", "outcomes")], address

    def test_the_line_is_right_for_what_is_typed_each_time_it_is_shown(self, world, client):
        world.client("member_a", client)
        _, links = said_missing(client.get(NEW).text)
        sent = {"summary": " ", "context": "Ici.", "steps-0-title": "", "do": "add_row-steps"}
        _, left = said_missing(client.post(NEW, answers(topics=[TopicFactory().pk], **sent)).text)
        assert set(links) >= {"#id_title", "#id_summary", "#id_steps"}
        assert {"#id_title", "#id_context", "#id_topics"} <= set(links) - set(left)
        assert {"#id_summary", "#id_steps"} <= set(left)
        assert said_missing(client.post(NEW, whole(title="")).text) == ("une réponse", ["#id_title"])

    @pytest.mark.parametrize("factory", [SheetFactory, NoteFactory, ToolFactory, ReportFactory])
    @pytest.mark.parametrize("given", [{}, {"summary": "", "topics": []}])
    def test_the_line_is_that_of_the_text_where_nothing_is_typed(self, world, client, factory, given):
        page = factory(space=world.a, **given)
        _, links = said_missing(world.client("member_a", client).get(edit_url(page)).text)
        assert links == [f"#id_{one.name}" for one in page.unanswered()]

    def test_who_reads_a_draft_is_said_in_the_same_words(self, world, client):
        sheet = SheetFactory(space=world.a)
        world.client("member_a", client)
        words = readers_in_words("DRAFT")
        share = reverse("share_resource", args=["itc-a", sheet.pk])
        for address in (NEW, edit_url(sheet), sheet.url, share, "/espaces/itc-a/"):
            assert words in client.get(address).text, address
        assert words in client.post(NEW, answers(), follow=True).text


class TestAdaptation:
    def adapted(self, world, client) -> PracticeSheet:
        world.client("member_a", client).post(NEW, whole())
        source = PracticeSheet.objects.get()
        actions.share(page=source, actor=world.people["member_a"], audience=Audience.NETWORK, confirmed=True)
        source = PracticeSheet.objects.get()
        return actions.reuse_page(source=source, space=world.b, actor=world.people["member_b"], adapted="Le soir.")

    def test_it_carries_every_answer_but_those_that_are_ones_own(self, world, client):
        taken = self.adapted(world, client).reading()
        told = {fact.key for fact in taken.facts} | {section.key for section in taken.sections}
        own = {*PracticeSheet.own, "lead_organisation", "territory"}
        everything = {*PracticeSheet.facts, *(name for name, _ in PracticeSheet.sections)}
        assert told == everything - own

    def test_its_form_marks_what_is_the_sources_and_shows_the_rest_beside(self, world, client):
        adaptation = self.adapted(world, client)
        page = world.client("member_b", client).get(reverse("edit_resource", args=["itc-b", adaptation.pk]))
        asked_now = {one.question.name: one for group in page.context["groups"] for one in group.asked}
        for name in (
            "context",
            "objectives",
            "steps",
            "transfer_conditions",
            "levers",
            "lessons",
            "duration",
            "topics",
        ):
            one = asked_now[name]
            assert "à garder, à adapter, à vider" in (one.taken or one.field.help_text), name
        for name in ("outcomes", "partners", "human_means", "material_means", "budget_range", "funders"):
            assert asked_now[name].source, name
            assert not asked_now[name].taken, name
        for words in ("Deux animatrices.", "moins de 1 000 €", "L&#x27;école", "Douze."):
            assert words in page.text, words
        assert not asked_now["contact"].field.value()

    def test_a_tool_and_a_note_carry_theirs(self, world):
        tool = ToolFactory(space=world.a, network=True, equipment="Un paperboard", use_when="<p>Tôt.</p>")
        note = NoteFactory(space=world.a, network=True, effective_on=days(3))
        for source, model, name in ((tool, Tool, "equipment"), (note, Note, "effective_on")):
            taken = actions.reuse_page(source=source, space=world.b, actor=world.people["member_b"], adapted="x")
            assert getattr(model.objects.get(pk=taken.pk), name) == getattr(source, name)


class TestSharingInOnePress:
    def changed(self, world) -> PracticeSheet:
        sheet = SheetFactory(space=world.a, network=True)
        actions.save_draft(
            page=sheet, actor=world.people["chair_a"], base=base_of(sheet),
            change=lambda draft: setattr(draft, "summary", "Autrement."),
        )  # fmt: skip
        return PracticeSheet.objects.get()

    def press(self, client, sheet, **given):
        sent = {"readers": "NETWORK", "base": format_base(base_of(sheet))} | given
        return client.post(reverse("share_resource", args=["itc-a", sheet.pk]), sent)

    def test_the_changes_are_shared_and_one_is_told_what_comes_next(self, world, client):
        sheet = self.changed(world)
        world.client("member_a", client)
        assert "Partager les modifications" in client.get(sheet.url).text
        response = self.press(client, sheet)
        assert response["Location"] == f"{sheet.url}?partage=1"
        assert PracticeSheet.objects.get().summary == "Autrement."
        shown = client.get(response["Location"]).text
        assert "Et maintenant ?" in shown
        assert "Et maintenant ?" not in world.client("member_b", client).get(response["Location"]).text

    def test_not_when_its_readers_changed_meanwhile(self, world, client):
        sheet = self.changed(world)
        actions.narrow(page=sheet, actor=world.people["chair_a"], audience=None)
        response = self.press(world.client("member_a", client), sheet)
        assert response["Location"] == reverse("share_resource", args=["itc-a", sheet.pk])
        assert Placement.objects.get(page=sheet).shared_at is None

    def test_not_what_a_colleague_saved_meanwhile(self, world, client):
        sheet = self.changed(world)
        base = format_base(base_of(sheet))
        actions.save_draft(
            page=sheet, actor=world.people["chair_a"], base=base_of(sheet),
            change=lambda draft: setattr(draft, "summary", "Autrement encore."),
        )  # fmt: skip
        self.press(world.client("member_a", client), sheet, base=base)
        assert PracticeSheet.objects.get().summary != "Autrement encore."

    def test_from_the_form_itself(self, world, client):
        sheet = SheetFactory(space=world.a, shared=True)
        world.client("member_a", client)
        sent = {
            "title": "Un titre plus juste", "base": format_base(base_of(sheet)), "readers": "SPACE",
            "do": "share_changes",
            "topics": [topic.pk for topic in sheet.topics.all()], "publics": [PublicFactory().pk],
        }  # fmt: skip
        assert client.post(edit_url(sheet), sent)["Location"] == f"{sheet.url}?partage=1"
        assert PracticeSheet.objects.get().title == "Un titre plus juste"

    def test_what_is_missing_is_said_and_the_draft_is_kept(self, world, client):
        sheet = SheetFactory(space=world.a, shared=True)
        sent = {"title": "Un titre", "summary": "", "base": format_base(base_of(sheet)), "readers": "SPACE"}
        response = world.client("member_a", client).post(edit_url(sheet), sent | {"do": "share_changes"}, follow=True)
        assert "Avant de partager, complétez" in response.text
        assert PracticeSheet.objects.get().get_latest_revision_as_object().title == "Un titre"

    def test_a_retired_topic_stays_where_it_was_chosen(self, world):
        topic = TopicFactory()
        sheet = SheetFactory(space=world.a, topics=[topic])
        type(topic).objects.filter(pk=topic.pk).update(retired_at=access.now())
        assert topic in SheetAnswers(space=world.a, page=sheet).fields["topics"].queryset
