"""What leaves a file on its way to the public: all that its pages do not show, in every format; and what stays."""

import re
import tracemalloc
import zipfile
import zlib
from base64 import a85decode, b64decode
from io import BytesIO
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Document as OpenDocument
from PIL import Image
from pypdf import PdfReader

from knowledge.files.cleaning.__main__ import clean
from knowledge.files.cleaning.findings import HIDDEN_CELLS, HIDDEN_SHEETS, HIDDEN_SLIDES, KEEPABLE, NOTES
from knowledge.files.cleaning.markup import HOLD, Filter, rewrite
from knowledge.files.cleaning.office import is_private_path, without_book
from knowledge.files.cleaning.sheets import leaves_book
from knowledge.files.markup import column
from tests.attacks import holding, holding_open
from tests.tools.uploads import PDF

HOLDING = {
    "a.docx": holding.word, "a.xlsx": holding.book, "a.pptx": holding.deck, "a.odt": holding_open.text,
    "a.ods": holding_open.table, "a.odp": holding_open.slides, "a.pdf": holding_open.pdf, "a.jpg": holding.jpeg,
    "a.png": holding.png,
}  # fmt: skip


IN_LETTERS = re.compile(rb"base64,([A-Za-z0-9+/=]+)")


def everything(content: bytes) -> bytes:
    """All that a person with tools could read of a file: each part, each stream as it is and unpacked."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(content)) as archive:
            said = b"\n".join(name.encode() + archive.read(name) for name in archive.namelist())
            return b"\n".join([said, *(b64decode(letters) for letters in IN_LETTERS.findall(said))])
    if content[:4] != b"%PDF":
        return content
    said = [content]
    with pikepdf.open(BytesIO(content)) as pdf:
        said.append(repr(pdf.trailer).encode())
        for thing in pdf.objects:
            said.append(repr(thing).encode())
            if isinstance(thing, pikepdf.Stream):
                said.append(thing.read_raw_bytes())
                if thing.get("/Filter") == pikepdf.Name.FlateDecode:
                    said.append(thing.read_bytes())
                elif isinstance(thing.get("/Filter"), pikepdf.Array):
                    said.append(unpacked(thing))
    return b"\n".join(said)


def unpacked(stream: pikepdf.Stream) -> bytes:
    """A photograph out of what it was packed in."""
    content = stream.read_raw_bytes()
    for way in list(stream.Filter)[:-1]:
        content = zlib.decompress(content) if way == "/FlateDecode" else a85decode(content.removesuffix(b"~>"))
    return content


def cleaned(tmp_path: Path, name: str, content: bytes, kept=frozenset()) -> tuple[dict, bytes]:
    source, target = tmp_path / name, tmp_path / f"clean-{name}"
    source.write_bytes(content)
    said = clean(str(source), str(target), kept)
    return said, target.read_bytes() if not said["refused"] else b""


@pytest.mark.parametrize("name", HOLDING)
def test_nothing_is_left_beside_what_is_shown(tmp_path, name):
    made = HOLDING[name]()
    assert b"xqcanary" in everything(made)
    said, clean_bytes = cleaned(tmp_path, name, made)
    assert said["refused"] == ""
    assert said["found"]
    assert b"xqcanary" not in everything(clean_bytes)
    assert everything(clean_bytes).count(b"xqseen") >= everything(made).count(b"xqseen") // (
        2 if name == "a.pdf" else 1
    )


@pytest.mark.parametrize("name", HOLDING)
def test_asked_again_it_finds_nothing_and_changes_nothing_more(tmp_path, name):
    _, once = cleaned(tmp_path, name, HOLDING[name]())
    said, twice = cleaned(tmp_path, name, once)
    assert said == {"found": [], "refused": ""}
    if name != "a.pdf":  # its objects may stand in another order
        assert everything(twice) == everything(once)


def test_a_place_for_scripts_that_holds_none_is_nothing_to_tell(tmp_path):
    """LibreOffice writes one in every text, and odfdo's model of a text was written by it."""
    held = BytesIO()
    OpenDocument("text").save(held)
    with zipfile.ZipFile(held) as made:
        assert b"<office:scripts" in made.read("content.xml")
    said, content = cleaned(tmp_path, "b.odt", held.getvalue())
    assert "scripts" not in str(said["found"])
    assert b"office:scripts" not in everything(content)


def test_an_office_file_opens_where_people_open_it(tmp_path):
    """Made by real libraries, read by them again: the same words, the same cells."""
    document, held = Document(), BytesIO()
    document.add_heading("xqseen titre")
    document.add_picture(BytesIO(holding.png()))
    document.add_table(1, 1).cell(0, 0).text = "xqseen case"
    document.core_properties.author = "xqcanary"
    document.save(held)
    said, content = cleaned(tmp_path, "b.docx", held.getvalue())
    again = Document(BytesIO(content))
    assert [paragraph.text for paragraph in again.paragraphs] == [paragraph.text for paragraph in document.paragraphs]
    assert again.tables[0].cell(0, 0).text == "xqseen case"
    assert len(again.inline_shapes) == 1
    assert b"xqcanary" not in everything(content)
    assert {kind for kind, *_ in said["found"]} == {"properties"}


def workbook() -> bytes:
    book, held = openpyxl.Workbook(), BytesIO()
    book.active.title = "Bilan"
    book.active["A1"], book.active["B1"] = "xqseen", 12
    book.active["A1"].comment = openpyxl.comments.Comment("xqcanary", "xqcanary")
    hidden = book.create_sheet("Familles")
    hidden["A1"], hidden.sheet_state = "xqcanary", "hidden"
    book.save(held)
    return held.getvalue()


def test_a_workbook_opens_without_its_hidden_sheet(tmp_path):
    said, content = cleaned(tmp_path, "b.xlsx", workbook())
    again = openpyxl.load_workbook(BytesIO(content))
    assert again.sheetnames == ["Bilan"]
    assert (again["Bilan"]["A1"].value, again["Bilan"]["B1"].value) == ("xqseen", 12)
    assert again["Bilan"]["A1"].comment is None
    assert ["hidden_sheets", 1, ["Familles"]] in said["found"]


def test_what_is_kept_on_purpose_stays_and_nothing_else(tmp_path):
    said, content = cleaned(tmp_path, "b.xlsx", workbook(), frozenset(KEEPABLE))
    again = openpyxl.load_workbook(BytesIO(content))
    assert again.sheetnames == ["Bilan", "Familles"]
    assert again["Familles"]["A1"].value == "xqcanary"
    assert again["Bilan"]["A1"].comment is None
    assert not {HIDDEN_SHEETS, HIDDEN_CELLS} & {kind for kind, *_ in said["found"]}


def test_notes_and_hidden_slides_may_be_kept(tmp_path):
    _, content = cleaned(tmp_path, "a.pptx", holding.deck(), frozenset({NOTES, HIDDEN_SLIDES}))
    text = everything(content)
    assert b"xqcanary notes" in text
    assert b"xqcanary cachee" in text
    assert b"xqcanary forme" not in text


def test_values_stay_where_their_formulas_would_count_again_without_what_was_hidden(tmp_path):
    _, content = cleaned(tmp_path, "a.xlsx", holding.book())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml")
    assert b"<v>42</v>" in sheet
    assert b"<f>" not in sheet


def test_open_documents_are_read_by_their_library(tmp_path):
    for name in ("a.odt", "a.ods", "a.odp"):
        _, content = cleaned(tmp_path, name, HOLDING[name]())
        assert "xqseen" in OpenDocument(BytesIO(content)).body.serialize()
        with zipfile.ZipFile(BytesIO(content)) as archive:
            assert (archive.infolist()[0].filename, archive.infolist()[0].compress_type) == ("mimetype", 0)
            assert b"AddParaTableSpacing" in archive.read("settings.xml")


def test_a_pdf_keeps_its_words_its_links_its_form_and_its_picture(tmp_path):
    _, content = cleaned(tmp_path, "a.pdf", holding_open.pdf())
    shown = PdfReader(BytesIO(content))
    assert shown.pages[0].extract_text().strip() == "xqseen texte"
    assert shown.get_fields()["nom"]["/V"] == "xqseen valeur"
    assert [one.get_object()["/A"]["/URI"] for one in shown.pages[0]["/Annots"][:1]] == ["https://exemple.test/xqseen"]
    assert shown.pages[0].images[0].image.size == (8, 4)


def test_a_pdf_without_its_table_is_written_with_one(tmp_path):
    _, once = cleaned(tmp_path, "a.pdf", PDF)
    assert cleaned(tmp_path, "a.pdf", once)[0] == {"found": [], "refused": ""}
    assert len(PdfReader(BytesIO(once)).pages) == 1


@pytest.mark.parametrize("owner", ["", "xqcanary"])
def test_a_pdf_that_opens_without_a_password_is_written_without_one(tmp_path, owner):
    held = BytesIO()
    with pikepdf.open(BytesIO(holding_open.pdf())) as pdf:
        pdf.save(held, encryption=pikepdf.Encryption(owner=owner, user="", R=4))
    _, content = cleaned(tmp_path, "a.pdf", held.getvalue())
    assert not PdfReader(BytesIO(content)).is_encrypted


def test_a_picture_is_still_seen_as_it_stood(tmp_path):
    _, content = cleaned(tmp_path, "a.jpg", holding.jpeg())
    with Image.open(BytesIO(content)) as shown:
        shown.load()
        assert dict(shown.getexif()) == {0x0112: 6}


def _locked() -> bytes:
    held = BytesIO()
    with pikepdf.open(BytesIO(holding_open.pdf())) as pdf:
        pdf.save(held, encryption=pikepdf.Encryption(owner="a", user="b", R=4))
    return held.getvalue()


ENTITY = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
REFUSED = {
    "a password": ("a.pdf", _locked, "password"),
    "Basic": ("a.odt", lambda: holding_open.text(**{"Basic/Standard/Module1.xml": b"<x/>"}), "macros"),
    "scripts": ("a.ods", lambda: holding_open.table(**{"Scripts/python/a.py": b"x"}), "macros"),
    "a macro sheet": ("a.xlsx", lambda: holding.book(xl__workbook=("rId9", "xlMacrosheet", "m.xml")), "macros"),
    "a film": ("a.pptx", lambda: holding.deck(ppt__slides__slide1=("rId9", "video", "../v.mp4")), "media"),
    "another document inside": ("a.docx", lambda: holding.word(word__document=("rId99", "aFChunk", "b")), "foreign"),
    "no archive": ("a.docx", lambda: b"PK\x03\x04 broken", "damaged"),
    "no PDF": ("a.pdf", lambda: b"%PDF-1.4 broken", "damaged"),
    "entities": ("a.odt", lambda: holding_open.text(**{"styles.xml": ENTITY}), "damaged"),
    "depth": ("a.odt", lambda: holding_open.text(**{"styles.xml": b"<a>" * 2000}), "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_cleaned_is_refused_with_its_reason(tmp_path, case):
    name, made, reason = REFUSED[case]
    assert cleaned(tmp_path, name, made())[0] == {"found": [], "refused": reason}


@pytest.mark.parametrize(
    ("value", "is_private"),
    [("C:\\Users\\a\\b", True), ("c:/x", True), ("\\\\serveur\\part", True), ("file:///x", True), ("/Users/a/b", True),
     ("../../Users/a/b", True), ("https://a.test/users/x", False), ("mailto:a@b.test", False), ("A : B", False),
     ("12:30", False)],
)  # fmt: skip
def test_a_path_of_somebodys_machine(value, is_private):
    assert is_private_path(value) is is_private


@pytest.mark.parametrize(
    ("formula", "leaves"),
    [("SUM(A1:A9)", False), ("Tableau1[Montant]", False), ("[1]Feuil1!A1", True), ("'C:\\x\\[a.xlsx]F'!A1", True),
     ("WEBSERVICE(A1)", True), ("Excel|'x'!A1", True), ("Feuil2!A1", False)],
)  # fmt: skip
def test_a_formula_that_asks_elsewhere(formula, leaves):
    assert leaves_book(formula) is leaves


def test_small_words_of_sheets():
    assert [column(name) for name in ("A1", "Z9", "AB12", "", "1")] == [1, 26, 28, 0, 0]
    assert without_book("'[C:\\x\\y.xlsx]Feuil1'!$A$1") == "'Feuil1'!$A$1"


class Everything(Filter):
    """Holds the whole, and notes what it is asked."""

    def __init__(self):
        self.names = []

    def start(self, name, attributes, path):
        self.names.append(name)
        return HOLD


def test_what_only_looks_makes_nothing():
    seen, content = Everything(), b"<a>" + b'<b c="d">xqseen</b>' * 100_000 + b"</a>"
    tracemalloc.start()
    rewrite(BytesIO(content), seen)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(seen.names) == 100_001
    assert most < len(content)


TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20)


@given(st.recursive(TEXT, lambda inner: st.lists(inner, max_size=4), max_leaves=20), TEXT)
def test_what_no_filter_drops_is_written_as_it_was_read(tree, attribute):
    from xml.etree import ElementTree as Xml

    def built(one) -> Xml.Element:
        element = Xml.Element("{urn:a}x", {"{urn:b}y": attribute, "z": attribute})
        if isinstance(one, str):
            element.text = one
        else:
            element.extend(built(inner) for inner in one)
        return element

    out = BytesIO()
    rewrite(BytesIO(Xml.tostring(built(tree), "utf-8")), Filter(), out.write)
    assert Xml.canonicalize(out.getvalue().decode()) == Xml.canonicalize(Xml.tostring(built(tree), "unicode"))
