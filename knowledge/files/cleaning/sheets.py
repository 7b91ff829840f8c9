"""Excel: drops hidden sheets, rows and columns, formulas that use them, and strings that no cell shows any more."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from knowledge.files.cleaning.findings import (
    HIDDEN_CELLS,
    HIDDEN_SHEETS,
    HIDDEN_TEXT,
    LINKS,
    PROPERTIES,
    Found,
)
from knowledge.files.cleaning.markup import DROP, HOLD, Filter
from knowledge.files.cleaning.office import OfficeFilter, is_private_path
from knowledge.files.markup import MOST_COLUMNS, column, is_on, number

_OTHER_BOOK = re.compile(r"\[[^\]]*\](?=[^\[\]]*!)")
_SHEETS = re.compile(r"""'((?:[^']|'')+)'!|([^\s'!,;()+*/&=<>:^%"{}\[\]-]+)!""")
LONGEST_FORMULA = 8_192
_LETTERS = "$ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FETCHES = ("rtd(", "dde(", "webservice(", "sql.request(", "call(", "register.id(")
_REFERS = ("x:dataValidation", "x:conditionalFormatting", "x14:dataValidation", "x14:conditionalFormatting")
_FORMULAS = {"x:formula1", "x:formula2", "x:formula", "xm:f"}


@dataclass
class Book:
    """What the parts of a workbook know of each other."""

    hidden: dict[str, str] = field(default_factory=dict)  # hidden sheets, by relation: their names
    places: dict[int, int] = field(default_factory=dict)  # position of each sheet that stays: its new position
    hiding: set[str] = field(default_factory=set)  # parts of sheets with hidden rows or columns
    freezes: bool = False  # formulas go and values stay: without the hidden content, formulas would give other results
    strings: set[int] = field(default_factory=set)  # numbers of the strings that a cell still shows

    @cached_property
    def removed(self) -> set[str]:
        return {name.lower() for name in self.hidden.values()}

    def refers_to_removed(self, formula: str) -> bool:
        """Tells whether a formula names a removed sheet; a formula too long for Excel counts as one that does."""
        if not self.hidden or "!" not in formula:
            return False
        asked = (quoted.replace("''", "'") or plain for quoted, plain in _SHEETS.findall(formula[:LONGEST_FORMULA]))
        return len(formula) > LONGEST_FORMULA or any(name.lower() in self.removed for name in asked)


class BookReader(Filter):
    """Reads the workbook a first time: finds its hidden sheets."""

    def __init__(self, takes: bool):
        self.book, self.takes, self.count = Book(), takes, 0

    def start(self, name, attributes, path):
        if name != "x:sheet":
            return
        if self.takes and attributes.get("state") in ("hidden", "veryHidden"):
            self.book.hidden[attributes.get("r:id", "")] = attributes.get("name", "")
            self.book.freezes = True
        else:
            self.book.places[self.count] = len(self.book.places)
        self.count += 1


class HiddenCellsReader(Filter):
    """Reads a sheet a first time: tells whether it has hidden rows or columns."""

    def __init__(self):
        self.hides = False

    def start(self, name, attributes, path):
        if name in ("x:row", "x:col") and _is_hidden(name, attributes):
            self.hides = True


def _is_hidden(name: str, attributes: dict[str, str]) -> bool:
    """Tells whether a row or column is hidden, or has no height or width."""
    size = attributes.get("ht" if name == "x:row" else "width", "")
    return is_on(attributes, "hidden", unsaid=False) or size in ("0", "0.0")


class BookFilter(OfficeFilter):
    """Filters the workbook: drops hidden sheets, and the names that lead to them or to other files."""

    whole = frozenset({"x:definedName"})

    def __init__(self, found: Found, where: str, gone: set[str], book: Book):
        super().__init__(found, where, gone | book.hidden.keys())
        self.book = book
        self.hides_name = False

    def start(self, name, attributes, path):
        if name == "x:sheet" and attributes.get("r:id") in self.book.hidden:
            self.found.add(HIDDEN_SHEETS, attributes.get("name", ""))
            return DROP
        if name == "x:workbookView":
            for key in ("activeTab", "firstSheet"):
                if key in attributes:
                    attributes[key] = str(self.book.places.get(number(attributes[key]), 0))
        if name == "x:definedName":
            return self._name(attributes)
        return super().start(name, attributes, path)

    def _name(self, attributes: dict[str, str]) -> str:
        is_own = not attributes.get("name", "").startswith("_xlnm.")
        self.hides_name = is_own and is_on(attributes, "hidden", unsaid=False)
        attributes.pop("comment", None)
        if "localSheetId" in attributes:
            place = self.book.places.get(number(attributes["localSheetId"]))
            if place is None:
                return DROP
            attributes["localSheetId"] = str(place)
        return HOLD

    def end(self, name, text, path):
        if name != "x:definedName":
            return super().end(name, text, path)
        if self.hides_name or leaves_book(text):
            self.found.add(LINKS if leaves_book(text) else HIDDEN_TEXT, self.where)
            return DROP
        return DROP if self.book.refers_to_removed(text) else None


class SheetFilter(OfficeFilter):
    """Filters one sheet: drops the cells of hidden rows and columns, and formulas that must go; their values stay."""

    whole = frozenset({"x:f", "x:v", "c:f", *_FORMULAS})

    def __init__(self, found: Found, where: str, gone: set[str], book: Book):
        super().__init__(found, where, gone)
        self.book = book
        self.takes = found.takes(HIDDEN_CELLS)
        self.columns = bytearray(MOST_COLUMNS + 1)  # 1 for a hidden column
        self.rows: set[int] = set()  # the hidden rows
        self.hidden_row = False
        self.row = self.column = 0
        self.is_string = False

    def start(self, name, attributes, path):
        if name in ("x:legacyDrawing", "x:pivotTableDefinition"):
            return DROP
        if name == "x:col" and _is_hidden(name, attributes) and self.takes:
            first, last = (min(number(attributes.get(key)), MOST_COLUMNS) for key in ("min", "max"))
            if first <= last:
                self.columns[first : last + 1] = b"\1" * (last + 1 - first)
        elif name == "x:row":
            self.row, self.column = number(attributes.get("r")) or self.row + 1, 0
            self.hidden_row = self.takes and _is_hidden(name, attributes)
            if self.hidden_row:
                self.rows.add(self.row)
        elif name == "x:c":
            return self._cell(attributes)
        elif name == "x:f" and path[-1:] == ["x:c"]:
            return HOLD
        elif self.takes and (name == "x:filterColumn" or (name == "x:hyperlink" and self._is_in_hidden(attributes))):
            self.found.add(HIDDEN_CELLS, self.where)
            return DROP
        elif name in _REFERS:
            return super().start(name, attributes, path) or HOLD
        return super().start(name, attributes, path)

    def _cell(self, attributes: dict[str, str]) -> str | None:
        self.column = column(attributes.get("r", "")) or self.column + 1
        if self.hidden_row or self.columns[min(self.column, MOST_COLUMNS)]:
            self.found.add(HIDDEN_CELLS, self.where)
            return DROP
        self.is_string = attributes.get("t") == "s"
        attributes.pop("vm", None)
        return None

    def _is_in_hidden(self, attributes: dict[str, str]) -> bool:
        """Tells whether a link or its tip belongs to a removed cell."""
        cell = attributes.get("ref", "").partition(":")[0]
        return number(cell.lstrip(_LETTERS)) in self.rows or bool(self.columns[min(column(cell), MOST_COLUMNS)])

    def end(self, name, text, path):
        if name == "x:v" and self.is_string and path[-1:] == ["x:c"]:
            self.book.strings.add(number(text))
        elif name == "x:f" and path[-1:] == ["x:c"]:
            if leaves_book(text):
                self.found.add(LINKS, self.where)
                return DROP
            return DROP if self.book.freezes else None
        elif name in _FORMULAS and (leaves_book(text) or self.book.refers_to_removed(text)):
            for depth, outer in enumerate(path):
                if outer in _REFERS:
                    self.condemn(depth)
        return super().end(name, text, path)


class StringsFilter(OfficeFilter):
    """Empties the shared strings that no cell shows any more, so that the others keep their numbers."""

    def __init__(self, found: Found, where: str, book: Book):
        super().__init__(found, where, set())
        self.book, self.number, self.empties = book, -1, False

    def start(self, name, attributes, path):
        if name == "x:si":
            self.number += 1
            self.empties = self.number not in self.book.strings
        return super().start(name, attributes, path)

    def text(self, name: str) -> bool:
        if self.empties and name == "x:t":
            self.found.add(PROPERTIES, self.where)
            return False
        return True


class ChartFilter(OfficeFilter):
    """Filters a chart, which shows its own copy of the values: removes the names of removed sheets."""

    def __init__(self, found: Found, where: str, gone: set[str], book: Book):
        super().__init__(found, where, gone)
        self.book = book

    def end(self, name, text, path):
        if name == "c:f" and self.book.refers_to_removed(text):
            return "#REF!"
        return super().end(name, text, path)


def leaves_book(formula: str) -> bool:
    """Tells whether a formula asks another file, a program or a server."""
    asked = formula.lower().replace(" ", "")
    return (
        _OTHER_BOOK.search(formula) is not None
        or is_private_path(formula.strip("'\""))
        or ("|" in formula and "!" in formula)
        or any(word in asked for word in _FETCHES)
        or ":\\" in formula
        or "file:" in asked
    )
