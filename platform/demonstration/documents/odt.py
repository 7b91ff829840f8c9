"""Writes an OpenDocument text with real headings, lists and header rows."""

from io import BytesIO

from django.utils import timezone
from odfdo import Cell, Document, Element, Header, List, ListItem, Paragraph, Row, Span, Style, Table

from demonstration.documents.blocks import Block, runs

BOLD = "Gras"


def as_odt(title: str, author: str, blocks: list[Block]) -> bytes:
    document = Document("text")
    meta = document.meta
    meta.title, meta.creator, meta.language = title, author, "fr-FR"
    meta.creation_date = timezone.now().replace(tzinfo=None, microsecond=0)
    document.insert_style(Style("text", name=BOLD, bold=True), automatic=True)
    body = document.body
    body.clear()
    body.append(Header(1, title))
    for block in blocks:
        body.append(_element(block))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _filled(element: Element, text: str) -> Element:
    for part, bold in runs(text):
        element.append(Span(part, style=BOLD) if bold else part)
    return element


def _element(block: Block) -> Element:
    if block.kind == "table":
        return _table(block.rows)
    if block.kind == "heading":
        return Header(2, block.text)
    paragraph = _filled(Paragraph(), f"☐ {block.text}" if block.kind == "box" else block.text)
    if block.kind not in ("item", "number"):
        return paragraph
    item = ListItem()
    item.append(paragraph)
    held = List()
    held.append(item)
    return held


def _table(rows: list[list[str]]) -> Table:
    table, columns = Table("Tableau"), Element.from_tag("table:table-column")
    columns.set_attribute("table:number-columns-repeated", str(len(rows[0])))
    header = Element.from_tag("table:table-header-rows")
    table.append(columns)
    table.append(header)
    for index, row in enumerate(rows):
        line = Row()
        for text in row:
            cell = Cell(cell_type="string")
            cell.append(_filled(Paragraph(), text if index else f"**{text}**"))
            line.append(cell)
        (table if index else header).append(line)
    return table
