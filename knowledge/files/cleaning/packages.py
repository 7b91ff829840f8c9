"""Writes a Word, Excel or PowerPoint file again: only the parts that its pages need, each through its filter."""

import zipfile
from itertools import count
from pathlib import PurePath
from typing import BinaryIO
from urllib.parse import quote

from knowledge.files.cleaning.crops import MEDIA_TYPES, Sides, suffix
from knowledge.files.cleaning.findings import (
    CROPS,
    DAMAGED,
    DATA,
    FOREIGN,
    HIDDEN_CELLS,
    HIDDEN_SHEETS,
    HIDDEN_SLIDES,
    HIDDEN_TEXT,
    LINKS,
    MACROS,
    MEDIA,
    NOTES,
    PROPERTIES,
    REMARKS,
    TOO_MUCH,
    Found,
    Uncleanable,
)
from knowledge.files.cleaning.markup import MOST_READ, Filter, rewrite
from knowledge.files.cleaning.office import WEB, OfficeFilter, is_private_path
from knowledge.files.cleaning.pictures import SvgFilter, cleaned_picture
from knowledge.files.cleaning.relations import (
    ANOTHER_DOCUMENT,
    GONE,
    KEPT,
    NAMED,
    NAMED_BY_MASTER,
    OF_MAIN,
    PROGRAMS,
    RECORDINGS,
    SHEETS,
    Holds,
    KeptRelations,
    RelationsReader,
    Row,
    Types,
)
from knowledge.files.cleaning.sheets import (
    Book,
    BookFilter,
    BookReader,
    ChartFilter,
    HiddenCellsReader,
    SheetFilter,
    StringsFilter,
)
from knowledge.files.cleaning.slides import DeckFilter, DeckReader, SlideReader
from knowledge.files.cleaning.words import FieldsReader, HiddenStyles, SectionsReader, SettingsReader, WordFilter
from knowledge.files.markup import CHUNK
from knowledge.files.packages import Package, folded, kind_of, rels_of, resolved

DEEP = 40  # the longest chain of parts that is followed
TYPES = "[Content_Types].xml"
Pictures = dict[str, tuple[str, Sides]]  # as in `crops.Uses.shown`


class Cleaning:
    """Cleans one file. `family` (docx, xlsx, pptx) says how each part is read: programs follow relations, not names."""

    def __init__(self, archive: zipfile.ZipFile, target: zipfile.ZipFile, found: Found, suffix: str):
        self.archive, self.target, self.found = archive, target, found
        self.entries = {folded(entry.filename): entry for entry in archive.infolist()}
        if len(self.entries) != len(archive.infolist()):
            raise Uncleanable(DAMAGED)
        self.main, self.family = Package(archive).main(suffix)
        self.known: dict[str, list[Row]] = {}  # relations already read, by part
        self.written: set[str] = set()
        self.read = 0
        self.book = Book()
        self.deck = DeckReader()
        self.slides: dict[str, bool] = {}  # by slide already read: whether it is hidden
        self.hidden_styles: set[str] = set()
        self.unseen: set[str] = set()  # relations of headers and footers that no page shows
        self.cuts: dict[tuple[str, Sides], str] = {}  # pictures shown in part, by (part, sides): the part of the piece
        self.types: dict[str, str] = {}  # content types of the added parts
        self.last: list[tuple[str, str]] = []  # parts written after all the others

    def clean(self) -> None:
        if not any(self._is_main(row) for row in self.relations("")):
            raise Uncleanable(DAMAGED)
        self._look_ahead()
        self._follow("", self._gone(""), None, 0, {})
        for part, kind in self.last:
            self._part(part, kind, 1)
        with self._open(TYPES) as stream:
            self._write(TYPES, stream, Types(self.written, self.types))

    def _look_ahead(self) -> None:
        """Reads what the filters of some parts must know of other parts."""
        if any(name.endswith("vbaproject.bin") for name in self.entries):
            raise Uncleanable(MACROS)
        if self.family == "xlsx":
            reader = BookReader(self.found.takes(HIDDEN_SHEETS))
            self._scan(self.main, reader)
            self.book = reader.book
        elif self.family == "pptx":
            self._scan(self.main, self.deck)
        even = SettingsReader()
        for row in self.relations(self.main):
            part, kind = resolved(self.main, row.get("Target", "")), kind_of(row)
            if not self._has(part):
                continue
            if kind == "settings" and self.family == "docx":
                self._scan(part, even)
            if kind == "styles" and self.family == "docx":
                styles = HiddenStyles()
                self._scan(part, styles)
                self.hidden_styles |= styles.all()
            elif kind == "worksheet" and self.found.takes(HIDDEN_CELLS):
                cells = HiddenCellsReader()
                self._scan(part, cells)
                if cells.hides:
                    self.book.freezes = True
                    self.book.hiding.add(folded(part))
        if self.family == "docx" and {"header", "footer"} & {kind_of(row) for row in self.relations(self.main)}:
            sections = SectionsReader(even.even)
            self._scan(self.main, sections)
            self.unseen = sections.named - sections.shown

    # ── reading ──

    def _has(self, part: str) -> bool:
        return folded(part) in self.entries

    def _open(self, part: str) -> BinaryIO:
        entry = self.entries.get(folded(part))
        if entry is None:
            raise Uncleanable(DAMAGED)
        self.read += entry.file_size
        if self.read > MOST_READ:
            raise Uncleanable(TOO_MUCH)
        return self.archive.open(entry)

    def _scan(self, part: str, chosen: Filter) -> None:
        with self._open(part) as stream:
            rewrite(stream, chosen)

    def _says(self, part: str, word: bytes) -> bool:
        """Tells whether a part holds `word`: if not, a text is read once. In another encoding, no field stays."""
        end = b""
        with self._open(part) as stream:
            while chunk := stream.read(CHUNK):
                if word in end + chunk:
                    return True
                end = chunk[-len(word) :]
        return False

    def relations(self, part: str) -> list[Row]:
        if part not in self.known:
            found = RelationsReader()
            if self._has(rels_of(part)):
                self._scan(rels_of(part), found)
            self.known[part] = found.rows
        return self.known[part]

    # ── writing ──

    def _write(self, part: str, stream: BinaryIO, chosen: Filter) -> None:
        with self.target.open(_entry(part), "w", force_zip64=True) as out:
            rewrite(stream, chosen, out.write)

    def _follow(self, part: str, gone: set[str], used: set[str] | None, depth: int, pictures: Pictures) -> None:
        """Writes the relations that stay and are named, then their parts; without `used`, all are taken as named."""
        rows, kept = self.relations(part), self._pieces(part, pictures, used)
        kinds = {kind_of(row) for row in rows}
        named = NAMED | NAMED_BY_MASTER if {"theme", "slideLayout"} <= kinds else NAMED
        for row in rows:
            is_named = used is None or kind_of(row) not in named or row.get("Id") in used
            if row.get("Id", "") not in gone and is_named:
                kept.setdefault(row["Id"], row)
        if kept:
            with self._open(rels_of(part)) as stream:
                self._write(rels_of(part), stream, KeptRelations(kept, {row.get("Id", "") for row in rows}))
        for row in kept.values():
            kind, target = kind_of(row), resolved(part, row["Target"])
            if row.get("TargetMode") == "External" or kind == "hyperlink":
                continue
            if kind == "sharedStrings":
                self.last.append((target, kind))
            else:
                self._part(target, kind, depth + 1)

    def _part(self, part: str, kind: str, depth: int) -> None:
        if folded(part) in self.written or not self._has(part):
            return
        if depth > DEEP:
            raise Uncleanable(DAMAGED)
        self.written.add(folded(part))
        if kind == "image" and not part.lower().endswith(".svg"):
            with self._open(part) as stream:
                self.target.writestr(_entry(part), cleaned_picture(stream.read(), self.found, part))
            return
        gone = self._gone(part)
        slides = {row.get("Id", "") for row in self.relations(part) if kind_of(row) == "slide"}
        chosen = self._filter(part, kind, gone)
        with self._open(part) as stream:
            self._write(part, stream, chosen)
        # A slide's notes lead to the slide without naming it.
        used = {*chosen.used, *(slides if kind == "notesSlide" else ())} if isinstance(chosen, OfficeFilter) else set()
        self._follow(part, gone, used, depth, chosen.pictures.shown if isinstance(chosen, OfficeFilter) else {})

    def _pieces(self, part: str, pictures: Pictures, used: set[str] | None) -> dict[str, Row]:
        """Returns the relations of pictures, one for each use; that of a cropped picture leads to its piece."""
        rows = {row.get("Id", ""): row for row in reversed(self.relations(part))}
        kept = {}
        for name, (given, hidden) in pictures.items():
            if given not in rows:
                continue
            kept[name] = row = rows[given] | {"Id": name}
            whole = resolved(part, row["Target"])
            piece = self._piece(whole, hidden) if any(hidden) else whole
            if piece != whole:
                row["Target"] = f"/{quote(piece)}"
            if used and name in used and (name, piece) != (given, whole):  # something else has that name
                raise Uncleanable(FOREIGN)
        return kept

    def _piece(self, part: str, hidden: Sides) -> str:
        """Returns the part with the piece of a picture that is shown; `part` itself when nothing is hidden."""
        from knowledge.files.cleaning.cutting import cut  # only cropped pictures need this library

        key = (folded(part), hidden)
        if key not in self.cuts:
            with self._open(part) as stream:
                content = stream.read()
            shown = cut(content, lambda _: hidden)
            if shown is None:
                self.cuts[key] = part
                return part
            end = suffix(content)
            self.cuts[key] = name = self._new_name(part, end)
            self.types[name] = MEDIA_TYPES[end]
            self.found.add(CROPS, part)
            self.written.add(folded(name))
            self.target.writestr(_entry(name), cleaned_picture(shown, self.found, part))
        return self.cuts[key]

    def _new_name(self, part: str, end: str) -> str:
        stem = f"{part.rpartition('.')[0] or part}-"
        return next(name for n in count(1) if not self._has(name := f"{stem}{n}{end}") and name not in self.types)

    def _filter(self, part: str, kind: str, gone: set[str]) -> Filter:
        if part.lower().endswith(".svg"):
            return SvgFilter(self.found, part)
        if self.family == "docx":
            fields = FieldsReader(part, gone, self.hidden_styles)
            if self._says(part, b"fldChar"):
                self._scan(part, fields)
            return WordFilter(self.found, part, gone, fields.stays, self.hidden_styles)
        if self.family == "xlsx":
            return self._of_sheets(part, kind, gone)
        if kind == "officeDocument":
            numbers = {self.deck.numbers[key] for key in gone if key in self.deck.numbers}
            if numbers:
                self.found.add(HIDDEN_SLIDES, part, len(numbers))
            return DeckFilter(self.found, part, gone, numbers)
        return OfficeFilter(self.found, part, gone)

    def _of_sheets(self, part: str, kind: str, gone: set[str]) -> Filter:
        if kind == "officeDocument":
            return BookFilter(self.found, part, gone, self.book)
        if kind in SHEETS:
            return SheetFilter(self.found, part, gone, self.book)
        if kind == "sharedStrings":
            return StringsFilter(self.found, part, self.book)
        return ChartFilter(self.found, part, gone, self.book)

    # ── what goes ──

    def _gone(self, part: str) -> set[str]:
        """Returns the relations that do not stay."""
        gone = set()
        for row in self.relations(part):
            kind = kind_of(row)
            if kind in PROGRAMS:
                raise Uncleanable(MACROS)
            if kind in RECORDINGS:
                raise Uncleanable(MEDIA)
            if kind == ANOTHER_DOCUMENT:
                raise Uncleanable(FOREIGN)
            if self._goes(part, row, kind):
                gone.add(row.get("Id", ""))
        return gone

    def _goes(self, part: str, row: Row, kind: str) -> bool:
        target = row.get("Target", "")
        if row.get("TargetMode") == "External":
            if kind == "hyperlink" and target.lower().startswith(WEB) and not is_private_path(target):
                return False
            self.found.add(GONE.get(kind, LINKS), part)
            return True
        inside = resolved(part, target)
        if kind in ("notesSlide", "notesMaster", "handoutMaster") and self.found.takes(NOTES):
            if kind == "notesSlide":
                self.found.add(NOTES, part)
            return True
        if kind == "hyperlink":
            return self._has(inside)  # such a link leads to a place in this text; it may not lead to a part
        if kind not in KEPT:
            self._tell(part, kind, inside)
            return True
        if kind in ("header", "footer") and folded(part) == folded(self.main) and row.get("Id") in self.unseen:
            self._tell(part, kind, inside)
            return True
        return not self._has(inside) or self._is_astray(part, row) or self._is_hidden(part, row)

    def _is_main(self, row: Row) -> bool:
        is_first = kind_of(row) == "officeDocument" and row.get("TargetMode") != "External"
        return is_first and bool(self.main) and folded(resolved("", row.get("Target", ""))) == folded(self.main)

    def _is_astray(self, part: str, row: Row) -> bool:
        """Tells whether programs do not look for the part from here: what is hidden in it would not be known."""
        if not part:
            return not self._is_main(row)
        kind = kind_of(row)
        return kind == "officeDocument" or (kind in OF_MAIN and folded(part) != folded(self.main))

    def _is_hidden(self, part: str, row: Row) -> bool:
        kind = kind_of(row)
        if kind == "table" and folded(part) in self.book.hiding:  # a table repeats the words of its hidden cells
            self.found.add(HIDDEN_CELLS, part)
            return True
        if kind == "slide" and self.found.takes(HIDDEN_SLIDES):
            return self._is_hidden_slide(folded(resolved(part, row["Target"])))
        return kind in SHEETS and row.get("Id") in self.book.hidden

    def _is_hidden_slide(self, part: str) -> bool:
        if part not in self.slides:
            slide = SlideReader()
            self._scan(part, slide)
            self.slides[part] = slide.hidden
        return self.slides[part]

    def _tell(self, part: str, kind: str, inside: str) -> None:
        """Counts what goes; an empty list of remarks or a box without words counts as a property."""
        said = GONE.get(kind, PROPERTIES)
        if said in (REMARKS, DATA, HIDDEN_TEXT) and inside.lower().endswith(".xml") and self._has(inside):
            holds = Holds()
            self._scan(inside, holds)
            if not (holds.remarks if said == REMARKS else holds.words):
                said = PROPERTIES
        self.found.add(said, inside if said == DATA else part)


def _entry(name: str) -> zipfile.ZipInfo:
    """Returns an entry dated 1980, which does not say which system made it."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def clean_package(source: str, target: str, found: Found) -> None:
    suffix = PurePath(source).suffix.lower()[1:]
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        Cleaning(archive, out, found, suffix).clean()
