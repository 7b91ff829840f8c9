"""Counts the words that a document's pages show, in its XML, without the program that reads its blocks.

Two counts that agree prove that no word was lost. This module does not import Django.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable

from knowledge.exchange.importing.damage import walk_part
from knowledge.exchange.importing.page_marks import HEADS, ODT_HEADS, ODT_MASTER, Head
from knowledge.exchange.importing.words import words
from knowledge.files.markup import open_part, walk
from knowledge.files.packages import Package

TEXTS = {"w:t", "m:t"}
SPACES = {"w:tab", "w:ptab", "w:br", "w:cr", "w:sym", "w:noBreakHyphen", "w:footnoteReference", "w:endnoteReference"}
GONE = {"w:del", "w:moveFrom"}
CONTENTS = re.compile(r"(?:TOC|TM)\d$")  # the names of the styles of a table of contents, in English and French
BESIDE = ("footnotes", "endnotes")
DRAWN = ("chart", "chartEx", "diagramData")
DRAWN_TEXTS = {"a:t", "c:v", "cx:pt", "cx:v"}


MOST_PARAGRAPHS = 5_000
DEEPEST_TABLE = 10


class TooLong(Exception):
    """The document has more paragraphs than any sheet."""


class TooDeep(Exception):
    """The document nests too many tables."""


class _Bounds:
    """Counts paragraphs and nested tables, and stops before they are too many for the reader."""

    paragraphs = tables = 0

    def paragraph(self) -> None:
        self.paragraphs += 1
        if self.paragraphs > MOST_PARAGRAPHS:
            raise TooLong

    def table(self) -> None:
        self.tables += 1
        if self.tables > DEEPEST_TABLE:
            raise TooDeep


class Census(_Bounds):
    """Counts the words that `walk` gives to `start`, `end` and `text`.

    `said`: the text of each paragraph that pages show; `prompts`: of a form's empty boxes; `contents`: of a table of
    contents.
    """

    def __init__(self):
        self.said: list[str] = []
        self.prompts: list[str] = []
        self.contents: list[str] = []
        self._open: list[list[str]] = [[]]
        self._lists: list[list[str]] = [self.said]
        self._texts = self._gone = 0
        self._choices: list[int] = []
        self._prompting: list[bool] = []
        self._size = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._gone or tag in GONE or (tag == "mc:Fallback" and self._choices and self._size > self._choices[-1]):
            self._gone += 1
            return
        if tag == "w:p":
            self.paragraph()
            self._open.append([])
            self._lists.append(self.prompts if any(self._prompting) else self.said)
        elif tag == "w:pStyle" and CONTENTS.match(attributes.get("w:val", "")):
            self._lists[-1] = self.contents
        elif tag in TEXTS:
            self._texts += 1
        elif tag in SPACES:
            self._open[-1].append(" ")
        elif tag == "mc:AlternateContent":
            self._choices.append(self._size)
        elif tag == "v:textpath":
            self._open[-1].append(f" {attributes.get('string', '')} ")
        elif tag == "w:sdt":
            self._prompting.append(False)
        elif tag == "w:showingPlcHdr" and self._prompting:
            self._prompting[-1] = attributes.get("w:val", "1") not in ("0", "false")
        elif tag == "w:tbl":
            self.table()

    def end(self, tag: str) -> None:
        if self._gone:
            self._gone -= 1
        elif tag in TEXTS:
            self._texts -= 1
        elif tag == "w:p":
            self._lists.pop().append("".join(self._open.pop()))
        elif tag == "mc:AlternateContent":
            self._choices.pop()
        elif tag == "w:sdt":
            self._prompting.pop()
        elif tag == "w:tbl":
            self.tables -= 1

    def text(self, characters: str) -> None:
        if not self._texts or self._gone:
            return
        self._size += len(characters)
        if any(self._prompting) and self._lists[-1] is self.said:
            self.prompts.append(f" {characters} ")
        else:
            self._open[-1].append(characters)


class Drawn:
    """Collects the words of charts and diagrams."""

    def __init__(self):
        self.said: list[str] = []
        self._texts = 0

    def start(self, tag: str, _) -> None:
        self._texts += tag in DRAWN_TEXTS

    def end(self, tag: str) -> None:
        self._texts -= tag in DRAWN_TEXTS
        self.said.append(" ")

    def text(self, characters: str) -> None:
        if self._texts:
            self.said.append(characters)


def counted(texts: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text in texts:
        found.update(words(text))
    return found


def of_word(archive: zipfile.ZipFile, marks: Collection[str] = ()) -> dict[str, Counter[str]]:
    """Returns the words by what becomes of them: `seen`, `prompts`, `contents`, `drawn`, `marks`. Raises Malformed.

    `marks`: the headers and footers that `page_marks` found.
    """
    package = Package(archive)
    main, _ = package.main("docx")
    census, drawn = Census(), Drawn()
    heads, marked = set(), set()  # each counted once, however many kinds of pages repeat it
    relations = package.relations(main)
    for part in [main, *(one.part for one in relations if one.kind in BESIDE)]:
        walk_part(package, part, census)
    for one in relations:
        if one.kind in HEADS:
            head = Census()
            walk_part(package, one.part, head)
            (marked if one.part in marks else heads).add("\n".join(head.said))
        elif one.kind in DRAWN:
            walk_part(package, one.part, drawn)
    return {
        "seen": counted([*census.said, *heads]),
        "prompts": counted(census.prompts),
        "contents": counted(census.contents),
        "drawn": words("".join(drawn.said)),
        "marks": counted(marked),
    }


# ── OpenDocument ──

ODT_PARAGRAPHS = {"text:p", "text:h"}
ODT_SPACES = {"text:s", "text:tab", "text:line-break", "text:note"}
ODT_GONE = {
    *("office:annotation", "text:tracked-changes", "text:note-citation", "svg-compatible:title", "svg-compatible:desc"),
    *("office:scripts", "office:automatic-styles", "office:styles", "office:font-face-decls", "text:script"),
    *("office:forms", "text:sequence-decls", "text:ruby-text"),
}


class OpenCensus(_Bounds):
    """Counts as `Census` does; `marked`: the text of the headers and footers in `marks`."""

    def __init__(self, marks: Collection[Head] = ()):
        self.said: list[str] = []
        self.contents: list[str] = []
        self.marked: list[str] = []
        self._marks = marks
        self._master = ""
        self._list = self.said
        self._open: list[list[str]] = [[]]
        self._gone = self._contents = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._gone or tag in ODT_GONE:
            self._gone += 1
        elif tag in ODT_PARAGRAPHS:
            self.paragraph()
            self._open.append([])
        elif tag in ODT_SPACES:
            self._open[-1].append(" ")
        elif tag == "text:table-of-content":
            self._contents += 1
        elif tag == ODT_MASTER:
            self._master = attributes.get("style:name", "")
        elif tag in ODT_HEADS:
            self._list = self.marked if (self._master, tag) in self._marks else self.said
        elif tag == "table:table":
            self.table()

    def end(self, tag: str) -> None:
        if self._gone:
            self._gone -= 1
        elif tag in ODT_PARAGRAPHS:
            (self.contents if self._contents else self._list).append("".join(self._open.pop()))
        elif tag == "text:table-of-content":
            self._contents -= 1
        elif tag == "table:table":
            self.tables -= 1

    def text(self, characters: str) -> None:
        if not self._gone and len(self._open) > 1:
            self._open[-1].append(characters)


def of_open_document(archive: zipfile.ZipFile, marks: Collection[Head] = ()) -> dict[str, Counter[str]]:
    """Returns the words by what becomes of them: `seen`, `contents`, `marks`, as `of_word`. Raises Malformed."""
    census, heads = OpenCensus(), OpenCensus(marks)
    for part, reader in (("content.xml", census), ("styles.xml", heads)):
        if part in archive.namelist():
            with open_part(archive, part) as stream:
                walk(stream, reader.start, reader.end, reader.text)
    said = [*census.said, *dict.fromkeys(heads.said)]
    marked = dict.fromkeys(heads.marked)
    return {"seen": counted(said), "contents": counted(census.contents), "marks": counted(marked)}
