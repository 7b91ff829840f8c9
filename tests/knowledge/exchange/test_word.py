"""What a Word file is made of: real styles, descriptions, language; nothing that asks a question when it is opened."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from lxml import etree
from PIL import Image

from knowledge.exchange.content import content_of, name_of
from knowledge.exchange.word import document_of
from tests.knowledge.exchange.said import FRAME, READING


@pytest.fixture
def made(tmp_path) -> bytes:
    path = tmp_path / "porte.jpg"
    Image.new("CMYK", (1600, 1200)).save(path)
    return document_of(content_of(READING, FRAME, {1: str(path)}))


def part(made: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(made)) as packed:
        return packed.read(name).decode()


def test_it_has_real_styles(made):
    opened = Document(BytesIO(made))
    styles = [paragraph.style.name for paragraph in opened.paragraphs]
    assert styles[:3] == ["Normal", "Title", "Subtitle"]
    headings = [paragraph.text for paragraph in opened.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == [
        "En un coup d'œil", "Contexte", "Déroulement", "Images", "Fichiers joints", "Écrit par", "Où le retrouver",
    ]  # fmt: skip
    assert 'w:val="Heading3"' in part(made, "word/document.xml")
    assert "Caption" in styles
    assert opened.core_properties.language == "fr-FR"
    assert 'w:lang w:val="fr-FR"' in part(made, "word/styles.xml")


def test_each_list_has_its_own_numbers(made):
    document, numbering = part(made, "word/document.xml"), part(made, "word/numbering.xml")
    assert document.count("<w:numId ") == 5 + 1  # two steps, what is in one, two signatures, a file… each its place
    assert "w:startOverride" in numbering


def test_a_picture_is_described(made):
    inline = Document(BytesIO(made)).inline_shapes[0]
    assert inline._inline.docPr.get("descr") == "Une porte bleue ouverte"
    assert inline.width.cm <= 16


def test_the_answers_stand_in_a_table_with_a_header(made):
    table = Document(BytesIO(made)).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Question", "Réponse"]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:tblDescription" in table._tbl.xml


def test_nothing_is_asked_when_it_is_opened(made):
    """No field waits to be brought up to date, no link leads nowhere, each part is declared, ids are told apart."""
    settings = part(made, "word/settings.xml")
    assert "updateFields" not in settings
    assert 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    document = part(made, "word/document.xml")
    assert "w:dirty" not in document
    ids = [one.get(f"{W}val") for one in etree.fromstring(document.encode()).iter(f"{W}id")]
    assert len(ids) == len(set(ids)) > 3
    with zipfile.ZipFile(BytesIO(made)) as packed:
        types = packed.read("[Content_Types].xml").decode()
        assert all(f'PartName="/{name}"' in types for name in packed.namelist() if name.endswith("custom.xml"))
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(packed.read(name))


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_what_word_is_strict_about(tmp_path):
    """Pictures are told apart, what describes an answer is in its order, nothing is left of another document."""
    for name in ("porte.jpg", "mur.jpg"):
        Image.new("RGB", (30, 20)).save(tmp_path / name)
    both = replace(READING, files=tuple(replace(READING.files[0], id=number) for number in (1, 3)))
    made = document_of(content_of(both, FRAME, {1: str(tmp_path / "porte.jpg"), 3: str(tmp_path / "mur.jpg")}))
    document = etree.fromstring(part(made, "word/document.xml").encode())
    assert [one.get("id") for one in document.iter("{*}docPr")] == ["1", "2"]
    orders = {tuple(etree.QName(one).localname for one in row) for row in document.iter(f"{W}sdtPr")}
    assert orders == {("alias", "tag", "id"), ("alias", "tag", "id", "text")}
    with zipfile.ZipFile(BytesIO(made)) as packed:
        assert not [name for name in packed.namelist() if "thumbnail" in name]


def test_each_page_says_who_may_read_it(made):
    foot = part(made, "word/footer1.xml")
    assert "Qui peut lire ce document ? Partagé avec le réseau.<" in foot
    assert 'w:instr="PAGE"' in foot


def test_the_same_content_gives_the_same_bytes():
    assert document_of(content_of(READING, FRAME)) == document_of(content_of(READING, FRAME))


@pytest.mark.parametrize(
    ("title", "more", "name"),
    [
        ("Accueillir les adolescents", (), "accueillir-les-adolescents.docx"),
        ("L'été : « ouvrir » à 18 h ?", ("brouillon",), "l-été-ouvrir-à-18-h-brouillon.docx"),
        ("E\u0301te\u0301", (), "été.docx"),
        ("../../etc/passwd\n", (), "etc-passwd.docx"),
        ("???", ("édition-2",), "document-édition-2.docx"),
        ("mot " * 60, (), "mot-" * 19 + "mot.docx"),
    ],
)
def test_its_file_has_a_french_name(title, more, name):
    assert name_of(title, "docx", *more) == name
