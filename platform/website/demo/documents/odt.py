"""An OpenDocument text, with real headings, lists and header rows."""

from io import BytesIO

from django.utils import timezone
from odf import dc, meta, table
from odf.opendocument import OpenDocumentText
from odf.style import Style, TableCellProperties, TextProperties
from odf.text import H, List, ListItem, P, Span

from website.demo.documents.blocks import Block, runs


def as_odt(title: str, author: str, blocks: list[Block]) -> bytes:
    document = OpenDocumentText()
    for element in (
        dc.Title(text=title), dc.Creator(text=author), dc.Language(text="fr-FR"),
        meta.CreationDate(text=timezone.now().strftime("%Y-%m-%dT%H:%M:%S")),
    ):  # fmt: skip
        document.meta.addElement(element)
    styles = _styles(document)
    document.text.addElement(_filled(H(outlinelevel=1, stylename=styles["title"]), title, styles))
    for block in blocks:
        document.text.addElement(_element(block, styles))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _styles(document) -> dict[str, Style]:
    families = {"title": "paragraph", "heading": "paragraph", "text": "paragraph", "bold": "text", "cell": "table-cell"}
    styles = {name: Style(name=name, family=family) for name, family in families.items()}
    for name, size in (("title", "20pt"), ("heading", "14pt"), ("text", "12pt")):
        weight = {} if name == "text" else {"fontweight": "bold"}
        styles[name].addElement(TextProperties(fontsize=size, language="fr", country="FR", **weight))
    styles["bold"].addElement(TextProperties(fontweight="bold"))
    styles["cell"].addElement(TableCellProperties(border="0.5pt solid #666666", padding="0.15cm"))
    for style in styles.values():
        document.automaticstyles.addElement(style)
    return styles


def _filled(element, text: str, styles: dict[str, Style]):
    for part, bold in runs(text):
        if bold:
            element.addElement(Span(stylename=styles["bold"], text=part))
        else:
            element.addText(part)
    return element


def _element(block: Block, styles: dict[str, Style]):
    if block.kind == "table":
        return _table(block.rows, styles)
    if block.kind == "heading":
        return _filled(H(outlinelevel=2, stylename=styles["heading"]), block.text, styles)
    text = f"☐ {block.text}" if block.kind == "box" else block.text
    paragraph = _filled(P(stylename=styles["text"]), text, styles)
    if block.kind not in ("item", "number"):
        return paragraph
    listed, item = List(), ListItem()
    item.addElement(paragraph)
    listed.addElement(item)
    return listed


def _table(rows: list[list[str]], styles: dict[str, Style]):
    whole, header = table.Table(), table.TableHeaderRows()
    whole.addElement(table.TableColumn(numbercolumnsrepeated=len(rows[0])))
    whole.addElement(header)
    for index, row in enumerate(rows):
        line = table.TableRow()
        for text in row:
            cell = table.TableCell(stylename=styles["cell"], valuetype="string")
            cell.addElement(_filled(P(stylename=styles["text"]), text if index else f"**{text}**", styles))
            line.addElement(cell)
        (whole if index else header).addElement(line)
    return whole
