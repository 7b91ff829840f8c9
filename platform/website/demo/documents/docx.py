"""A Word document, with real headings, lists and header rows."""

from io import BytesIO

from django.utils import timezone
from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from website.demo.documents.blocks import Block, runs

STYLES = {"heading": "Heading 1", "item": "List Bullet", "number": "List Number"}


def as_docx(title: str, author: str, blocks: list[Block]) -> bytes:
    document = Document()
    about = document.core_properties
    about.title, about.author, about.language = title, author, "fr-FR"
    about.created = about.modified = timezone.now().replace(tzinfo=None)
    about.comments = ""
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    document.sections[0].left_margin = document.sections[0].right_margin = Cm(2)
    document.add_heading(title, level=0)
    for block in blocks:
        if block.kind == "table":
            _table(document, block.rows)
        else:
            paragraph = document.add_paragraph("☐ " if block.kind == "box" else "", STYLES.get(block.kind))
            _write(paragraph, block.text)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _write(paragraph, text: str) -> None:
    for part, bold in runs(text):
        paragraph.add_run(part).bold = bold


def _table(document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _write(cell.paragraphs[0], text)
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    # A screen reader then says the column with each cell.
    header = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)
    document.add_paragraph()
