"""Ordinary files are accepted, whichever program wrote them; those that are not are told by what they are."""

import random
import unicodedata
import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from knowledge.files.checks import check_upload, clean_name
from knowledge.files.formats import MAX_SIZE
from tests.support.making.office import Package, content_type, element, paragraph, presentation, word, workbook
from tests.support.making.open_document import encrypted, text_document
from tests.support.making.pdf import locked, pdf
from web.refusals import Refused
from web.sizes import MEGABYTE

CELL = "<s:row><s:c><s:v>1</s:v></s:c></s:row>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
BLANK = bytes(1_500_000)  # a white picture in a format that does not pack


def check(name: str, content: bytes):
    return check_upload(SimpleUploadedFile(name, content))


def changed(content: bytes) -> bytes:
    """With a second version after the first one's end, as programs that only add."""
    return content + b"6 0 obj\n<<>>\nendobj\nxref\n6 1\n0000000000 00000 n \ntrailer<</Size 7>>\nstartxref\n9\n%%EOF\n"


ACCEPTED = {
    "main part of Word Online": ("a.docx", word(paragraph("x"), main="word/document2.xml").made()),
    "main part in another folder": ("a.docx", word(paragraph("x"), main="contenu/texte.xml").made()),
    "addresses from the root": ("a.docx", word(paragraph("x"), main="word/document7.xml", absolute=True).made()),
    "strict": ("a.docx", word(paragraph("x"), strict=True, main="word/doc.xml").made()),
    "in utf-16": ("a.docx", word(paragraph("é"), main="word/d.xml", encoding="utf-16").made()),
    "names in capitals": (
        "a.docx",
        word("", left_out=("word/document.xml",), parts={"Word/Document.XML": element("w:document", "")}).made(),
    ),
    "no content types": ("a.docx", word(paragraph("x"), left_out=("[Content_Types].xml",)).made()),
    "workbook": ("a.xlsx", workbook(CELL).made()),
    "strict workbook": ("a.xlsx", workbook(CELL, strict=True).made()),
    "slides": ("a.pptx", presentation(["x"]).made()),
    "blank picture": ("a.docx", word(paragraph("x"), parts={"word/media/image1.emf": BLANK}).made()),
    "blank page scanned": ("a.docx", word(paragraph("x"), parts={"word/media/1.bmp": bytes(26_000_000)}).made()),
    "many blank pictures": (
        "a.docx",
        word(paragraph("x"), parts={f"word/media/{n}.emf": BLANK for n in range(20)}).made(),
    ),
    "open document": ("a.odt", text_document("<text:p>x</text:p>")),
    "mark of order": ("a.pdf", pdf("x", before=b"\xef\xbb\xbf")),
    "lines before": ("a.pdf", pdf("x", before=b"\r\n\n")),
    "a mail's words before": ("a.pdf", pdf("x", before=b"x" * 1000 + b"\n")),
    "zeros after": ("a.pdf", pdf("x", after=bytes(70_000))),
    "a page of a server after": ("a.pdf", pdf("x", after=b"\n<!-- served in 3 ms, 4 objects -->" * 200)),
    "changed since": ("a.pdf", changed(pdf("x"))),
    "no last mark": ("a.pdf", pdf("x").replace(b"%%EOF\n", b"")),
    "password to change it": ("a.pdf", locked("x", owner="secret")),
}
REFUSED = {
    "password to read it": ("a.pdf", locked("x", owner="secret", reader="autre"), "protégé par un mot de passe"),
    "words far before": ("a.pdf", pdf("x", before=b" " * 2000), "ne correspond pas"),
    "cut": ("a.pdf", pdf("x")[:400], "incomplet"),
    "made for the web, and cut": ("a.pdf", pdf("x") + b"6 0 obj\n<</Length 900>>stream\nabc", "incomplet"),
    "word under a password": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protégé par un mot de passe"),
    "workbook under a password": ("a.xlsx", OLE + "EncryptionInfo".encode("utf-16-le"), "protégé par un mot de passe"),
    "old word renamed": ("a.docx", OLE + "WordDocument".encode("utf-16-le"), "ancien fichier Office"),
    "open document under a password": ("a.odt", encrypted(), "protégé par un mot de passe"),
    "whole open document under a password": ("a.ods", encrypted(whole=True), "protégé par un mot de passe"),
    "old word": ("Compte rendu.doc", OLE, "Compte rendu.doc » est un ancien document Word .doc., .*docx"),
    "old excel": ("a.xls", OLE, "ancien classeur Excel .*xlsx"),
    "old powerpoint": ("a.ppt", OLE, "ancienne présentation PowerPoint .*pptx"),
    "workbook named word": ("a.docx", workbook(CELL).made(), "ne correspond pas à son extension"),
    "word named workbook": ("a.xlsx", word(paragraph("x")).made(), "ne correspond pas à son extension"),
    "open document whose list of parts is no list": (
        "a.odt",
        text_document("<text:p>x</text:p>", parts={"META-INF/manifest.xml": "<manifest>"}),
        "abîmé",
    ),
    "no main part": ("a.docx", word("", left_out=("word/document.xml",)).made(), "abîmé"),
    "bomb in one part": ("a.docx", word("", parts={"word/a.xml": bytes(20_000_000)}).made(), "trop de choses"),
    "bomb in many small parts": (
        "a.docx",
        word("", parts={f"word/{n}.xml": bytes(900_000) for n in range(60)}).made(),
        "trop de choses",
    ),
    "bomb named as a picture": ("a.docx", word("", parts={"word/media/a.png": bytes(60_000_000)}).made(), "trop de"),
    "too much in all": (
        "a.docx",
        word("", parts={f"word/media/{n}.bmp": bytes(2_000_000) for n in range(60)}).made(),
        "trop de choses",
    ),
}


@pytest.mark.parametrize("case", ACCEPTED)
def test_what_programs_write_is_accepted(case):
    name, content = ACCEPTED[case]
    assert check(name, content).name == name


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_is_told_by_what_it_is(case):
    name, content, words = REFUSED[case]
    with pytest.raises(Refused, match=words):
        check(name, content)


def test_entries_that_a_zip_program_closed_with_a_password_are_told_so():
    content = bytearray(word(paragraph("x")).made())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        central = archive.start_dir
    content[central + 8] |= 1
    with pytest.raises(Refused, match="protégé par un mot de passe"):
        check("a.docx", bytes(content))


def test_a_part_that_packs_well_beside_pictures_that_do_not_is_no_bomb():
    noise = random.Random(1).randbytes(400_000)
    styles = "<w:styles>" + "<w:style/>" * 120_000 + "</w:styles>"
    package = word(paragraph("x"), parts={"word/styles.xml": styles, "word/media/a.jpg": noise})
    assert check("a.docx", package.made()).name == "a.docx"


@pytest.mark.parametrize("kind", ["w", "s"])
def test_a_template_or_a_document_with_macros_tells_its_family(kind):
    made = Package("<x/>", "dossier/partie.xml", content_type(kind).replace(".main", ".template.main"))
    suffix = {"w": "docx", "s": "xlsx"}[kind]
    assert check(f"a.{suffix}", made.made()).name == f"a.{suffix}"


def test_names_have_their_accents_composed():
    apart = unicodedata.normalize("NFD", "Étude à Gémenos.pdf")
    assert clean_name(apart) == "Étude à Gémenos.pdf"
    assert check(apart, pdf("x")).name == "Étude à Gémenos.pdf"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (int(20.6 * MEGABYTE), "pèse 20,6 Mo ; la limite est de 20 Mo"),
        (MAX_SIZE + 1, "pèse 20,1 Mo ; la limite est de 20 Mo"),
        (25 * MEGABYTE, "pèse 25 Mo ;"),
    ],
)
def test_a_size_that_is_too_large_is_never_told_as_the_limit(size, words):
    with pytest.raises(Refused, match=words):
        check("a.pdf", b"%PDF-".ljust(size, b"0"))
