"""Turns blocks into the HTML that is stored, and back: a fragment waits as HTML, and is cut again when it is placed."""

import re
from html import escape
from html.parser import HTMLParser

from knowledge.exchange.importing.blocks import HEADING, LIST, PICTURE, TABLE, TEXT, Block
from web.text import clean_html, text_from_html

_BETWEEN, _ENDS = re.compile(r"(?:<[uo]l>)?<li>"), re.compile(r"</(?:li|[uo]l)>")
_LABELLED = re.compile(r"([^\n:]{1,150}?)\s*:\s+(\S.*)", re.S)
_WHOLE_BOLD = re.compile(r"^<strong>(.*)</strong>$", re.S)


def html_of(blocks: list[Block]) -> str:
    """Returns clean HTML: headings become sub-headings, pictures are left out."""
    written = []
    for block in plain(blocks):
        if block.kind == HEADING:
            bare = _WHOLE_BOLD.sub(r"\1", block.html)
            written.append(f"<h3>{bare}</h3>")
        elif block.kind == LIST:
            written.append(block.html)
        elif block.kind == TEXT:
            written.append(f"<p>{block.html}</p>")
    return clean_html("".join(written))


def plain(blocks: list[Block]) -> list[Block]:
    """Returns the same blocks with tables as readable lines, and without pictures."""
    made = []
    for block in blocks:
        if block.kind == TABLE:
            made += readable(block)
        elif block.kind != PICTURE:
            made.append(block)
    return made


def readable(table: Block) -> list[Block]:
    """Returns a table as a list, a row an item, « cell — cell »; the blocks of a table of one column stay blocks."""
    rows = [[cell for cell in map(plain, row) if any(block.html for block in cell)] for row in table.rows]
    rows = [row for row in rows if row]
    if all(len(row) == 1 for row in rows):
        return [block for row in rows for block in row[0]]
    items = [" — ".join(" / ".join(map(one_line, cell)) for cell in row) for row in rows]
    html = "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    return [Block(LIST, html, items=items)]


def one_line(block: Block) -> str:
    if block.kind == LIST:
        return " ; ".join(item_line(item) for item in block.items)
    return block.html.replace("<br>", " ")


def item_line(item: str) -> str:
    """Returns an item on one line, with the items of its inner lists."""
    return _BETWEEN.sub(" ; ", _ENDS.sub("", item.replace("<br>", " ")))


def lines_of(blocks: list[Block]) -> list[str]:
    """Returns plain lines: one for each item of a list and each line of a paragraph."""
    lines = []
    for block in plain(blocks):
        pieces = map(item_line, block.items) if block.kind == LIST else block.html.split("<br>")
        lines += [line for line in (text_from_html(piece).replace("\n", " ").strip() for piece in pieces) if line]
    return lines


def before_colon(text: str) -> tuple[str, str] | None:
    """Cuts « Repérer : on va au marché » into « Repérer » and the rest; None without a colon."""
    found = _LABELLED.fullmatch(text.strip())
    return (found[1].strip(), found[2].strip()) if found else None


def text_of(blocks: list[Block]) -> str:
    return text_from_html(html_of(blocks))


class _Cut(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.tag = ""
        self.depth = 0  # how many lists are open
        self.said: list[str] = []
        self.items: list[str] = []

    def handle_starttag(self, tag, attributes):
        if tag in ("ul", "ol"):
            self.depth += 1
            if self.depth == 1:
                self._close()
                self.tag = tag
                return
        elif tag == "li" and self.depth == 1:
            self.said = []
            return
        elif not self.depth and tag in ("p", "h3", "h4"):
            self._close()
            self.tag = tag
            return
        self.said.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        if tag in ("ul", "ol"):
            self.depth -= 1
            if not self.depth:
                items = [item for item in self.items if item]
                html = f"<{tag}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>"
                self.blocks.append(Block(LIST, html, is_ordered=tag == "ol", items=items))
                self.items, self.said = [], []
                return
        elif tag == "li" and self.depth == 1:
            self.items.append("".join(self.said).strip())
            self.said = []
            return
        elif not self.depth and tag in ("p", "h3", "h4"):
            self._close()
            return
        if tag != "br":
            self.said.append(f"</{tag}>")

    def handle_data(self, data):
        if self.depth or data.strip() or self.said:
            self.said.append(escape(data, quote=False))

    def _close(self):
        html, is_heading = "".join(self.said).strip(), self.tag in ("h3", "h4")
        if html:
            self.blocks.append(Block(HEADING, html, 3) if is_heading else Block(TEXT, html))
        self.said, self.tag = [], ""


def blocks_of_clean(html: str) -> list[Block]:
    """Returns the blocks of any clean HTML, such as what `html_of` wrote."""
    cut = _Cut()
    cut.feed(clean_html(html))
    cut.close()
    cut._close()
    return cut.blocks
