"""A document is given to who may read its page, says what they may read there, and stays with them."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.exchange import answering, tags
from knowledge.files import confined
from knowledge.models import Attachment, Credit
from knowledge.publication.actions import purge, withdraw
from tests.knowledge.exchange.reading_back import read_back
from tests.support.answers import body_of
from tests.support.factories import NoteFactory, SheetFactory
from tests.support.factories.publication import accepted, make_circuit
from tests.support.site import SIGNED_OUT, attach, client_of, make_site, picture
from tests.support.world import PERSONAS
from web import pace

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.FILE_SLOTS = tmp_path / "slots"


def address(page, form: str = "word") -> str:
    return reverse("download_resource", args=[page.placement.space.slug, page.pk, form])


def public_address(edition, form: str = "word") -> str:
    return reverse("edition_document", args=[edition.publication_id, edition.slug, edition.number, form])


def words_of(response) -> str:
    """What is written in it, whichever form it has."""
    content = body_of(response)
    if content.startswith(b"%PDF"):
        reader = PdfReader(BytesIO(content))
        return "\n".join([str(reader.metadata), *(page.extract_text() for page in reader.pages)])
    opened = Document(BytesIO(content))
    return "\n".join(node.text or "" for node in opened.element.body.iter() if node.tag.endswith("}t"))


@pytest.fixture
def sheet(world):
    return SheetFactory(
        space=world.a,
        owner=world.people["member_a"],
        network=True,
        title="Café des parents",
        context="<p>Le besoin</p>",
    )


@pytest.fixture
def edition(world, sheet):
    make_circuit(world.a.record.department)
    return accepted(sheet, world.people["member_a"], world.people["coordinator"], world.people["validator"])


@pytest.mark.parametrize(
    ("form", "name", "content_type"),
    [
        ("word", "caf%C3%A9-des-parents.docx", answering.FORMS["word"].content_type),
        ("pdf", "caf%C3%A9-des-parents.pdf", "application/pdf"),
    ],
)
def test_a_member_takes_a_sheet_away(world, client, sheet, form, name, content_type):
    Credit.objects.create(page=sheet, name="Jeanne Roux", quality="directrice")
    world.client("member_b", client)
    response = client.get(address(sheet, form))
    assert (response.status_code, response["Content-Type"]) == (200, content_type)
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    words = words_of(response)
    for expected in ("Café des parents", "Le besoin", "Jeanne Roux, directrice", "ITC A", "Partagé avec le réseau"):
        assert expected in words
    page = client.get(sheet.url).text
    assert address(sheet, form) in page


def test_a_word_file_says_where_it_comes_from(world, client, sheet):
    world.client("member_a", client)
    back = read_back(body_of(client.get(address(sheet))))
    assert back.texts["title"] == "Café des parents"
    assert back.properties[tags.PAGE] == str(sheet.pk)
    assert back.properties[tags.REVISION] == str(sheet.live_revision_id or "") or tags.REVISION not in back.properties
    assert back.properties[tags.DIGEST] == tags.digest_of(sheet.reading().to_json())


def test_a_draft_is_for_those_who_may_edit_and_says_so(world, client, sheet):
    sheet.title = "Titre du brouillon"
    sheet.save_revision(user=world.people["member_a"])
    for persona, shown in (("member_a", "Titre du brouillon"), ("follower_a", "Café des parents")):
        world.client(persona, client)
        response = client.get(f"{address(sheet)}?brouillon=1")
        words = words_of(response)
        assert shown in words, persona
        assert ("brouillon" in response["Content-Disposition"]) is (persona == "member_a")
        assert ("Brouillon du" in words) is (persona == "member_a")
    assert "Titre du brouillon" not in words_of(client.get(address(sheet)))


@pytest.mark.parametrize("state", ["draft", "shared", "network", "placed"])
def test_a_pdf_is_for_its_readers_and_holds_nothing_else(world, state):
    site = make_site(world)
    page = site.pages[state]
    for persona in set(PERSONAS) - SIGNED_OUT:
        viewer = world.people[persona]
        response = client_of(site, persona).get(address(page, "pdf"))
        assert response.status_code == (200 if access.may(viewer, Action.READ, page) else 404), persona
        if response.status_code == 200:
            words = words_of(response)
            assert f"canari{state}" in words
            assert not site.leaks(words, viewer), persona


def test_its_pictures_are_those_that_its_reader_is_served(world, client, sheet, monkeypatch):
    attach(sheet, "porte.jpg", picture())
    attach(sheet, "affiche.pdf", b"%PDF-1.4")
    world.client("member_b", client)
    drawn = Document(BytesIO(body_of(client.get(address(sheet)))))
    assert [shape._inline.docPr.get("descr") for shape in drawn.inline_shapes] == ["Une porte ouverte"]
    words = words_of(client.get(address(sheet)))
    assert "affiche.pdf (PDF, 1 ko) : Devant la porte" in words
    assert "porte.jpg" not in words
    monkeypatch.setattr(access, "visible_to", lambda viewer, model: model.objects.none())
    assert not Attachment.objects.none()
    hidden = Document(BytesIO(body_of(client.get(address(sheet)))))
    assert len(hidden.inline_shapes) == 0


def test_headers_alone_make_nothing(world, client, sheet, monkeypatch):
    monkeypatch.setattr(answering, "made", None)
    world.client("member_b", client)
    response = client.head(address(sheet))
    assert (response.status_code, response.content) == (200, b"")
    assert "caf%C3%A9-des-parents.docx" in response["Content-Disposition"]


@pytest.mark.parametrize("form", ["odt", "word2", "page"])
def test_another_form_is_missing(world, client, sheet, edition, form):
    world.client("member_a", client)
    assert client.get(address(sheet, form)).status_code == 404
    assert client.get(public_address(edition, form)).status_code == 404


@pytest.mark.parametrize("make", [NoteFactory, SheetFactory])
def test_a_resource_with_nothing_written_is_a_document_too(world, client, make):
    page = make(space=world.a, owner=world.people["member_a"], title="Seule")
    world.client("member_a", client)
    for form in answering.FORMS:
        assert "Seule" in words_of(client.get(address(page, form)))


# ── when it cannot be made ──

FAILURES = [
    (confined.Busy(), 429, "recommencez dans une minute"),
    (confined.TooSlow(), 503, "trop lourd pour être écrit en Word : demandez-le en PDF"),
    (confined.TooLarge(), 503, "trop lourd"),
    (confined.Crashed(1), 503, "n&#x27;a pas pu être écrit en Word"),
]


@pytest.mark.parametrize(("failure", "status", "sentence"), FAILURES, ids=lambda one: type(one).__name__)
def test_who_waits_in_vain_is_told_why(world, client, sheet, edition, monkeypatch, failure, status, sentence):
    def fails(form, content):
        raise failure

    monkeypatch.setattr(answering, "made", fails)
    for asked in (address(sheet), public_address(edition)):
        world.client("member_b", client)
        response = client.get(asked)
        assert response.status_code == status
        assert sentence in response.text
        assert response["Cache-Control"] == "private, no-store"
        assert ("Retry-After" in response) is (status == 429)
    assert edition.numbered_url() in response.text


def test_many_documents_at_once_are_refused_for_a_while(world, client, sheet, edition, monkeypatch):
    monkeypatch.setitem(pace.RATES, pace.Pace.DOCUMENTS, pace.Rate(1, 600, "user"))
    monkeypatch.setattr(answering, "made", lambda form, content: b"made")
    world.client("member_b", client)
    assert client.get(address(sheet)).status_code == 200
    refused = client.get(address(sheet))
    assert refused.status_code == 429
    assert "revenez dans 10 minutes" in refused.text
    world.client("member_a", client)
    assert client.get(address(sheet)).status_code == 200, "counted for each person"
    client.logout()
    assert client.get(public_address(edition)).status_code == 200
    assert client.get(public_address(edition)).status_code == 429
    assert client.get(public_address(edition), REMOTE_ADDR="192.0.2.7").status_code == 200, "counted for each place"


def test_a_document_is_made_outside_any_transaction(world, client, sheet, monkeypatch):
    allowed = []
    monkeypatch.setattr(answering, "made", lambda form, content: allowed.append(confined.may_run()) or b"made")
    world.client("member_b", client)
    client.get(address(sheet))
    assert allowed == [True]


# ── editions ──


class TestEdition:
    @pytest.mark.parametrize("form", ["word", "pdf"])
    def test_anybody_takes_it_away(self, client, edition, form):
        response = client.get(public_address(edition, form))
        assert response.status_code == 200
        assert "caf%C3%A9-des-parents-%C3%A9dition-1." in response["Content-Disposition"]
        assert response["Cache-Control"] == "public, no-cache"
        words = words_of(response)
        for expected in (
            "Café des parents",
            "Le besoin",
            "Édition 1, validée le",
            "Édition publique",
            "Licence Ouverte",
        ):
            assert expected in words
        assert public_address(edition, form) in client.get(edition.get_absolute_url()).text

    def test_it_tells_nothing_of_the_page_that_it_was_made_from(self, client, edition):
        properties = read_back(body_of(client.get(public_address(edition)))).properties
        assert properties.keys() == {tags.KIND, tags.DIGEST, tags.PUBLICATION, tags.EDITION}

    def test_what_one_has_already_is_not_made_again(self, client, edition, monkeypatch):
        first = client.get(public_address(edition))
        monkeypatch.setattr(answering, "made", None)
        known = {"if-none-match": first["ETag"]}
        again = client.get(public_address(edition), headers=known)
        assert (again.status_code, again["Cache-Control"]) == (304, "public, no-cache")
        assert client.head(public_address(edition))["ETag"] == first["ETag"]
        edition.credits.create(name="Une autre personne", position=9)
        monkeypatch.undo()
        assert "Une autre personne" in words_of(client.get(public_address(edition), headers=known))

    def test_withdrawn_it_answers_as_its_page_does(self, client, world, edition):
        withdraw(publication=edition.publication, actor=world.people["validator"], reason="Chiffres faux")
        page, asked = client.get(edition.numbered_url()), client.get(public_address(edition))
        assert (asked.status_code, asked.content) == (page.status_code, page.content)
        assert asked.status_code == 410
        purge(edition=edition, actor=world.people["coordinator"], reason="Loi")
        assert client.get(public_address(edition)).status_code == 410

    def test_another_title_leads_to_its_own(self, client, edition):
        other = reverse("edition_document", args=[edition.publication_id, "autre", 1, "pdf"])
        response = client.get(other)
        assert (response.status_code, response["Location"]) == (301, public_address(edition, "pdf"))
        missing = reverse("edition_document", args=[edition.publication_id, edition.slug, 9, "pdf"])
        assert client.get(missing).status_code == 404

    def test_it_asks_few_questions(self, client, edition, monkeypatch, django_assert_num_queries):
        monkeypatch.setattr(answering, "made", lambda form, content: b"made")
        with django_assert_num_queries(3):
            client.get(public_address(edition))
