"""Files that cannot become a draft: a clear sentence, nothing half made, nothing lost."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from PIL import Image

from knowledge.models import Attachment, ImportedFile, PracticeSheet
from tests.knowledge.files.test_files import upload
from tests.knowledge.importing.word_files import nested_tables, saved
from tests.support.making.office import paragraph, word
from tests.support.making.open_document import encrypted


def of_words(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def pictured_page() -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "PNG")
    out.seek(0)
    document = Document()
    document.add_picture(out)
    return saved(document)


def with_macros() -> bytes:
    made = word(paragraph("Bonjour"))
    made.parts["word/vbaProject.bin"] = b"programme"
    return made.made()


def long_document() -> bytes:
    body = "".join(paragraph(f"Ligne {number}, {number * 7919 % 99991} fois dite.") for number in range(6000))
    return word(body).made()


BAD = {
    "protected": (lambda: ("a.odt", encrypted()), "mot de passe"),
    "old": (lambda: ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "ancien document Word"),
    "macros": (lambda: ("a.docx", with_macros()), "programme"),
    "3,000 nested tables": (lambda: ("a.docx", nested_tables(3000)), "tableaux les uns dans les autres"),
    "too many paragraphs": (lambda: ("a.docx", long_document()), "très long"),
    "400,000 paragraphs": (lambda: ("a.docx", word(paragraph("encore") * 400_000).made()), "trop de choses"),
    "a picture of a document": (lambda: ("a.docx", pictured_page()), "numérisé"),
    "empty": (lambda: ("a.docx", of_words("", " ")), "aucun mot"),
    "no bytes": (lambda: ("a.docx", b""), "est vide"),
    "arabic": (lambda: ("a.docx", of_words("السياق : لا يوجد متجر في الحي", "النتائج : أربعون")), "lettres latines"),
    "a spreadsheet": (lambda: ("a.xlsx", b"PK\x03\x04"), ""),
    "a picture": (lambda: ("a.png", b"\x89PNG\r\n\x1a\n"), ""),
    "something else": (lambda: ("a.docx", b"%PDF-1.4"), "ne correspond pas"),
    "damaged": (lambda: ("a.docx", of_words("Bonjour")[:400]), "abîmé"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_with_a_sentence(world, client, what):
    make, sentence = BAD[what]
    name, content = make()
    client.force_login(world.people["member_a"])
    address = reverse("from_file", args=["itc-a", "nouvelle-fiche"])
    answer = client.post(address, {"documents": upload(name, content), "text": "gardé à côté"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "gardé à côté" in page
    assert [model.objects.count() for model in (PracticeSheet, Attachment, ImportedFile)] == [0, 0, 0]
