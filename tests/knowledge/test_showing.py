"""The page of the form asks little, and shows what the text says that would be saved."""

import pytest
from django.forms.models import ModelChoiceIterator
from django.urls import reverse
from taggit.models import Tag

from itc_spaces.spaces import access
from knowledge import actions
from knowledge.actions.files import Given, take_upload
from knowledge.answers import SheetAnswers
from knowledge.composing import Place, compose
from knowledge.models import Attachment, PracticeSheet, Reuse
from knowledge.models.keywords import KeywordAlias, words_of_page
from knowledge.showing import Hanging, shown_text, what_hangs
from knowledge.staleness import base_of
from knowledge.texts import latest_text
from tests.concurrency.gestures.usual import upload
from tests.knowledge.test_form import NEW, edit_url, whole
from tests.support.factories import OrganisationFactory, SheetFactory, TopicFactory
from tests.support.factories.lineage import adapted
from web.text import fold

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(world, client) -> PracticeSheet:
    """A draft that answers everything, with a file."""
    topics = [TopicFactory().pk, TopicFactory().pk]
    partner = {"partners-1-organisation": OrganisationFactory().pk}
    world.client("member_a", client).post(NEW, whole(topics=topics, **partner))
    page = PracticeSheet.objects.get()
    given = [Given(take_upload(upload("une.pdf", "PDF")), is_cover=True)]
    actions.join_files(page=page, actor=world.people["member_a"], given=given, base=base_of(page))
    return PracticeSheet.objects.get()


def same(page: PracticeSheet) -> tuple:
    """Everything that a form shows of a text."""
    place = Place(page.placement.space)
    made = compose("fiche", place, page=page)
    rows = {name: [row.initial for row in rows] for name, rows in made.rows.items()}
    stored = {name: getattr(field.widget, "stored", "") for name, field in made.form.fields.items()}
    links = [(link.attachment.name, link.caption, link.role) for link in page.file_links.all()]
    return made.form.initial, rows, stored, links, [one.name for one in page.unanswered()]


class TestQueries:
    def test_of_a_new_form(self, world, client, django_assert_max_num_queries):
        world.client("member_a", client).get(NEW)
        with django_assert_max_num_queries(12):
            client.get(NEW)

    def test_of_a_saved_draft(self, sheet, client, django_assert_max_num_queries):
        client.get(edit_url(sheet))
        with django_assert_max_num_queries(12):
            client.get(edit_url(sheet))


class TestSame:
    def test_as_the_text_that_is_saved(self, sheet):
        assert same(shown_text(sheet)) == same(latest_text(sheet))

    def test_its_reading_too_where_the_form_compares(self, sheet):
        plain, read = latest_text(sheet), PracticeSheet.objects.get()
        read.hanging = Hanging(is_adaptation=True)
        assert shown_text(read).reading() == plain.reading()
        assert shown_text(sheet).reading() == plain.reading(), "and elsewhere, only with more questions"

    def test_where_rows_that_it_names_are_gone(self, sheet):
        gone = words_of_page(latest_text(sheet))[0]
        Tag.objects.filter(name=gone).delete()
        draft = latest_text(sheet)
        assert gone not in words_of_page(draft)
        assert same(shown_text(sheet)) == same(draft)

    def test_with_the_keywords_that_were_merged(self, world, sheet):
        word = words_of_page(sheet)[0]
        KeywordAlias.objects.create(department=world.a.record.department, word=fold(word), into="autre mot")
        assert what_hangs(sheet).has_aliases
        assert "autre mot" in words_of_page(shown_text(sheet))
        assert same(shown_text(sheet)) == same(latest_text(sheet))

    def test_of_a_shared_text_without_changes(self, world):
        page = SheetFactory(space=world.a, network=True)
        page = PracticeSheet.objects.get(pk=page.pk)
        assert shown_text(page) is page


def test_what_hangs_on_a_page(world, sheet):
    assert what_hangs(sheet) == Hanging()
    source = SheetFactory(space=world.a, network=True)
    taken = adapted(source, world.b, world.people["member_b"])
    assert what_hangs(taken) == Hanging(is_adaptation=Reuse.objects.exists())


def test_lists_are_those_of_each_field_in_its_order(world, sheet):
    retired = sheet.topics.first()
    type(retired).objects.filter(pk=retired.pk).update(retired_at=access.now())
    for page in (None, PracticeSheet.objects.get()):
        form = SheetAnswers(space=world.a, page=page)
        fields = {name: field for name, field in form.fields.items() if hasattr(field, "queryset")}
        assert set(fields) == {"topics", "publics", "lead_organisation", "territory"}
        for name, field in fields.items():
            own = [(getattr(key, "value", key), label) for key, label in ModelChoiceIterator(field)]
            assert list(field.choices) == own, name
            assert len(own) > 0, name
    assert retired.pk in dict(form.fields["topics"].choices)


def test_its_choices_are_shown(world, sheet, client):
    page = client.get(reverse("edit_resource", args=["itc-a", sheet.pk])).text
    for name in (*(topic.name for topic in sheet.topics.all()), Attachment.objects.get().name):
        assert name in page
