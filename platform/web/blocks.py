"""Splits clean HTML into blocks and lines: what a text box shows, and the marks (bold, links) that it cannot show."""

from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

LISTS = {"ul", "ol"}
HEADINGS = {"h3", "h4"}
BLOCKS = {"p", "li", *HEADINGS, *LISTS}

InlineTag = tuple[str, str]  # the name of a tag, and the tag as written
Run = tuple[str, tuple[InlineTag, ...]]


@dataclass
class Line:
    marker: str = ""  # « - » or « 1. » before a list's item
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)

    @property
    def html(self) -> str:
        written = []
        for text, tags in self.runs:
            closed = "".join(f"</{name}>" for name, _ in reversed(tags))
            written.append("".join(tag for _, tag in tags) + escape(text, quote=False) + closed)
        return "".join(written)


@dataclass
class Block:
    """A paragraph, a sub-heading or a whole list: its tags as written, and the lines between them."""

    tag: str
    is_close: bool  # directly under the block before, without an empty line
    parts: list[str | Line] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [part for part in self.parts if isinstance(part, Line)]

    @property
    def text(self) -> str:
        return "\n".join(line.marker + line.text for line in self.lines)

    @property
    def html(self) -> str:
        return "".join(part if isinstance(part, str) else part.html for part in self.parts)


class _Parser(HTMLParser):
    """Parses in one pass at any depth; a nested list becomes more items of the outer list."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.blocks: list[Block] = []
        self.depth = 0  # of open blocks
        self.is_loose = False  # inside words that are in no block, which make a paragraph
        self.line: Line | None = None
        self.marker = ""
        self.count = 0  # items of the list so far
        self.inline: list[InlineTag] = []
        self.space = False  # there is a space between the last block and the next

    def _block(self, tag: str) -> Block:
        before = self.blocks[-1].tag if self.blocks else ""
        can_be_close = {tag, before} & LISTS and not tag == before == "ul"
        self.blocks.append(Block(tag, bool(self.space and can_be_close)))
        self.space, self.count, self.marker = False, 0, ""
        return self.blocks[-1]

    def _in_block(self) -> None:
        if not self.depth and not self.is_loose:
            self._block("p")
            self.is_loose = True

    def _raw(self, written: str) -> None:
        self.line = None
        self.blocks[-1].parts.append(written)

    def _open_line(self) -> Line:
        if self.line is None:
            self.line, self.marker = Line(self.marker), ""
            self.blocks[-1].parts.append(self.line)
        return self.line

    def handle_starttag(self, tag, attrs):
        written = self.get_starttag_text()
        if tag == "br":
            self._break(written)
        elif tag in BLOCKS:
            if not self.depth:
                self._block(tag)
                self.is_loose = False
            self.depth += 1
            self._raw(written)
            if tag == "li":
                self.count += 1
                self.marker = f"{self.count}. " if self.blocks[-1].tag == "ol" else "- "
        else:
            self.inline.append((tag, written))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        if tag in BLOCKS and self.depth:
            # An empty paragraph or item, or one that ends with a line break, has an empty line.
            if self.line is None and not self.blocks[-1].parts[-1].startswith("</") and tag not in LISTS:
                self._open_line()
            self._raw(f"</{tag}>")
            self.depth -= 1
        elif self.inline and self.inline[-1][0] == tag:
            self.inline.pop()

    def _break(self, written: str) -> None:
        self._in_block()
        self._open_line()
        self._raw(written)

    def handle_data(self, data):
        if not (self.line or self.is_loose or data.strip()) and (not self.depth or self._between_items()):
            self.space = self.space or not self.depth
            if self.depth:
                self._raw(data)
            return
        self._in_block()
        first, *others = data.split("\n")
        self._say(first)
        for text in others:
            self._open_line()
            self._raw("\n")
            self._say(text)

    def _between_items(self) -> bool:
        last = self.blocks[-1].parts[-1]
        return isinstance(last, str) and (last.startswith("</") or last[1:3] in LISTS)

    def _say(self, text: str) -> None:
        if text:
            self._open_line().runs.append((text, tuple(self.inline)))

    def handle_entityref(self, name):
        self._character(unescape(f"&{name};"))

    def handle_charref(self, name):
        self._character(unescape(f"&#{name};"))

    def _character(self, character: str) -> None:
        self._in_block()
        self._say(character)


def blocks_of(html: str) -> list[Block]:
    """Returns the blocks of clean HTML, in order."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    for block in parser.blocks:
        if isinstance(block.parts[0], Line):  # words in no block
            last = max(place for place, part in enumerate(block.parts) if isinstance(part, Line))
            block.parts = ["<p>", *block.parts[: last + 1], "</p>"]
    return parser.blocks


def text_of(blocks: list[Block]) -> str:
    """Returns what a text box shows: an empty line between two blocks, unless the second one is close."""
    written = []
    for block in blocks:
        if written:
            written.append("\n" if block.is_close else "\n\n")
        written.append(block.text)
    return "".join(written)
