"""Writes an OpenDocument text as the HTML that `from_html.blocks_of` reads. This module does not import Django.

The file comes without hidden text (see `knowledge.files.cleaning`). This module reads the XML itself, once: odfdo takes
seconds for each megabyte.
"""

import zipfile
from base64 import b64encode
from collections.abc import Collection, Iterator
from html import escape

from lxml import etree

from knowledge.exchange.importing.blocks import Picture
from knowledge.exchange.importing.damage import read_part
from knowledge.exchange.importing.marks import BOX_BEGINS, BOX_ENDS, HEAD_BEGINS, HEAD_ENDS
from knowledge.exchange.importing.page_marks import Head
from knowledge.exchange.importing.word import MOST_OF_PICTURES, MOST_PICTURES, parsed
from knowledge.files.markup import number

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _STYLE = (f"{{{_NS}{name}:1.0}}" for name in ("text", "table", "style"))
_OFFICE, _DRAW = (f"{{{_NS}{name}:1.0}}" for name in ("office", "drawing"))
_FO, _SVG = (f"{{{_NS}{name}-compatible:1.0}}" for name in ("xsl-fo", "svg"))
_XLINK = "{http://www.w3.org/1999/xlink}"
_SKIPPED = {
    f"{_OFFICE}annotation", f"{_TEXT}tracked-changes", f"{_TEXT}note-citation", f"{_SVG}title", f"{_SVG}desc",
    f"{_TEXT}table-of-content", f"{_TEXT}script", f"{_OFFICE}forms", f"{_TEXT}sequence-decls", f"{_TEXT}ruby-text",
}  # fmt: skip
_ENDS = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "webp": "webp"}
TITLES = {"title", "titre"}
DEEP = 20  # at most: styles based on one another


def html_of_open_document(
    archive: zipfile.ZipFile, marks: Collection[Head] = ()
) -> tuple[str, list[Picture], int]:  # fmt: skip
    """Returns what `html_of_word` returns."""
    names = set(archive.namelist())
    content = parsed(read_part(archive, "content.xml"))
    common = parsed(read_part(archive, "styles.xml")) if "styles.xml" in names else None
    writing = _Writing(archive, [root for root in (common, content) if root is not None])
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    html = writing.blocks(body) if body is not None else ""
    heads = list(dict.fromkeys(writing.heads(common, marks))) if common is not None else []
    if heads:
        html += f"<p>{HEAD_BEGINS}</p>{''.join(heads)}<p>{HEAD_ENDS}</p>"
    return html, writing.pictures, writing.others


class _Writing:
    def __init__(self, archive: zipfile.ZipFile, roots: list[etree._Element]):
        self.archive = archive
        self.pictures: list[Picture] = []
        self.known: dict[str, int] = {}
        self.others = self.size = 0
        self.boxes: list[str] = []  # the texts of the boxes in the paragraph that is being read
        self.styles = {
            (style.get(f"{_STYLE}family", ""), style.get(f"{_STYLE}name", "")): style
            for root in roots
            for style in root.iter(f"{_STYLE}style")
        }
        self.ordered = {
            style.get(f"{_STYLE}name", "")
            for root in roots
            for style in root.iter(f"{_TEXT}list-style")
            if len(style) and style[0].tag == f"{_TEXT}list-level-style-number"
        }

    def heads(self, common: etree._Element, marks: Collection[Head]) -> Iterator[str]:
        for master in common.iter(f"{_STYLE}master-page"):
            name = master.get(f"{_STYLE}name", "")
            for head in master.iterchildren(tag=etree.Element):
                is_marks = (name, f"style:{etree.QName(head).localname}") in marks
                if not is_marks and (html := self.blocks(head)).strip():
                    yield html

    # ── blocks ──

    def blocks(self, parent: etree._Element) -> str:
        return "".join(self._block(child) for child in parent)

    def _block(self, element: etree._Element, ordered: bool = False) -> str:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return ""
        if tag in (f"{_TEXT}p", f"{_TEXT}h"):
            return self._paragraph(element)
        if tag == f"{_TEXT}list":
            return self._list(element, ordered)
        if tag == f"{_TABLE}table":
            return self._table(element)
        if tag == f"{_DRAW}frame":
            return self._frame(element)
        return self.blocks(element)

    def _paragraph(self, element: etree._Element) -> str:
        around, self.boxes = self.boxes, []
        line = self._line(element)
        style = element.get(f"{_TEXT}style-name", "")
        level = self._level(element, style)
        if level is None and line.strip() and self._says("paragraph", style, "font-weight") == "bold":
            line = f"<strong>{line}</strong>"
        tag = "p" if level is None else f"h{level or 1}"
        title = ' class="title"' if level == 0 else ""
        made = f"<{tag}{title}>{line}</{tag}>" + "".join(self.boxes)
        self.boxes = around
        return made

    def _level(self, element: etree._Element, name: str) -> int | None:
        """Returns the level of a heading, 0 for the document's own title; None for other paragraphs."""
        chain = list(self._chain("paragraph", name))
        if TITLES & {one.get(f"{_STYLE}name", "").lower() for one in chain} or name.lower() in TITLES:
            return 0
        if element.tag == f"{_TEXT}h":
            return min(number(element.get(f"{_TEXT}outline-level")), 6) or 1
        return None

    def _list(self, element: etree._Element, ordered: bool) -> str:
        name = element.get(f"{_TEXT}style-name")
        ordered = name in self.ordered if name else ordered
        tag = "ol" if ordered else "ul"
        items = "".join(f"<li>{''.join(self._block(inner, ordered) for inner in item)}</li>" for item in element)
        return f"<{tag}>{items}</{tag}>"

    def _table(self, element: etree._Element) -> str:
        rows = []
        for row in element.iter(f"{_TABLE}table-row"):
            if next(row.iterancestors(f"{_TABLE}table")) is element:
                cells = [self.blocks(cell) for cell in row if cell.tag == f"{_TABLE}table-cell"]
                rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        return f"<table>{''.join(rows)}</table>"

    def _frame(self, element: etree._Element) -> str:
        box = element.find(f"{_DRAW}text-box")
        if box is not None:
            return f"<p>{BOX_BEGINS}</p>{self.blocks(box)}<p>{BOX_ENDS}</p>"
        image = element.find(f"{_DRAW}image")
        return self._picture(element, image.get(f"{_XLINK}href", "")) if image is not None else ""

    def _picture(self, frame: etree._Element, name: str) -> str:
        if name in self.known:
            return f'<img src="itc:{self.known[name]}">'
        end = _ENDS.get(name.rpartition(".")[2].lower())
        size = self.archive.getinfo(name).file_size if name in self.archive.namelist() else 0
        self.size += size
        if not end or not size or len(self.pictures) >= MOST_PICTURES or self.size > MOST_OF_PICTURES:
            self.others += 1
            return ""
        said = [frame.find(f"{_SVG}{what}") for what in ("desc", "title")]
        described = next((one.text for one in said if one is not None and one.text), "")
        self.known[name] = len(self.pictures)
        content = b64encode(read_part(self.archive, name)).decode()
        self.pictures.append(Picture(f"image-{len(self.pictures) + 1}.{end}", described, content))
        return f'<img src="itc:{self.known[name]}" alt="{escape(described)}">'

    # ── lines ──

    def _line(self, element: etree._Element) -> str:
        return escape(element.text or "") + "".join(self._piece(child) + escape(child.tail or "") for child in element)

    def _piece(self, element: etree._Element) -> str:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return ""
        if tag in (f"{_TEXT}s", f"{_TEXT}tab"):
            return " "
        if tag == f"{_TEXT}line-break":
            return "<br>"
        if tag == f"{_TEXT}note":
            body = element.find(f"{_TEXT}note-body")
            said = " ".join(self._line(one) for one in body.iter(f"{_TEXT}p", f"{_TEXT}h")) if body is not None else ""
            return f" [{said.strip()}] " if said.strip() else ""
        if tag.startswith(_DRAW) or tag == f"{_TABLE}table":
            self.boxes.append(self._block(element))
            return ""
        line = self._line(element)
        if tag == f"{_TEXT}a":
            return f'<a href="{escape(element.get(f"{_XLINK}href", ""))}">{line}</a>'
        if tag == f"{_TEXT}span" and line.strip():
            style = element.get(f"{_TEXT}style-name", "")
            line = f"<strong>{line}</strong>" if self._says("text", style, "font-weight") == "bold" else line
            line = f"<em>{line}</em>" if self._says("text", style, "font-style") == "italic" else line
        return line

    # ── styles ──

    def _chain(self, family: str, name: str) -> Iterator[etree._Element]:
        for _ in range(DEEP):
            style = self.styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(f"{_STYLE}parent-style-name", "")

    def _says(self, family: str, name: str, what: str) -> str:
        for style in self._chain(family, name):
            properties = style.find(f"{_STYLE}text-properties")
            if properties is not None and (value := properties.get(f"{_FO}{what}")):
                return value
        return ""
