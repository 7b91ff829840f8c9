"""The tools of the demonstration: their words hold together, and their files open."""

from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document
from odfdo import Document as OpenDocument
from pypdf import PdfReader

from demonstration import places
from demonstration.documents import document
from demonstration.documents.blocks import read, runs
from demonstration.sheets import SHEETS
from demonstration.spaces import SPACES, THEMATICS
from demonstration.tools import TOOLS
from itc_spaces.spaces.enums import Mode
from knowledge.enums import Licence
from knowledge.models.resources import SUMMARY_LENGTH, TITLE_LENGTH
from tools.enums import ToolKind
from tools.models import Tool, ToolVersion

each_tool = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool["key"])
TEXT = """
Entre ____ et ____
# Le mode d'emploi
- une « chose » à **retenir**
1. d'abord
[ ] fait
| Question | Réponse |
| Où ? | 12 € |
"""


def made(kind: str) -> BytesIO:
    return BytesIO(document(kind, title="Titre de l'outil", author="Une personne", text=TEXT))


@each_tool
def test_tools_fit_and_refer_to_what_exists(tool):
    assert 0 < len(tool["title"]) <= TITLE_LENGTH
    assert 0 < len(tool["summary"]) <= SUMMARY_LENGTH
    assert (tool["tool_kind"] in set(ToolKind), tool["licence"] in set(Licence)) == (True, True)
    assert set(tool["topics"]) <= set(places.TOPICS)
    assert set(tool["sheets"]) <= {sheet["key"] for sheet in SHEETS}
    assert tool.get("thematic") in {None, *THEMATICS}
    for field in ("intended_users", "time_needed", "equipment"):
        assert len(tool.get(field, "")) <= Tool._meta.get_field(field).max_length
    seats = next(space["seats"] for space in SPACES if space["slug"] == tool["space"])
    assert tool["author"] in {seat["holder"] for seat in seats if seat["mode"] == Mode.ATTENDS}


@each_tool
def test_each_version_but_the_first_says_what_changed(tool):
    assert len(tool["downloads"]) == len(tool["versions"])
    assert [bool(version["changes"]) for version in tool["versions"]] == [False, True][: len(tool["versions"])]
    for before, after in pairwise(tool["versions"]):
        assert before["document"] != after["document"]
        assert len(after["changes"]) <= ToolVersion._meta.get_field("changes").max_length


@each_tool
def test_tables_have_as_many_cells_in_each_row(tool):
    for version in tool["versions"]:
        blocks = read(version["document"])
        assert {block.kind for block in blocks} >= {"heading"}
        for block in blocks:
            assert len({len(row) for row in block.rows}) <= 1


def test_light_markdown_is_read():
    assert [block.kind for block in read(TEXT)] == ["paragraph", "heading", "item", "number", "box", "table"]
    assert runs("une **chose** à dire") == [("une ", False), ("chose", True), (" à dire", False)]


def test_a_word_document_opens_with_its_headings_and_header_row():
    opened = Document(made("docx"))
    assert opened.core_properties.title == "Titre de l'outil"
    styles = [paragraph.style.name for paragraph in opened.paragraphs if any(paragraph._p.itertext())]
    assert styles == ["Title", "Normal", "Heading 1", "List Bullet", "List Number", "Normal"]
    assert [cell.text for cell in opened.tables[0].rows[1].cells] == ["Où ?", "12 €"]
    assert "w:tblHeader" in opened.tables[0].rows[0]._tr.xml


def test_an_opendocument_text_opens_with_its_headings_and_header_row():
    body = OpenDocument(made("odt")).body
    assert [heading.inner_text for heading in body.headers] == ["Titre de l'outil", "Le mode d'emploi"]
    header = body.get_element("//table:table-header-rows")
    assert [cell.inner_text.strip() for cell in header.get_elements(".//table:table-cell")] == ["Question", "Réponse"]


def test_a_pdf_opens_with_its_language_outline_and_letters():
    opened = PdfReader(made("pdf"))
    assert opened.metadata.title == "Titre de l'outil"
    assert opened.trailer["/Root"]["/Lang"] == "fr-FR"
    assert [item.title for item in opened.outline] == ["Le mode d'emploi"]
    text = opened.pages[0].extract_text()
    assert all(part in text for part in ("« chose »", "12 €", "Où ?", "Réponse"))
