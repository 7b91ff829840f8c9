"""Keywords: chosen freely, suggested from what the writer reads, published as they were, merged by department."""

import re
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag

from itc_spaces.coordination.actions import merge_keyword
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Placement
from knowledge.actions import reuse_page, revert_to, save_draft, start_resource
from knowledge.compare import compare
from knowledge.keywords import in_use, join_those_in_use, suggested, written_elsewhere
from knowledge.models import KeywordAlias, PageKeyword, PracticeSheet
from knowledge.publication import facets
from knowledge.publication.models import Edition
from knowledge.publication.reusing import reuse_edition
from knowledge.staleness import base_of
from knowledge.texts import latest_text
from knowledge.typed_keywords import MOST, words_of
from tests.support.factories import (
    DepartmentFactory,
    NoteFactory,
    OfficeFactory,
    SheetFactory,
    SpaceFactory,
    ToolFactory,
)
from tests.support.factories.publication import accepted, make_circuit
from web.refusals import NotAllowed, Refused

pytestmark = pytest.mark.django_db


def with_words(page, *words):
    page.keywords.set(words)
    page.save()
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def words(page) -> list[str]:
    return sorted(link.tag.name for link in type(page).objects.get(pk=page.pk).keyword_links.all())


def said(reading) -> list[str]:
    fact = reading.fact("keywords")
    return [word for word, _ in fact.values] if fact else []


class TestTyping:
    def test_between_commas_each_once(self):
        assert words_of(" Potager , pieds d'immeuble ;QPV,  potager,qpv, ,") == ["Potager", "pieds d'immeuble", "QPV"]

    @pytest.mark.parametrize("typed", [",".join(f"mot {n}" for n in range(MOST + 1)), "x" * 41])
    def test_too_many_or_too_long_says_how_to_mend(self, typed):
        with pytest.raises(ValidationError, match=r"gardez les 8|40 caractères au plus"):
            words_of(typed)

    def test_the_form_works_without_script_and_keeps_what_was_refused(self, world):
        client = world.client("member_a", Client())
        address = "/espaces/itc-a/-/nouvelle-fiche/"
        assert 'name="keywords"' in client.get(address).text
        steps = {"steps-TOTAL_FORMS": "0", "steps-INITIAL_FORMS": "0"}
        typed = ", ".join(f"mot {n}" for n in range(9))
        refused = client.post(address, {"title": "Un potager", "keywords": typed, "do": "save", **steps})
        assert refused.status_code == 422
        assert typed in refused.text
        client.post(address, {"title": "Un potager", "keywords": "potager, Pieds d'immeuble", "do": "save", **steps})
        assert words(PracticeSheet.objects.get(title="Un potager")) == ["Pieds d'immeuble", "potager"]

    def test_the_editor_asks_nobody_elses_words(self, world):
        client = world.client("member_a", Client())
        assert client.get("/admin/tag-autocomplete/?term=xq").status_code == 404
        assert client.get("/admin/tag-autocomplete/taggit/tag/?term=xq").status_code == 404


class TestSuggestions:
    def test_only_of_what_the_writer_reads(self, world):
        with_words(SheetFactory(space=world.a, network=True), "commun")
        with_words(SheetFactory(space=world.a, shared=True), "xqdelitc")
        draft = SheetFactory(space=world.a)
        draft.keywords.set(["xqbrouillon"])
        draft.save()
        assert set(suggested(world.people["member_a"])) == {"commun", "xqdelitc", "xqbrouillon"}
        assert suggested(world.people["member_b"]) == ["commun"]
        assert suggested(world.people["expert_open"]) == []
        form = world.client("member_b", Client()).get("/espaces/itc-b/-/nouvelle-fiche/").text
        assert "Déjà employés : commun." in re.sub("<[^>]+>", "", form)
        assert "xqdelitc" not in form
        assert "xqbrouillon" not in form

    def test_a_word_joins_the_form_that_the_writer_reads(self, world):
        with_words(SheetFactory(space=world.a, network=True), "QPV")
        with_words(SheetFactory(space=world.a, shared=True), "XqSecret")
        sheet = SheetFactory(space=world.b)
        save_draft(
            page=sheet, actor=world.people["member_b"], base=base_of(sheet),
            change=lambda draft: draft.keywords.set(["qpv", "xqsecret"]),
        )  # fmt: skip
        draft = PracticeSheet.objects.get(pk=sheet.pk).get_latest_revision_as_object()
        assert sorted(said(draft.reading())) == ["QPV", "xqsecret"]

    def test_among_thousands_those_typed_alone_are_read(self, world):
        member, page = world.people["member_b"], SheetFactory(space=world.a, network=True)
        with_words(SheetFactory(space=world.a, network=True), "QPV", "Été")
        sheet = with_words(SheetFactory(space=world.b), "qpv", "ete", "autre")
        typed = ["qpv", "ete", "autre"]

        def asked() -> tuple[dict, int]:
            with CaptureQueriesContext(connection) as seen:
                found = written_elsewhere(sheet, member, typed)
            return found, len(seen)

        asked()  # the first one also reads what the process keeps
        few = asked()
        assert few[0] == {"qpv": "QPV", "ete": "Été"}
        tags = Tag.objects.bulk_create(Tag(name=f"mot {n}", slug=f"mot-{n}") for n in range(5_000))
        PageKeyword.objects.bulk_create(
            PageKeyword(content_object=page, tag=tag, folded=tag.name) for tag in tags
        )  # fmt: skip
        assert asked() == few
        draft = latest_text(sheet)
        with CaptureQueriesContext(connection) as seen:
            join_those_in_use(draft, member)
        assert said(draft.reading()) == ["autre", "Été", "QPV"]
        assert len(seen) <= few[1] + 8

    def test_what_one_resource_alone_says_may_be_written_otherwise(self, world):
        sheet = with_words(SheetFactory(space=world.a, network=True), "ecole")
        save_draft(
            page=sheet, actor=world.people["member_a"], base=base_of(sheet),
            change=lambda draft: draft.keywords.set(["école"]),
        )  # fmt: skip
        assert said(PracticeSheet.objects.get().get_latest_revision_as_object().reading()) == ["école"]


def test_keywords_of_before_are_folded_by_the_upgrade(world):
    for of in (world.a, world.b):
        with_words(SheetFactory(space=of), "Été", "Œuvre")
    PageKeyword.objects.update(folded="")  # as the new column begins
    import_module("knowledge.migrations.0016_folded_keywords").fold_all(apps, None)
    found = PageKeyword.objects.values_list("tag__name", "folded")
    assert sorted(found) == sorted([("Été", "ete"), ("Œuvre", "oeuvre")] * 2)


@pytest.mark.parametrize("factory", [SheetFactory, NoteFactory, ToolFactory])
def test_of_every_type_read_compared_and_reused(world, factory):
    page = with_words(factory(space=world.a, network=True), "potager", "été")
    assert said(page.reading()) == ["été", "potager"]
    before = page.reading()
    page = with_words(page, "potager", "hiver")
    assert [part.key for part in compare(before, page.reading()).changed] == ["keywords"]
    adapted = reuse_page(source=page, space=world.b, actor=world.people["member_b"], adapted="Le soir.")
    assert words(adapted) == ["hiver", "potager"]
    assert Tag.objects.filter(name="potager").count() == 1


def test_the_public_filters_by_the_word(world):
    sheet = with_words(SheetFactory(space=world.a, network=True), "pieds d'immeuble")
    assert (facets.KEYWORD, "pieds d'immeuble", "pieds d'immeuble") in facets.published_by(sheet.reading())


class TestMerging:
    @pytest.fixture
    def elsewhere(self):
        return SpaceFactory(department=DepartmentFactory(code="06"))

    def test_changes_the_departments_pages_alone(self, world, elsewhere):
        coordinator = world.people["coordinator"]
        ours = with_words(SheetFactory(space=world.a, network=True), "jardin", "été")
        both = with_words(SheetFactory(space=world.b, shared=True), "jardin", "potager")
        theirs = with_words(SheetFactory(space=elsewhere, network=True), "jardin")
        changed = merge_keyword(department=world.a.record.department, actor=coordinator, word="jardin", into="potager")
        assert changed == 2
        assert (words(ours), words(both), words(theirs)) == (["potager", "été"], ["potager"], ["jardin"])

    def test_counts_pages_and_not_their_words(self, world):
        department, coordinator = world.a.record.department, world.people["coordinator"]
        sheet = with_words(SheetFactory(space=world.a, shared=True), "Jardin", "jardin")
        assert merge_keyword(department=department, actor=coordinator, word="jardin", into="potager") == 1
        assert words(sheet) == ["potager"]

    def test_an_old_text_does_not_bring_the_word_back(self, world):
        member, coordinator = world.people["member_a"], world.people["coordinator"]
        sheet = with_words(SheetFactory(space=world.a, network=True), "Jardin")
        old = sheet.latest_revision
        merge_keyword(department=world.a.record.department, actor=coordinator, word="Jardin", into="potager")
        draft = revert_to(page=sheet, actor=member, revision=old, base=base_of(sheet))
        assert said(draft.reading()) == ["potager"]
        old.publish()
        assert words(sheet) == ["potager"]

    def test_every_form_of_the_word_goes_and_a_new_draft_does_not_bring_it_back(self, world):
        department, member = world.a.record.department, world.people["member_a"]
        sheets = [with_words(SheetFactory(space=world.a, shared=True), word) for word in ("jardin", "Jardin", "JARDÍN")]
        assert (
            merge_keyword(department=department, actor=world.people["coordinator"], word="jardin", into="potager") == 3
        )
        assert [words(sheet) for sheet in sheets] == [["potager"]] * 3
        page = PracticeSheet(title="Un autre")
        page.keywords.set(["Jardin", "potager"])
        start_resource(space=world.a, actor=member, page=page)
        assert words(page) == ["potager"]
        assert [word for word, _ in in_use(member)] == ["potager"]

    def test_a_draft_in_hand_says_the_word_that_is_kept(self, world):
        sheet = with_words(SheetFactory(space=world.a, network=True), "jardin")
        save_draft(
            page=sheet, actor=world.people["member_a"], base=base_of(sheet),
            change=lambda draft: setattr(draft, "title", "Autrement"),
        )  # fmt: skip
        merge_keyword(
            department=world.a.record.department, actor=world.people["coordinator"], word="jardin", into="potager"
        )
        sheet = PracticeSheet.objects.get(pk=sheet.pk)
        assert (said(sheet.reading()), said(latest_text(sheet).reading())) == (["potager"], ["potager"])

    def test_what_is_binned_follows_and_is_not_counted(self, world):
        department, coordinator = world.a.record.department, world.people["coordinator"]
        shown = with_words(SheetFactory(space=world.a, shared=True), "jardin")
        binned = with_words(SheetFactory(space=world.a, shared=True), "jardin", "xqjete")
        Placement.objects.filter(page=binned).update(binned_at=access.now())
        with pytest.raises(Refused):
            merge_keyword(department=department, actor=coordinator, word="xqjete", into="potager")
        assert merge_keyword(department=department, actor=coordinator, word="jardin", into="potager") == 1
        assert (words(shown), words(binned)) == (["potager"], ["potager", "xqjete"])

    def test_an_edition_stays_as_it_was(self, world):
        people, department = world.people, world.a.record.department
        make_circuit(department)
        sheet = with_words(SheetFactory(space=world.a, network=True), "jardin")
        edition = accepted(sheet, people["member_a"], people["coordinator"], people["validator"])
        merge_keyword(department=department, actor=people["coordinator"], word="jardin", into="potager")
        edition = Edition.objects.get(pk=edition.pk)
        assert (said(edition.as_reading()), words(sheet)) == (["jardin"], ["potager"])
        assert list(edition.facets.filter(facet="mot").values_list("value", flat=True)) == ["jardin"]
        adapted = reuse_edition(edition=edition, space=world.b, actor=people["member_b"], adapted="Le soir.")
        assert words(adapted) == ["potager"], "of the same department"

    def test_aliases_lead_to_what_is_kept_and_never_round(self, world):
        department, coordinator = world.a.record.department, world.people["coordinator"]
        sheet = with_words(SheetFactory(space=world.a, network=True), "a")
        for word, into in (("a", "b"), ("b", "c"), ("c", "a")):
            merge_keyword(department=department, actor=coordinator, word=word, into=into)
            assert words(sheet) == [into]
        assert set(KeywordAlias.objects.values_list("word", "into")) == {("b", "a"), ("c", "a")}

    def test_refusals(self, world, elsewhere):
        department = world.a.record.department
        with_words(SheetFactory(space=world.a, network=True), "jardin")
        with pytest.raises(NotAllowed):
            merge_keyword(department=department, actor=world.people["member_a"], word="jardin", into="potager")
        other = OfficeFactory(department=elsewhere.record.department).user
        with pytest.raises(NotAllowed):
            merge_keyword(department=department, actor=other, word="jardin", into="potager")
        for word, into in (("jardin", "un, deux"), ("jardin", "jardin"), ("absent", "potager")):
            with pytest.raises(Refused):
                merge_keyword(department=department, actor=world.people["coordinator"], word=word, into=into)

    def test_the_coordination_lists_what_she_reads(self, world, elsewhere):
        with_words(SheetFactory(space=world.a, shared=True), "cheznous")
        with_words(SheetFactory(space=elsewhere, shared=True), "xqailleurs")
        with_words(SheetFactory(space=elsewhere, network=True), "xqduvoisin")
        client = world.client("coordinator", Client())
        text = client.get("/espaces/-/coordination/13/mots-cles/").text
        assert "cheznous" in text
        for word in ("xqailleurs", "xqduvoisin"):
            assert word not in text, "what another department shares is read, and is not hers to merge"
        answer = client.post("/espaces/-/coordination/13/mots-cles/", {"word": "cheznous", "into": "chez nous"})
        assert answer.status_code == 302
        assert {word for word, _ in in_use(world.people["coordinator"])} == {"chez nous", "xqduvoisin"}
