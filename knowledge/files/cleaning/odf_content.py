"""Filters that drop parts of OpenDocument XML, and the readers that first look for what is hidden."""

import posixpath
from collections.abc import Callable
from functools import lru_cache
from xml.sax.saxutils import quoteattr

from knowledge.files.cleaning.crops import NOTHING, clip_sides, clip_that_stays, hidden
from knowledge.files.cleaning.findings import (
    CHANGES,
    CONNECTIONS,
    DATA,
    EMBEDDED,
    FOREIGN,
    HIDDEN_CELLS,
    HIDDEN_SHEETS,
    HIDDEN_SLIDES,
    HIDDEN_TEXT,
    LINKS,
    MEDIA,
    NOTES,
    PASSWORD,
    PIVOTS,
    PROPERTIES,
    REMARKS,
    SCRIPTS,
    Found,
    Uncleanable,
    by_name,
)
from knowledge.files.cleaning.markup import DROP, HOLD, KEEP, SHORT, UNWRAP, Filter, forget_after, with_heirs
from knowledge.files.cleaning.office import WEB, is_private_path
from knowledge.files.markup import MOST_COLUMNS, number

DROPPED = by_name(
    {
        REMARKS: "office:annotation office:annotation-end",
        CHANGES: "text:tracked-changes table:tracked-changes text:change text:change-start text:change-end",
        HIDDEN_TEXT: "text:hidden-text text:alphabetical-index-mark text:toc-mark text:user-index-mark",
        SCRIPTS: "script:event-listener presentation:event-listener text:script",
        EMBEDDED: "draw:object-ole draw:applet draw:floating-frame svg:font-face-src",
        LINKS: "table:cell-range-source table:table-source text:section-source table:consolidation",
        CONNECTIONS: (
            "table:dde-links text:dde-connection-decls table:database-source-sql table:database-source-table "
            "table:database-source-query form:connection-resource"
        ),
        PIVOTS: "table:data-pilot-tables table:scenario",
        DATA: "form:hidden form:properties text:user-field-decls text:variable-decls",
    }
)
# These fields go; the words that they show stay.
FIELDS = {
    "text:user-field-get", "text:variable-get", "text:variable-set", "text:expression", "text:conditional-text",
    "text:execute-macro", "text:dde-connection", "text:database-display", "text:user-defined", "text:template-name",
    "text:file-name",
}  # fmt: skip
_TRACED = {
    "officeooo:rsid", "officeooo:paragraph-rsid", "form:command", "form:datasource", "table:protection-key",
    "text:protection-key",
}  # fmt: skip
_SPACES = {"", *SHORT.values()}
_KNOWN = (
    "urn:oasis:names:tc:opendocument:", "urn:org:documentfoundation:", "http://openoffice.org/", "http://purl.org/dc/",
    "http://www.w3.org/TR/css3-text/", "http://www.w3.org/1999/02/", "http://www.w3.org/2003/g/",
)  # fmt: skip
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
CELLS = {"table:table-cell", "table:covered-table-cell"}
_HREFS = {"xlink:href", "form:href"}


@lru_cache(maxsize=4_096)
def is_foreign(name: str) -> bool:
    """Tells whether no document standard defines the name: programs keep such content but show none of it."""
    space = name.rpartition(":")[0]
    return space not in _SPACES and not space.startswith(_KNOWN)


class StylesReader(Filter):
    """Finds the styles and layers that hide content: text, slides, sheets, shapes."""

    def __init__(self):
        self.style, self.hidden = ("", ""), set()
        self.only_common = False  # content.xml and styles.xml each have their own automatic styles
        self.heirs: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self.bases: dict[tuple[str, str], tuple[str, str]] = {}
        self.clips: dict[tuple[str, str], str] = {}  # by style: what it hides of its pictures

    def start(self, name, attributes, path):
        if self.only_common and "office:automatic-styles" in path:
            return
        if name == "style:style":
            self.style = (attributes.get("style:family", ""), attributes.get("style:name", ""))
            base = (self.style[0], attributes.get("style:parent-style-name", ""))
            self.heirs.setdefault(base, []).append(self.style)
            self.bases[self.style] = base
        elif name == "style:graphic-properties" and "fo:clip" in attributes and path[-1:] == ["style:style"]:
            self.clips[self.style] = attributes["fo:clip"]
        elif path[-1:] == ["style:style"] and (
            (name == "style:text-properties" and attributes.get("text:display") == "none")
            or (name == "style:drawing-page-properties" and attributes.get("presentation:visibility") == "hidden")
            or (name == "style:table-properties" and attributes.get("table:display") == "false")
            or (name == "style:table-row-properties" and _is_nothing(attributes.get("style:row-height")))
            or (name == "style:table-column-properties" and _is_nothing(attributes.get("style:column-width")))
        ):
            self.hidden.add(self.style)
        elif name == "draw:layer" and attributes.get("draw:display") == "none":
            self.hidden.add(("layer", attributes.get("draw:name", "")))

    def all(self) -> set[tuple[str, str]]:
        return with_heirs(self.hidden, self.heirs)

    def clip(self, style: tuple[str, str]) -> str:
        """Returns the style's own clip, or that of the nearest style that it is based on."""
        seen = set()
        while style not in self.clips and style in self.bases and style not in seen:
            seen.add(style)
            style = self.bases[style]
        return self.clips.get(style, "")


def _is_nothing(length: str | None) -> bool:
    return length is not None and length[:1] == "0" and not length.strip("0.abcdefghijklmnopqrstuvwxyz")


Piece = Callable[[str, str], str]  # (name of a picture, clip) to the name of the piece shown


class ContentFilter(Filter):
    """Filters content.xml and styles.xml; `used` holds the inner files that the text still names."""

    def __init__(self, found: Found, where: str, styles: StylesReader, objects: set[str], freezes: bool, piece: Piece):
        self.found, self.where, self.objects, self.freezes = found, where, objects, freezes
        self.styles, self.hidden, self.piece = styles, styles.all(), piece
        self.used: dict[str, None] = {}  # a dict keeps their order
        self.clips: dict[int, str] = {}  # by the depth of a frame: what it hides of its pictures
        self.fold = -1  # depth of the outermost folded group of rows or columns
        self.empties = self.tells = False  # the current cell loses its content; the loss is not counted yet
        self.hidden_columns = bytearray(MOST_COLUMNS)  # 1 for a hidden column
        self.columns = self.column = 0
        self.hidden_row = self.says = False  # `says`: the current notes hold words

    def start(self, name, attributes, path):
        if self.empties and path[-1] in CELLS:
            return self._inside_hidden()
        if name == "office:scripts":  # LibreOffice writes an empty one in every file: nothing to tell
            return HOLD
        if name in DROPPED or path[-1:] == ["office:scripts"]:
            return self._drop(DROPPED.get(name, SCRIPTS))
        if name == "draw:plugin":
            raise Uncleanable(MEDIA)
        if name == "office:binary-data":  # a picture encoded as text
            raise Uncleanable(FOREIGN)
        if is_foreign(name):
            return self._drop(DATA)
        if name in FIELDS:
            if name == "text:variable-set" and attributes.get("text:display") == "none":
                return self._drop(HIDDEN_TEXT)
            self.found.add(DATA, self.where)
            return UNWRAP
        for key in list(attributes):
            is_traced = key in _TRACED or is_foreign(key)
            if is_traced or (is_private_path(attributes[key]) and key not in _HREFS):
                self.found.add(PROPERTIES if is_traced else LINKS, self.where)
                del attributes[key]
        if "table:formula" in attributes and (self.freezes or _leaves(attributes["table:formula"])):
            self.found.add(LINKS if _leaves(attributes["table:formula"]) else HIDDEN_CELLS, self.where)
            del attributes["table:formula"]
        return self._hidden(name, attributes, path) or self._link(name, attributes, path)

    def _drop(self, kind: str) -> str:
        self.found.add(kind, self.where)
        return DROP

    def _hidden(self, name: str, attributes: dict[str, str], path: list[str]) -> str | None:
        style = attributes.get("text:style-name") or attributes.get("draw:style-name")
        is_hidden = attributes.get("draw:display") == "none" or ("layer", attributes.get("draw:layer")) in self.hidden
        is_unused = name.startswith(("style:header", "style:footer")) and attributes.get("style:display") == "false"
        if (is_hidden and name != "draw:layer") or is_unused:
            return self._drop(HIDDEN_TEXT)
        match name:
            case "text:span" | "text:p" | "text:h":
                family = "text" if name == "text:span" else "paragraph"
                if (family, style) in self.hidden:
                    return self._drop(HIDDEN_TEXT)
                return HOLD if name != "text:span" else KEEP
            case "text:hidden-paragraph":
                if attributes.get("text:is-hidden") == "true":
                    depth = max(i for i, outer in enumerate(path) if outer in ("text:p", "text:h"))
                    self.condemn(depth)
                return self._drop(HIDDEN_TEXT)
            case "text:section" if attributes.get("text:display") in ("none", "condition"):
                return self._drop(HIDDEN_TEXT)
            case "presentation:notes" if self.found.takes(NOTES):
                self.says = False
                return HOLD
            case "table:filter" if self.found.takes(HIDDEN_CELLS):  # it names the values of the rows that it hides
                return self._drop(HIDDEN_CELLS)
            case "draw:page" if ("drawing-page", style) in self.hidden and self.found.takes(HIDDEN_SLIDES):
                return self._drop(HIDDEN_SLIDES)
            case "draw:frame":
                called = (("graphic", style), ("presentation", attributes.get("presentation:style-name", "")))
                clips = (self.styles.clip((family, one)) for family, one in called if one)
                self.clips[len(path)] = next(filter(None, clips), "")
            case "style:graphic-properties" if _hides(attributes.get("fo:clip", "")):
                attributes["fo:clip"] = clip_that_stays(attributes["fo:clip"])
        return self._cells(name, attributes, path)

    def _cells(self, name: str, attributes: dict[str, str], path: list[str]) -> str | None:
        match name:
            case "table:table":
                self.hidden_columns, self.columns, self.hidden_row = bytearray(MOST_COLUMNS), 0, False
                called = attributes.get("table:name", "")
                if is_private_path(called.strip("'")):
                    return self._drop(LINKS)
                hides = ("table", attributes.get("table:style-name", "")) in self.hidden
                if hides and self.found.takes(HIDDEN_SHEETS):
                    self.found.add(HIDDEN_SHEETS, called)
                    return DROP
            case "table:table-row-group" | "table:table-column-group":
                if attributes.get("table:display") == "false" and self.fold < 0:
                    self.fold = len(path)
            case "table:table-column":
                count = _count(attributes)
                if self.fold >= 0 or _is_away(name, attributes, self.hidden):
                    last = min(self.columns + count, MOST_COLUMNS)
                    self.hidden_columns[self.columns : last] = b"\1" * (last - self.columns)
                self.columns = min(self.columns + count, MOST_COLUMNS)
            case "table:table-row":
                self.column = 0
                self.hidden_row = self.fold >= 0 or _is_away(name, attributes, self.hidden)
            case "table:table-cell" | "table:covered-table-cell":
                first, self.column = self.column, self.column + _count(attributes)
                within = first < self.column <= MOST_COLUMNS and 0 not in self.hidden_columns[first : self.column]
                if (self.hidden_row or within) and self.found.takes(HIDDEN_CELLS):
                    self._empty(attributes)
        return KEEP

    def _empty(self, attributes: dict[str, str]) -> None:
        kept = {"table:number-columns-repeated", "table:style-name", "table:number-columns-spanned"}
        gone = [key for key in attributes if key not in kept]
        for key in gone:
            del attributes[key]
        if gone:
            self.found.add(HIDDEN_CELLS, self.where)
        self.empties, self.tells = True, not gone

    def _inside_hidden(self) -> str:
        if self.tells:
            self.found.add(HIDDEN_CELLS, self.where)
        self.tells = False
        return DROP

    def text(self, name: str) -> bool:
        self.says = True
        return not (self.empties and name in CELLS)

    def mark(self) -> int:
        return len(self.used)

    def forget(self, mark: int) -> None:
        forget_after(self.used, mark)

    def end(self, name, text, path):
        if name in CELLS:
            self.empties = False
        if len(path) == self.fold:
            self.fold = -1
        if name == "office:scripts":
            return DROP
        if name != "presentation:notes" or not self.found.takes(NOTES):
            return None
        if self.says:
            self.found.add(NOTES, self.where)
        return DROP

    def _link(self, name: str, attributes: dict[str, str], path: list[str]) -> str | None:
        href = attributes.get("xlink:href")
        if href is None:
            return KEEP
        if name in ("text:a", "draw:a"):
            if href.startswith("#") or (href.lower().startswith(WEB) and not is_private_path(href)):
                return KEEP
            self.found.add(LINKS, self.where)
            return UNWRAP
        inside = posixpath.normpath(href.removeprefix("./")) if href else ""
        if name == "draw:object" and inside not in self.objects:
            return self._drop(EMBEDDED if ":" not in href else LINKS)
        if ":" in href or href.startswith(("/", "..")):
            return self._drop(LINKS)
        clip = self.clips.get(len(path) - 1, "") if name == "draw:image" and path[-1] == "draw:frame" else ""
        if _hides(clip):
            attributes["xlink:href"] = inside = self.piece(inside, clip)
        self.used[inside] = None
        return KEEP


def _leaves(formula: str) -> bool:
    asked = formula.lower()
    return "file:" in asked or "dde(" in asked or "webservice(" in asked or "://" in asked


def _hides(clip: str) -> bool:
    return hidden(clip_sides(clip)) != NOTHING


def _is_away(name: str, attributes: dict[str, str], hidden_styles: set[tuple[str, str]]) -> bool:
    """Tells whether a row or column is hidden, or has a style without height or width."""
    family = name.partition(":")[2]
    said = attributes.get("table:visibility", "visible")
    return said != "visible" or (family, attributes.get("table:style-name", "")) in hidden_styles


def _count(attributes: dict[str, str]) -> int:
    return number(attributes.get("table:number-columns-repeated"), 1)


class SettingsFilter(Filter):
    """Keeps what decides how pages are laid out; drops words, printers and what the last reader was looking at."""

    def __init__(self, found: Found):
        self.found = found

    def start(self, name, attributes, path):
        if name == "config:config-item-set" and attributes.get("config:name", "").endswith("view-settings"):
            return DROP
        called = attributes.get("config:name", "").lower()
        is_word = attributes.get("config:type") in ("string", "base64Binary") or "rsid" in called
        if name == "config:config-item" and is_word:
            self.found.add(PROPERTIES, "settings.xml")
            return DROP
        return KEEP


class ManifestFilter(Filter):
    """Lists the parts that stay, and the `added` parts with their types."""

    def __init__(self, parts: set[str], added: dict[str, str]):
        self.parts = parts
        self.last = "".join(
            f'<m:file-entry xmlns:m="{MANIFEST}" m:full-path={quoteattr(part)} m:media-type="{kind}"/>'
            for part, kind in added.items()
        )

    def start(self, name, attributes, path):
        part = attributes.get("manifest:full-path", "")
        is_folder = part.endswith("/") and any(one.startswith(part) for one in self.parts)
        if name == "manifest:file-entry" and part not in self.parts and part != "/" and not is_folder:
            return DROP
        attributes.pop("manifest:size", None)
        return KEEP


class Locked(Filter):
    """Refuses a manifest that says a password closes the file."""

    def start(self, name, attributes, path):
        if name == "manifest:encryption-data":
            raise Uncleanable(PASSWORD)


class Body(Filter):
    """Tells whether an inner object is a chart or a formula, whose content the page draws."""

    drawn = False

    def start(self, name, attributes, path):
        self.drawn |= name in ("office:chart", "math:math")


class Hides(Filter):
    """Tells whether a sheet, row or column is hidden: formulas would give other results without it."""

    hides = False

    def __init__(self, hidden: set[tuple[str, str]]):
        self.hidden = hidden

    def start(self, name, attributes, path):
        match name:
            case "table:table-row" | "table:table-column":
                self.hides |= _is_away(name, attributes, self.hidden)
            case "table:table-row-group" | "table:table-column-group":
                self.hides |= attributes.get("table:display") == "false"
            case "table:table":
                self.hides |= ("table", attributes.get("table:style-name", "")) in self.hidden
