"""What a PDF says and to whom it can be read aloud: tags, language, title, descriptions, order."""

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from knowledge.exchange.content import content_of
from knowledge.exchange.given import written
from knowledge.exchange.pdf import document_of
from knowledge.reading import Reading, Section
from tests.knowledge.exchange.said import FRAME, READING


def pdf(reading: Reading, pictures: dict[int, str] | None = None) -> PdfReader:
    return PdfReader(BytesIO(document_of(written(content_of(reading, FRAME, pictures)))))


def long(paragraphs: int) -> Reading:
    html = "<p>Un paragraphe qui se lit.</p>" * paragraphs
    return Reading("note", "Note", "Longue", "", "", sections=(Section("body", "Texte", html),))


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def tags_of(reader: PdfReader) -> list[tuple[str, str]]:
    """Of each element of the tree, in order: what it is, and the description that it has."""
    found = []

    def walk(element) -> None:
        element = element.get_object()
        if isinstance(element, list):
            for one in element:
                walk(one)
        elif isinstance(element, dict):
            if "/S" in element:
                found.append((element["/S"], element.get("/Alt", "")))
            if "/K" in element:
                walk(element["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


@pytest.fixture
def photo(tmp_path) -> str:
    path = tmp_path / "porte.png"
    Image.new("RGBA", (3000, 1500), (10, 20, 200, 128)).save(path)
    return str(path)


def test_it_is_tagged_and_says_its_language_and_title(photo):
    reader = pdf(READING, {1: photo})
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "fr-FR"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata.title == "Accueillir les adolescents"
    assert reader.metadata.author == "ITC Marseille Nord"
    tags = tags_of(reader)
    assert ("/Figure", "Une porte bleue ouverte") in tags
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Strong", "/Em"} <= {tag for tag, _ in tags}


def test_it_says_what_the_page_says(photo):
    text = text_of(pdf(READING, {1: photo}))
    for expected in (
        "Fiche pratique · ITC Marseille Nord", "Le soir, une salle et deux adultes.",
        "Sujets : Jeunesse ; Vie de quartier",
        "La #salle[x] ferme.", "Devant la porte", "affiche.pdf (PDF, 4 ko) : À imprimer", "Jeanne Roux, directrice",
        "Licence : Licence Ouverte 2.0", "Partagé le 03/04/2026.",
    ):  # fmt: skip
        assert expected in text
    assert "porte.jpg" not in text  # drawn


def test_each_page_says_who_may_read_it_and_its_number():
    reader = pdf(long(150))
    for number, page in enumerate(reader.pages, start=1):
        assert "Partagé avec le réseau." in page.extract_text()
        assert f"Page {number} sur {len(reader.pages)}" in page.extract_text()


@pytest.mark.parametrize(("paragraphs", "pages", "listed"), [(90, 3, False), (130, 4, True)])
def test_past_three_pages_it_has_a_table_of_contents(paragraphs, pages, listed):
    reader = pdf(long(paragraphs))
    assert len(reader.pages) == pages
    assert ("Sommaire" in text_of(reader)) is listed
    assert ("/TOC" in {tag for tag, _ in tags_of(reader)}) is listed


def test_a_level_of_headings_is_never_missing():
    html = "<h4>Un</h4><h3>Deux</h3><h4>Trois</h4>"
    reader = pdf(Reading("note", "Note", "T", "", "", sections=(Section("body", "Texte", html),)))
    assert [tag for tag, _ in tags_of(reader) if tag.startswith("/H")][:4] == ["/H1", "/H2", "/H2", "/H3"]


def test_no_word_is_read_as_markup():
    odd = '#import "x" = $a$ *b* <lab> @c \\ #panic() "'
    reader = pdf(
        Reading("note", odd, odd, odd, "", sections=(Section("body", odd, f"<p>{odd}</p>".replace("<lab>", "")),))
    )
    assert "#panic()" in text_of(reader)
    assert reader.metadata.title == odd


def test_signs_that_no_font_has_are_said_to_be_missing():
    reader = pdf(Reading("note", "Note", "Un sourire 🙂 et 漢字", "œuvre d’été ✓ → ½ €", "", sections=()))
    text = text_of(reader)
    assert "Un sourire □ et □□" in text
    assert "œuvre d’été ✓ → ½ €" in text
    assert "le fichier Word les garde" in text
    assert "Word" not in text_of(pdf(READING))


def test_a_picture_that_is_gone_leaves_its_description(tmp_path):
    broken = tmp_path / "porte.jpg"
    broken.write_bytes(b"no picture")
    for path in (str(broken), str(tmp_path / "gone.jpg")):
        assert "Image : Une porte bleue ouverte" in text_of(pdf(READING, {1: path}))


def test_the_same_content_gives_the_same_bytes(photo):
    content = written(content_of(READING, FRAME, {1: photo}))
    assert document_of(content) == document_of(content)
