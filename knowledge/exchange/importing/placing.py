"""Decides where each part of a document goes: an answer that is sure, one to be checked, or the tray."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace

from knowledge.exchange.importing.blocks import BOX, HEAD, HEADING, PICTURE, TABLE, TEXT, TITLE, Block
from knowledge.exchange.importing.enums import How, Sure
from knowledge.exchange.importing.labels import SUMMARY, Labels
from knowledge.exchange.importing.labels import TITLE as TITLE_KEY
from knowledge.exchange.importing.pieces import before_colon, blocks_of_clean, html_of
from knowledge.exchange.importing.words import text_in
from web.text import text_from_html

BOLD_LEVEL, LINE_LEVEL = 7, 8  # the levels of a bold line and of a label, which head a part without being a heading
LONGEST_HEADING = 100
SHORTEST_SUMMARY, LONGEST_SUMMARY, LONGEST_TITLE = 40, 300, 100
MOST_FRAGMENTS = 40


# The lines after « Libellé : texte » go on with these answers until another label; other answers end with the line.
GO_ON = {How.RICH, How.LINES, How.TEXT, How.STEPS, How.PARTNERS, How.CONDITIONS}


@dataclass
class Part:
    """The text for one answer: its blocks, and the labels under which they stood."""

    key: str
    sure: Sure
    labels: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Fragment:
    """A part that waits in the tray; `near` is the answer that it is probably about."""

    heading: str = ""
    html: str = ""
    near: str = ""
    place: str = ""

    def to_json(self) -> dict:
        return asdict(self)


@dataclass
class _Row:
    """A row of a table of two columns: the left cell names the answer, the right one holds it."""

    label: str
    blocks: list[Block]


class Placing:
    """Receives a document's blocks by `place`, then holds its `parts` and its `tray`."""

    def __init__(self, labels: Labels):
        self.labels = labels
        self.parts: dict[str, Part] = {}
        self.tray: list[Fragment] = []
        self._current: Part | None = None
        self._level = 0  # the level of the heading that opened the current part
        self._loose: tuple[str, list[Block]] | None = None  # the part under a heading that names no answer
        self._begun = False  # whether a block was read already
        self._in_box = self._opened_in_box = False

    def place(self, blocks: list[Block]) -> None:
        for block in _flow(blocks, self.labels):
            self._one(block)
            self._begun = True
        self._close()
        self._list_as_steps()
        self.tray = _joined(self.tray)

    def _one(self, block: Block | _Row) -> None:
        self._notice_box(block)
        if isinstance(block, _Row):
            self._row(block)
        elif block.kind == PICTURE:
            return
        elif block.place == HEAD:
            self.tray.append(Fragment(html=html_of([block]), place=HEAD))
        elif block.tag:
            self._tagged(block)
        elif (level := self._heads(block)) is not None:
            self._heading(block, level)
        elif not self._labelled(block):
            self._content(block)

    def _notice_box(self, block: Block | _Row) -> None:
        """Closes the part that a box opened when the box ends; a part opened before the box goes on after it."""
        in_box = isinstance(block, Block) and block.place == BOX
        if self._in_box and not in_box and self._opened_in_box:
            self._close()
        self._in_box = in_box

    # ── what names an answer ──

    def _tagged(self, block: Block) -> None:
        """Places a block in the answer that a file of ours names."""
        self._close()
        if block.tag in self.labels.answers:
            self._part(block.tag, Sure.SURE).blocks.append(block)
        else:
            self.tray.append(Fragment(html=html_of([block])))

    def _heads(self, block: Block) -> int | None:
        """Returns the level of what heads a part: a heading, a bold line, a label, or a line ending with a colon."""
        text = block.text
        if block.kind == HEADING:
            return block.level
        if block.kind != TEXT or len(text) > LONGEST_HEADING or "<br>" in block.html:
            return None
        if (block.is_bold and before_colon(text) is None) or self.labels.is_exact(text):
            return BOLD_LEVEL
        return LINE_LEVEL if text.endswith(":") else None

    def _heading(self, block: Block, level: int) -> None:
        text = block.text
        found = self.labels.find(text.rstrip(" :"))
        if found and level != TITLE:
            self._open(found, text, level)
        elif self._is_title(block, level):
            sure = Sure.SURE if level == TITLE else Sure.CHECK
            self._part(TITLE_KEY, sure).blocks.append(Block(TEXT, block.html))
            self._close()
        elif (self._current and level > self._level) or (self._loose and not self._loose[1] and level > self._level):
            self._content(block)
        else:
            self._close()
            self._loose, self._level = (text, []), level
            self._opened_in_box = self._in_box

    def _is_title(self, block: Block, level: int) -> bool:
        if TITLE_KEY in self.parts or len(block.text) > LONGEST_TITLE:
            return False
        return level == TITLE or not self._begun

    def _labelled(self, block: Block) -> bool:
        """Places a line such as « Publics : familles »; returns whether it was one."""
        split = before_colon(_line(block)) if block.kind == TEXT else None
        found = self.labels.find(split[0]) if split else None
        if found is None:
            return False
        self._open(found, split[0], LINE_LEVEL)
        self._current.blocks.append(Block(TEXT, _after_colon(block.html)))
        if self.labels.answers[self._current.key].how not in GO_ON:
            self._close()
        return True

    def _row(self, row: _Row) -> None:
        self._close()
        found = self.labels.find(row.label.rstrip(" :"))
        if found:
            self._open(found, row.label, LINE_LEVEL)
            self._current.blocks += row.blocks
            self._current = None
        else:
            self.tray.append(Fragment(row.label, html_of(row.blocks)))

    def _open(self, found: tuple[str, Sure], label: str, level: int) -> None:
        self._close()
        self._current, self._level = self._part(*found), level
        self._opened_in_box = self._in_box
        self._current.labels.append(label)

    def _part(self, key: str, sure: Sure) -> Part:
        part = self.parts.setdefault(key, Part(key, sure))
        if sure == Sure.CHECK:
            part.sure = sure
        return part

    # ── what stands under it ──

    def _content(self, block: Block) -> None:
        if block.place == BOX and not self._opened_in_box:
            self.tray.append(Fragment(html=html_of([block]), place=BOX))
        elif self._current:
            if self._level == LINE_LEVEL and len(self._current.blocks) > 0:
                self._current.sure = Sure.CHECK
            self._current.blocks.append(block)
        elif self._loose:
            self._loose[1].append(block)
        elif self._may_be_summary(block):
            self._part(SUMMARY, Sure.CHECK).blocks.append(block)
        elif html := html_of([block]):
            self.tray.append(Fragment(html=html))

    def _may_be_summary(self, block: Block) -> bool:
        """Returns whether a block is the paragraph right under the title, with the length of a summary."""
        right_there = TITLE_KEY in self.parts and SUMMARY not in self.parts and not self.tray and len(self.parts) == 1
        return right_there and block.kind == TEXT and SHORTEST_SUMMARY <= len(block.text) <= LONGEST_SUMMARY

    def _close(self) -> None:
        if self._loose:
            heading, blocks = self._loose
            self.tray.append(Fragment(heading, html_of(blocks)))
        self._current = self._loose = None
        self._level, self._opened_in_box = 0, False

    def _list_as_steps(self) -> None:
        """Takes the only ordered list of the tray as the steps (to be checked), if no label named them."""
        key = next((answer.key for answer in self.labels.answers.values() if answer.how == How.STEPS), None)
        lists = [
            one for one in self.tray if one.html.startswith("<ol>") and one.html.count("<ol>") == 1 and not one.heading
        ]
        if key is None or key in self.parts or len(lists) != 1 or not lists[0].html.endswith("</ol>"):
            return
        self.tray.remove(lists[0])
        self._part(key, Sure.CHECK).blocks += blocks_of_clean(lists[0].html)


def _flow(blocks: list[Block], labels: Labels) -> Iterator[Block | _Row]:
    """Yields a row for each line of a table of labels; opens tables of one column; yields other blocks as they are."""
    for block in blocks:
        rows = [[cell for cell in row if cell] for row in block.rows] if block.kind == TABLE else []
        rows = [row for row in rows if row]
        if rows and all(len(row) == 1 for row in rows):
            for row in rows:
                yield from _flow([replace(inner, place=inner.place or block.place) for inner in row[0]], labels)
        elif rows and _is_labelled(rows, labels):
            for row in rows:
                label = " ".join(inner.text for inner in row[0])
                yield _Row(label, row[1]) if len(row) == 2 else _Row("", row[0])
        else:
            yield block


def _is_labelled(rows: list[list[list[Block]]], labels: Labels) -> bool:
    firsts = [" ".join(inner.text for inner in row[0]).rstrip(" :") for row in rows if len(row) == 2]
    return all(len(row) <= 2 for row in rows) and any(labels.is_exact(first) for first in firsts)


def _line(block: Block) -> str:
    return text_in(block.html.partition("<br>")[0]).strip()


def _after_colon(html: str) -> str:
    """Returns what follows the label, and opens again the bold or italic that the label had opened."""
    before, _, after = html.partition(":")
    opened = before.count("<strong>") - before.count("</strong>")
    italic = before.count("<em>") - before.count("</em>")
    return f"{'<em>' * italic}{'<strong>' * opened}{after.lstrip()}"


def _joined(tray: list[Fragment]) -> list[Fragment]:
    """Joins neighbours without a heading so that people can go through the tray; joins headers and footers too."""
    heads = [one for one in tray if one.place == HEAD]
    others = [one for one in tray if one.place != HEAD and (one.heading or one.html)]
    if len(others) > MOST_FRAGMENTS:
        kept: list[Fragment] = []
        for one in others:
            if kept and not one.heading and not kept[-1].heading and len(text_from_html(kept[-1].html)) < 2000:
                kept[-1].html += one.html
            else:
                kept.append(one)
        others = kept
    if heads:
        others.append(Fragment(html="".join(one.html for one in heads), place=HEAD))
    return others
