"""Text of files: found with the file's name and page; what cannot be read costs nothing but its text."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from docx import Document as Word
from fpdf import FPDF

from knowledge.enums import FileKind
from knowledge.models import Attachment, PageFile
from search import texts
from search.enums import TextState
from search.models import Change, FileText
from search.texts import read_texts
from tests.factories import SheetFactory
from tests.search.filled import asked, keys, refill, settle

pytestmark = pytest.mark.django_db


def test_the_text_of_a_file_that_nothing_holds_is_forgotten(world):
    kept, gone = (
        Attachment.objects.create(space=world.a, file=f"private/{n}.pdf", name="x.pdf", sha256=n, size=1, kind="PDF")
        for n in ("kept", "gone")
    )
    for held in (kept, gone):
        FileText.objects.create(sha256=held.sha256, state=TextState.READ, pages=[[1, "Le paravent"]])
    gone.delete()
    assert texts.forget_texts() == 1
    assert list(FileText.objects.values_list("sha256", flat=True)) == ["kept"]


def word(*pages: str) -> bytes:
    document = Word()
    for number, text in enumerate(pages):
        if number:
            document.add_page_break()
        document.add_paragraph(text)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def pdf(*pages: str) -> bytes:
    made = FPDF()
    for text in pages:
        made.add_page()
        made.set_font("helvetica", size=12)
        made.cell(text=text)
    return bytes(made.output())


def slides(text: str) -> bytes:
    draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", f'<d xmlns:draw="{draw}"><draw:page>{text}</draw:page></d>')
    return held.getvalue()


def attach(page, name: str, content: bytes, digest: str = "") -> Attachment:
    space = page.placement.space
    made = Attachment(
        space=space, name=name, sha256=digest or f"{name:0>64}"[-64:], size=len(content), kind=FileKind.TEXT
    )
    made.file.save(name, ContentFile(content))
    PageFile.objects.create(page_id=page.pk, attachment=made)
    return made


@pytest.fixture
def sheet(world, indexes, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    page = SheetFactory(space=world.a, shared=True, title="Accueillir")
    refill()
    return page


def found(page, words: str):
    return asked(words, {f"space:{page.placement.space_id}"})


@pytest.mark.parametrize(
    ("name", "content", "page"),
    [
        ("grille-accueil.docx", word("Rien ici.", "Là non plus.", "Le paravent du hall."), 3),
        ("guide.pdf", pdf("Rien ici.", "Le paravent du hall."), 2),
        ("diapos.odp", slides("Le paravent du hall."), 1),
    ],
)
def test_is_found_with_its_page(sheet, name, content, page):
    attach(sheet, name, content)
    settle()
    assert found(sheet, "paravent").total == 0
    assert read_texts() == {"texte lu": 1}
    settle()
    hit = found(sheet, "paravent").hits[0]
    assert (hit.key, hit.found_in) == (f"page:{sheet.pk}", (name, page))
    assert "<mark>paravent</mark>" in hit.extract


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("faux.pdf", b"%PDF-1.7\nrien d'autre\n%%EOF"),
        ("faux.docx", b"PK\x03\x04 rien"),
        ("bombe.odp", slides("0" * 5_000_000)),
        ("entites.odp", b""),
        ("inconnu.xyz", b"???"),
    ],
)
def test_what_cannot_be_read_is_marked_and_the_rest_goes_on(sheet, name, content):
    if name == "entites.odp":
        held = BytesIO()
        laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr("content.xml", f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]><d>&l11;</d>')
        content = held.getvalue()
    attach(sheet, name, content)
    settle()
    assert read_texts() == {"texte non extrait": 1}
    assert FileText.objects.get().state == TextState.FAILED
    assert keys(found(sheet, "accueillir")) == [f"page:{sheet.pk}"]


def test_a_reader_that_hangs_or_dies_is_ended(sheet, monkeypatch, tmp_path):
    program = tmp_path / "program.py"
    monkeypatch.setattr(texts, "PROGRAM", program)
    monkeypatch.setattr(texts, "PATIENCE", 1)
    attach(sheet, "guide.pdf", pdf("Le paravent."))
    digest = Attachment.objects.get().sha256
    for code in ("while True: pass", "import os; os.kill(os.getpid(), 9)", "print('no json')", "raise SystemExit(3)"):
        program.write_text(code)
        assert texts.read(digest) is None, code


def test_a_worker_killed_while_reading_tries_once_more(sheet):
    FileText.objects.create(sha256="a" * 64, tries=texts.MOST_TRIES)
    assert read_texts() == {"texte non extrait": 1}


def test_the_same_bytes_are_read_once_and_told_to_all_who_have_them(world, sheet):
    other = SheetFactory(space=world.b, shared=True)
    content = pdf("Le paravent.")
    for page in (sheet, other):
        attach(page, "guide.pdf", content, digest="b" * 64)
    settle()
    assert FileText.objects.count() == 1
    assert read_texts() == {"texte lu": 1}
    assert {row.object_id for row in Change.objects.all()} == {sheet.pk, other.pk}


def test_a_file_taken_away_is_not_found_even_before_the_index_knows(sheet):
    attach(sheet, "guide.pdf", pdf("Le paravent."))
    settle()
    read_texts()
    settle()
    PageFile.objects.get().delete()
    assert Change.objects.filter(narrows=True, object_id=sheet.pk).exists()
    settle()
    assert found(sheet, "paravent").total == 0


def test_the_program_needs_nothing_of_ours():
    text = Path(texts.PROGRAM).read_text()
    assert "django" not in text.replace("Django", "")
    assert "setrlimit" in text
