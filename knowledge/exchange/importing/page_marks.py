"""Finds the headers and footers that hold page numbers, dates or the file's name, and nothing that an answer could use.

It reads the file before it is cleaned: some of these fields do not stay. This module does not import Django.
"""

import zipfile
from collections import defaultdict

from knowledge.exchange.importing.damage import walk_part
from knowledge.exchange.importing.words import words
from knowledge.files.markup import open_part, walk
from knowledge.files.packages import Package

HEADS = ("header", "footer")
MARKS = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "FILENAME"}
MARKS |= {"DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"}
ODT_MASTER = "style:master-page"
ODT_HEADS = {f"style:{head}{pages}" for head in HEADS for pages in ("", "-left", "-first")}
ODT_MARKS = {f"text:{name}" for name in ("page-number", "page-count", "file-name", "date", "time")}
ODT_MARKS |= {f"text:{when}-{what}" for when in ("creation", "modification", "print") for what in ("date", "time")}
# Words that join these fields and say nothing alone, without accents.
JOINING = {"page", "pages", "p", "pp", "n", "no", "sur", "de", "of", "du", "le", "date", "fichier", "imprime", "edite"}
BETWEEN = {"w:p", "w:tab", "w:ptab", "w:br", "w:cr"}  # they part two words
Head = tuple[str, str]  # in an OpenDocument text: the name of the master page, and which of its headers or footers


def of_word(archive: zipfile.ZipFile) -> set[str]:
    """Returns the parts of a Word file that are such headers or footers. Raises Malformed."""
    package = Package(archive)
    found = set()
    for one in package.relations(package.main("docx")[0]):
        if one.kind in HEADS:
            head = _WordHead()
            walk_part(package, one.part, head)
            if head.is_marks:
                found.add(one.part)
    return found


def of_open_document(archive: zipfile.ZipFile) -> set[Head]:
    """Returns such headers and footers of an OpenDocument text. Raises Malformed."""
    if "styles.xml" not in archive.namelist():
        return set()
    heads = _OpenHeads()
    with open_part(archive, "styles.xml") as stream:
        walk(stream, heads.start, heads.end, heads.text)
    return {head for head, several in heads.found.items() if all(several)}  # two may have one name in an odd file


def _is_marks(has_marks: bool, beside: list[str]) -> bool:
    """Tells whether the words beside the fields say nothing without them."""
    return has_marks and words("".join(beside)).keys() <= JOINING


class _WordHead:
    """Reads one header or footer. A field says what it is, then what it shows, and may hold other fields."""

    def __init__(self):
        self._beside: list[str] = []
        self._fields: list[str] = []  # what each open field says that it is
        self._saying = self._has_marks = False
        self._texts = 0

    @property
    def is_marks(self) -> bool:
        return not self._fields and _is_marks(self._has_marks, self._beside)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "w:fldSimple":
            self._begin(attributes.get("w:instr", ""))
        elif tag == "w:fldChar" and attributes.get("w:fldCharType") == "begin":
            self._begin("")
        elif tag == "w:fldChar" and attributes.get("w:fldCharType") == "end":
            self._end()
        elif tag == "w:instrText":
            self._saying = True
        elif tag in ("w:t", "m:t"):
            self._texts += 1
        elif tag == "v:textpath":
            self._beside.append(f" {attributes.get('string', '')} ")
        elif tag in BETWEEN:
            self._beside.append(" ")

    def end(self, tag: str) -> None:
        if tag == "w:fldSimple":
            self._end()
        elif tag == "w:instrText":
            self._saying = False
        elif tag in ("w:t", "m:t"):
            self._texts -= 1

    def text(self, characters: str) -> None:
        if self._saying and self._fields:
            self._fields[-1] += characters
        elif self._texts and not any(map(_is_mark, self._fields)):
            self._beside.append(characters)

    def _begin(self, instruction: str) -> None:
        self._fields.append(instruction)

    def _end(self) -> None:
        self._has_marks |= bool(self._fields) and _is_mark(self._fields.pop())


def _is_mark(instruction: str) -> bool:
    return next(iter(instruction.split()), "").upper() in MARKS


class _OpenHeads:
    """Reads styles.xml; `found` tells of each header and footer whether it holds nothing else."""

    def __init__(self):
        self.found: dict[Head, list[bool]] = defaultdict(list)
        self._master = ""
        self._beside: list[str] | None = None  # None outside headers and footers
        self._has_marks = False
        self._marks = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == ODT_MASTER:
            self._master = attributes.get("style:name", "")
        elif tag in ODT_HEADS:
            self._beside, self._has_marks = [], False
        elif tag in ODT_MARKS:
            self._marks, self._has_marks = self._marks + 1, True
        elif self._beside is not None and tag != "text:span":
            self._beside.append(" ")

    def end(self, tag: str) -> None:
        self._marks -= tag in ODT_MARKS
        if tag in ODT_HEADS and self._beside is not None:
            self.found[self._master, tag].append(_is_marks(self._has_marks, self._beside))
            self._beside = None

    def text(self, characters: str) -> None:
        if self._beside is not None and not self._marks:
            self._beside.append(characters)
