"""Reads the text of Excel files by sheet: cells, text boxes, charts, headers and footers; skips hidden sheets."""

import re
from bisect import bisect_right
from datetime import datetime, timedelta

from knowledge.files.markup import MOST_COLUMNS, Malformed, column, is_on, number, walk
from knowledge.files.packages import Package
from search.extraction.flow import MOST_TEXT, Enough, Pages
from search.extraction.office import drawn_in, read_beside

MOST_STRINGS = 2_000_000
MOST_SHEETS = 2_000
MOST_RANGES = 20_000
# Excel shows dates as numbers with a format: these are its own formats, and letters tell the other ones.
DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|.)')
_HEADS = {"s:oddHeader", "s:oddFooter", "s:evenHeader", "s:evenFooter", "s:firstHeader", "s:firstFooter"}
VALUES = {"s:v", "s:is", *_HEADS}
LAST_DAY = 2_958_465  # the last day of the year 9999


def of_sheets(package: Package, main: str) -> Pages:
    book = Book()
    with package.open(main) as stream:
        walk(stream, book.start)
    relations = package.relations(main)
    by_id = {one.id: one.part for one in relations}
    strings = _strings(package, [one.part for one in relations if one.kind == "sharedStrings"])
    dates = _dates(package, [one.part for one in relations if one.kind == "styles"])
    for place, (name, relation) in enumerate(book.sheets, start=1):
        if relation not in by_id:
            continue
        part = by_id[relation]
        sheet = Sheet(strings, dates, book.from_1904)
        _read(package, [part], sheet.start, sheet.end, sheet.text)  # a broken sheet keeps what was read before
        drawings = [one.part for one in package.relations(part) if one.kind == "drawing"]
        drawn = [text for one in drawings for text in (read_beside(package, one), drawn_in(package, one))]
        yield place, "\n".join([name, *sheet.said, *drawn])


class Book:
    """Lists the sheets; a hidden one has an empty relation, so that the others keep their number."""

    def __init__(self):
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "s:sheet" and len(self.sheets) < MOST_SHEETS:
            is_shown = attributes.get("state", "visible") == "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get("r:id", "") if is_shown else ""))
        elif tag == "s:workbookPr":
            self.from_1904 = is_on(attributes, "date1904", unsaid=False)


class Sheet:
    def __init__(self, strings: list[str], dates: set[int], from_1904: bool):
        self.said: list[str] = []
        self._strings, self._dates = strings, dates
        self._day_0 = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
        self._hidden: list[tuple[int, int]] = []  # first and last columns of hidden ranges
        self._is_row_hidden = False
        self._kind, self._style, self._column = "", 0, 0
        self._value: list[str] | None = None
        self._reads = False
        self._phonetic = 0
        self._size = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "s:col" and is_on(attributes, "hidden", unsaid=False) and len(self._hidden) < MOST_RANGES:
            self._hidden.append((number(attributes.get("min")), number(attributes.get("max"))))
        elif tag == "s:sheetData":
            self._hidden.sort()
        elif tag == "s:row":
            self._is_row_hidden = is_on(attributes, "hidden", unsaid=False)
            self._column = 0
        elif tag == "s:c":
            self._kind, self._style = attributes.get("t", "n"), number(attributes.get("s"))
            self._column = column(attributes.get("r", "")) or self._column + 1
        elif tag == "s:rPh":
            self._phonetic += 1
        elif tag in VALUES:
            self._value = []
        self._reads = tag in VALUES or tag == "s:t"

    def end(self, tag: str) -> None:
        self._reads = False
        if tag == "s:rPh":
            self._phonetic -= 1
        if self._value is None or tag not in VALUES:
            return
        text, self._value = "".join(self._value), None
        if tag in _HEADS:
            self._say(_CODES.sub(" ", text))
        elif not self._is_row_hidden and not self._is_column_hidden():
            self._say(text if tag == "s:is" else self._shown(text))

    def text(self, characters: str) -> None:
        if self._reads and self._value is not None and not self._phonetic:
            self._value.append(characters)

    def _say(self, text: str) -> None:
        if text:
            self.said.append(text)
            self._size += len(text) + 1
            if self._size > MOST_TEXT:
                raise Enough

    def _is_column_hidden(self) -> bool:
        place = bisect_right(self._hidden, (self._column, MOST_COLUMNS)) - 1
        return place >= 0 and self._hidden[place][0] <= self._column <= self._hidden[place][1]

    def _shown(self, value: str) -> str:
        if self._kind == "s":
            place = number(value, -1)
            return self._strings[place] if 0 <= place < len(self._strings) else ""
        if self._kind in ("b", "e"):
            return ""
        return self._day(value) if self._kind == "n" and self._style in self._dates else _rounded(value)

    def _day(self, value: str) -> str:
        try:
            days = float(value)
        except ValueError:
            return ""
        return f"{self._day_0 + timedelta(days=int(days)):%d/%m/%Y}" if 1 <= days <= LAST_DAY else ""


def _rounded(value: str) -> str:
    """Shows 0.30000000000000004 as 0.3; leaves a formula's words unchanged."""
    try:
        return format(float(value), ".10g") if "." in value and len(value) < 40 else value
    except ValueError:
        return value


def _strings(package: Package, parts: list[str]) -> list[str]:
    """Returns the strings that cells refer to; joins the runs of each."""
    strings: list[str] = []
    entry: list[str] = []
    size = inside = phonetic = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside, phonetic
        inside = int(tag == "s:t")
        phonetic += tag == "s:rPh"

    def end(tag: str) -> None:
        nonlocal inside, phonetic, size
        inside = 0
        phonetic -= tag == "s:rPh"
        if tag == "s:si":
            strings.append("".join(entry))
            size += len(strings[-1])
            entry.clear()
            if size > MOST_TEXT or len(strings) >= MOST_STRINGS:
                raise Enough

    def text(characters: str) -> None:
        if inside and not phonetic:
            entry.append(characters)

    _read(package, parts[:1], start, end, text)
    return strings


def _dates(package: Package, parts: list[str]) -> set[int]:
    """Returns the cell styles that show a date."""
    formats, styles = set(DATES), []
    is_cells = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal is_cells
        if tag == "s:numFmt":
            letters = set(_ASIDE.sub("", attributes.get("formatCode", "")).lower())
            if letters & {"d", "y"} or {"m"} == letters & {"m", "h", "s"}:
                formats.add(number(attributes.get("numFmtId")))
        elif tag == "s:cellXfs":
            is_cells = True
        elif tag == "s:xf" and is_cells and len(styles) < MOST_RANGES * 4:
            styles.append(number(attributes.get("numFmtId")))

    def end(tag: str) -> None:
        nonlocal is_cells
        is_cells = is_cells and tag != "s:cellXfs"

    _read(package, parts[:1], start, end, None)
    return {place for place, known in enumerate(styles) if known in formats}


def _read(package: Package, parts: list[str], start, end, text) -> None:
    for part in parts:
        try:
            with package.open(part) as stream:
                walk(stream, start, end, text)
        except (Enough, Malformed):
            return
