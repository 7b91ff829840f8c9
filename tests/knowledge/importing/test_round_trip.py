"""A sheet that goes out as a Word file and comes back says the same."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given, settings

from knowledge.exchange import tags
from knowledge.exchange.content import Frame, content_of
from knowledge.exchange.importing.pieces import html_of
from knowledge.exchange.importing.reading import read
from knowledge.exchange.importing.returning import beside
from knowledge.exchange.importing.words import words_in
from knowledge.exchange.word import document_of
from knowledge.models import ImportedFile, PracticeSheet
from knowledge.reading import Reading
from knowledge.texts import latest_text
from tests.knowledge.exchange.said import FRAME
from tests.knowledge.exchange.test_round_trip import BLOCKS, of
from tests.support.factories import SheetFactory, TopicFactory
from web.text import clean_html

ADDRESS = "/espaces/itc-a/-/nouvelle-fiche/depuis-un-fichier/"
CONTEXT = (
    "<p>Une cour <strong>grise</strong> et <em>vide</em>.</p><h3>Le soir</h3><p>Personne, voir "
    '<a href="https://exemple.fr/plan">le plan</a>.</p><ul><li>des bancs</li>'
    "<li>deux arbres<ul><li>un tilleul</li></ul></li></ul><ol><li>hier</li><li>demain</li></ol>"
)


@pytest.fixture
def sheet(world):
    sheet = SheetFactory(space=world.a, owner=world.people["member_a"], title="Le jardin", context=CONTEXT)
    draft = latest_text(sheet)
    draft.steps = [
        ("step", {"title": "Ouvrir", "text": "La porte.\nLa fenêtre.", "duration": "deux heures"}),
        ("step", {"title": "Ranger : tout", "text": "", "duration": ""}),
    ]
    draft.objectives = "Se parler\nPlanter"
    draft.funders = "Ville\nCaf"
    draft.maturity = "TRIED"
    draft.is_innovation = True
    draft.topics = [TopicFactory(name="Familles et parentalité")]
    draft.save_revision()
    return PracticeSheet.objects.get(pk=sheet.pk)


def written(sheet: PracticeSheet, reading: Reading) -> bytes:
    frame = Frame(
        "ITC A", "Qui peut lire ce document ?", date(2026, 4, 3), about=("Brouillon.",), ending=("Ailleurs.",),
        known_by={tags.PAGE: str(sheet.pk), tags.REVISION: str(sheet.latest_revision_id)},
    )  # fmt: skip
    return document_of(content_of(reading, frame))


def brought_back(client, content: bytes) -> ImportedFile:
    answer = client.post(ADDRESS, {"documents": SimpleUploadedFile("jardin.docx", content)})
    row = ImportedFile.objects.get()
    assert answer["Location"] == reverse("compare_document", args=["itc-a", row.pk])
    return row


def test_unchanged_it_offers_nothing(client, world, sheet):
    client.force_login(world.people["member_a"])
    reading = latest_text(sheet).reading()
    row = brought_back(client, written(sheet, reading.without_files()))
    parts, facts = beside(reading, Reading.from_json(row.reading))
    assert [(part.key, part.old_html, part.new_html) for part in parts] == []
    assert facts == []
    page = client.get(reverse("compare_document", args=["itc-a", row.pk])).content.decode()
    assert "rien à reprendre" in page


def test_what_was_changed_in_word_is_offered_alone(client, world, sheet):
    client.force_login(world.people["member_a"])
    draft = latest_text(sheet)
    draft.outcomes = "<p>Dix voisins.</p>"
    row = brought_back(client, written(sheet, draft.reading().without_files()))
    parts, _ = beside(latest_text(sheet).reading(), Reading.from_json(row.reading))
    assert [part.key for part in parts] == ["outcomes"]


@settings(max_examples=40, deadline=None)
@given(BLOCKS.map(clean_html))
def test_whatever_an_answer_says_its_words_come_back(tmp_path_factory, html):
    path = tmp_path_factory.mktemp("ours") / "a.docx"
    path.write_bytes(document_of(content_of(of(html), FRAME)))
    back = html_of([block for block in read(str(path), path.name).blocks if block.tag == "context"])
    assert words_in(back) == words_in(html)
