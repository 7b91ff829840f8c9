"""Reads XML with expat and writes it at once without what a filter drops: linear in time, never whole in memory."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, BinaryIO, TypeVar
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from knowledge.files.cleaning.findings import DAMAGED, Uncleanable
from knowledge.files.markup import CHUNK
from web.sizes import MEGABYTE

DEPTH = 500
NO_MEMORY = 1  # expat's error code
PREFIXES = 500  # the most prefixes in force at one place
MOST_READ = 300 * MEGABYTE  # for all parts of a file; some are read more than once
Style = TypeVar("Style")
# The answers of a filter for an element.
KEEP, DROP, UNWRAP, HOLD = None, "drop", "unwrap", "hold"

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_MICROSOFT = "http://schemas.microsoft.com/office/"
SHORT = {
    **{
        f"{root}{path}": short
        for short, paths in {
            "w": ("wordprocessingml/2006/main", "wordprocessingml/main"),
            "x": ("spreadsheetml/2006/main", "spreadsheetml/main"),
            "p": ("presentationml/2006/main", "presentationml/main"),
            "a": ("drawingml/2006/main", "drawingml/main"),
            "c": ("drawingml/2006/chart", "drawingml/chart"),
            "pic": ("drawingml/2006/picture", "drawingml/picture"),
            "wp": ("drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing"),
            "xdr": ("drawingml/2006/spreadsheetDrawing", "drawingml/spreadsheetDrawing"),
            "r": ("officeDocument/2006/relationships", "officeDocument/relationships"),
            "m": ("officeDocument/2006/math", "officeDocument/math"),
            "rel": ("package/2006/relationships",),
            "ct": ("package/2006/content-types",),
        }.items()
        for path in paths
        for root in (_OFFICE, _STRICT)
    },
    **{
        f"{_MICROSOFT}{path}": short
        for path, short in {
            "word/2010/wordml": "w14",
            "word/2012/wordml": "w15",
            "word/2010/wordprocessingShape": "wps",
            "spreadsheetml/2010/11/ac": "x15ac",
            "spreadsheetml/2009/9/main": "x14",
            "spreadsheetml/2010/11/main": "x15",
            "spreadsheetml/2014/revision": "xr",
            "spreadsheetml/2015/revision2": "xr2",
            "spreadsheetml/2016/revision3": "xr3",
            "powerpoint/2010/main": "p14",
            "drawing/2010/main": "a14",
            "drawing/2012/chart": "c15",
        }.items()
    },
    **{
        f"{_ODF}{path}:1.0": short
        for path, short in {
            "office": "office", "text": "text", "table": "table", "drawing": "draw", "style": "style", "form": "form",
            "presentation": "presentation", "config": "config", "manifest": "manifest", "script": "script",
            "meta": "meta", "xsl-fo-compatible": "fo", "svg-compatible": "svg", "chart": "chart", "database": "db",
        }.items()
    },
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/2000/svg": "s",
    "http://openoffice.org/2009/office": "officeooo",
    "http://www.w3.org/1998/Math/MathML": "math",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:office:excel": "ve",
    "http://www.w3.org/XML/1998/namespace": "xml",
}  # fmt: skip


class Filter:
    """Decides what stays. Names are short (« w:del »), whatever prefix the file uses."""

    whole: frozenset[str] = frozenset()  # elements whose own text `end` receives
    spaces: Mapping[str, str] = {}  # what the prefixes mean when `start` is called
    last = ""  # markup added before the root element ends
    condemn: Callable[[int], None]  # set by `rewrite`: drops the held element at this depth when it ends

    def start(self, name: str, attributes: dict[str, str], path: list[str]) -> str | None:
        """Returns KEEP, DROP (with its content), UNWRAP (keep its content) or HOLD (`condemn` or `end` decides)."""

    def end(self, name: str, text: str | None, path: list[str]) -> str | bool | None:
        """Returns the new text of a `whole` element, or DROP for a held element."""

    def text(self, name: str) -> bool:
        """Tells whether the text directly inside this element stays."""
        return True

    def mark(self) -> Any:
        """Returns how much the filter has noted when a held element begins."""

    def forget(self, mark: Any) -> None:
        """Forgets what the filter noted since `mark`: the held element was dropped."""


class _Scope:
    """What the prefixes mean at one place; keeps the names that it has translated."""

    def __init__(self, prefixes: dict[str, str]):
        self.prefixes = prefixes
        self.names: dict[str, str] = {}
        self.attributes: dict[str, str] = {}

    def short(self, raw: str, known: dict[str, str], default: str) -> str:
        if (name := known.get(raw)) is None:
            prefix, colon, local = raw.rpartition(":")
            if not colon and not default:
                name = local
            else:
                uri = "http://www.w3.org/XML/1998/namespace" if prefix == "xml" else self.prefixes.get(prefix, "")
                name = f"{SHORT.get(uri, uri)}:{local}"
            if len(known) < 10_000:
                known[raw] = name
        return name

    def element(self, raw: str) -> str:
        return self.short(raw, self.names, "element")

    def attribute(self, raw: str) -> str:
        """Returns the short name; an attribute without a prefix has no namespace (« val »)."""
        return self.short(raw, self.attributes, "")


class _Writing:
    """One pass: sends what expat reads through the filter to `write`; without `write`, the filter only reads."""

    def __init__(self, chosen: Filter, write: Callable[[bytes], object] | None):
        self.filter = chosen
        self.write = write
        self.path: list[str] = []
        self.tags: list[tuple] = []  # (raw tag or None when unwrapped, scope, where its output began or None, words)
        self.scope = _Scope({"": ""})
        self.out: list[str] = []
        self.held = 0
        self.condemned: set[int] = set()
        self.dropping = 0

    def start(self, raw: str, given: list[str]) -> None:
        if len(self.path) + self.dropping > DEPTH:
            raise Uncleanable(DAMAGED)
        if self.dropping:
            self.dropping += 1
            return
        pairs = list(zip(given[::2], given[1::2], strict=True))
        declared = {key[6:]: value for key, value in pairs if key[:5] == "xmlns" and key[5:6] in ("", ":")}
        scope = self._scope(declared) if declared else self.scope
        name = scope.element(raw)
        attributes = {
            scope.attribute(key): value for key, value in pairs if key[:5] != "xmlns" or key[5:6] not in ("", ":")
        }
        self.filter.spaces = scope.prefixes
        said = self.filter.start(name, attributes, self.path)
        if said == DROP:
            self.dropping = 1
            return
        mark = None
        if said == HOLD:
            mark, self.held = (len(self.out), self.filter.mark()), self.held + 1
        if said != UNWRAP and self.write:
            self.out.append(self._tag(raw, pairs, scope, attributes))
        words = [] if name in self.filter.whole else None
        self.tags.append((raw if said != UNWRAP else None, self.scope, mark, words))
        self.path.append(name)
        self.scope = scope

    def _scope(self, declared: dict[str, str]) -> _Scope:
        prefixes = self.scope.prefixes | declared
        if len(prefixes) > PREFIXES:
            raise Uncleanable(DAMAGED)
        return self.scope if prefixes == self.scope.prefixes else _Scope(prefixes)

    def _tag(self, raw: str, pairs: list[tuple[str, str]], scope: _Scope, attributes: dict[str, str]) -> str:
        """Writes the opening tag: the attributes that the filter left, in their order, under the file's names."""
        if not pairs:
            return f"<{raw}>"
        shown = []
        for key, value in pairs:
            if key[:5] == "xmlns" and key[5:6] in ("", ":"):
                shown.append(f" {key}={quoteattr(value)}")
            elif (kept := attributes.get(scope.attribute(key))) is not None:
                shown.append(f" {key}={quoteattr(kept)}")
        return f"<{raw}{''.join(shown)}>"

    def end(self, raw: str) -> None:
        if self.dropping:
            self.dropping -= 1
            return
        shown, outer, mark, words = self.tags.pop()
        name = self.path.pop()
        text = None if words is None else "".join(words)
        said = self.filter.end(name, text, self.path)
        goes = said == DROP or len(self.path) in self.condemned
        if mark is not None:
            self.held -= 1
            if goes:
                self.filter.forget(mark[1])
        if self.write:
            self._close(shown, text, said)
            if mark is not None and goes:
                del self.out[mark[0] :]
            if not self.held and len(self.out) > 2000:
                self.flush()
        self.condemned.discard(len(self.path))
        self.scope = outer

    def _close(self, raw: str | None, text: str | None, said: str | bool | None) -> None:
        if text is not None:
            self.out.append(escape(said if isinstance(said, str) and said != DROP else text))
        if raw is not None:
            if not self.path:
                self.out.append(self.filter.last)
            self.out.append(f"</{raw}>")

    def condemn(self, depth: int) -> None:
        """Marks the held element at this depth: it will be dropped when it ends."""
        self.condemned.add(depth)

    def words(self, text: str) -> None:
        if self.dropping or not self.path or not self.filter.text(self.path[-1]):
            return
        words = self.tags[-1][3]
        if words is not None:
            words.append(text)
        elif self.write:
            self.out.append(escape(text))

    def flush(self) -> None:
        self.write("".join(self.out).encode())
        self.out.clear()


def element(name: str, space: str, attributes: Mapping[str, str]) -> str:
    """Returns an empty element to add to a file."""
    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f'<{name} xmlns="{space}"{said}></{name}>'


def _no_entities(*_) -> None:
    raise Uncleanable(DAMAGED)


def rewrite(stream: BinaryIO, chosen: Filter, write: Callable[[bytes], object] | None = None) -> None:
    """Passes a stream through a filter; raises Uncleanable for broken XML, declared entities or nesting too deep."""
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.EntityDeclHandler = _no_entities
    writing = _Writing(chosen, write)
    chosen.condemn = writing.condemn
    parser.StartElementHandler = writing.start
    parser.EndElementHandler = writing.end
    parser.CharacterDataHandler = writing.words
    if write:
        write(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
    try:
        while chunk := stream.read(CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, RecursionError) as error:
        if getattr(error, "code", None) == NO_MEMORY:
            raise MemoryError from error
        raise Uncleanable(DAMAGED) from error
    if write:
        writing.flush()


def forget_after(named: dict, count: int) -> None:
    """Keeps the first `count` names, in the order in which they were met."""
    while len(named) > count:
        named.popitem()


def with_heirs(styles: Iterable[Style], heirs: Mapping[Style, list[Style]]) -> set[Style]:
    """Adds the styles based on these; follows each style once, so that styles based on each other do not loop."""
    found, waiting = set(), list(styles)
    while waiting:
        style = waiting.pop()
        if style not in found:
            found.add(style)
            waiting += heirs.get(style, [])
    return found
