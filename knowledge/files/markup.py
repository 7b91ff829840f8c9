"""Reads XML element by element with a real parser; keeps only what a handler keeps. Does not import Django."""

import lzma
import zipfile
import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import BinaryIO
from xml.parsers import expat

CHUNK = 64 * 1024
MOST_COLUMNS = 16_384  # of a sheet in Excel
DEEPEST = 1_000  # levels of nested elements
Start = Callable[[str, dict[str, str]], None]

_OFFICE = ("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")  # the usual and the strict namespace
_FAMILIES = {
    "wordprocessingml/2006/main": "w",
    "wordprocessingml/main": "w",
    "spreadsheetml/2006/main": "s",
    "spreadsheetml/main": "s",
    "presentationml/2006/main": "p",
    "presentationml/main": "p",
    "drawingml/2006/main": "a",
    "drawingml/main": "a",
    "drawingml/2006/chart": "c",
    "drawingml/chart": "c",
    "drawingml/2006/diagram": "dgm",
    "drawingml/diagram": "dgm",
    "officeDocument/2006/relationships": "r",
    "officeDocument/relationships": "r",
    "officeDocument/2006/math": "m",
    "officeDocument/math": "m",
    "markup-compatibility/2006": "mc",
    "package/2006/relationships": "rel",
    "package/2006/content-types": "ct",
}
_OTHERS = {"urn:schemas-microsoft-com:vml": "v", "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx"}
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"


# The errors that may appear while a part of an archive, or its markup, is read.
UNREADABLE = (
    *(expat.ExpatError, zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(EOFError, NotImplementedError, RuntimeError, OSError),
)


class Malformed(ValueError):
    """The markup is not XML that a document may have."""


@lru_cache(maxsize=4_096)
def short(name: str) -> str:
    """Returns `w:p` for a name from the parser, whatever prefix and edition of the standard the file uses."""
    space, _, local = name.rpartition(" ")
    if space.startswith(_OPEN_DOCUMENT):
        return f"{space.removeprefix(_OPEN_DOCUMENT).split(':')[0]}:{local}"
    for start in _OFFICE:
        if space.startswith(start):
            return f"{_FAMILIES.get(space.removeprefix(start), '?')}:{local}"
    return f"{_OTHERS[space]}:{local}" if space in _OTHERS else local if not space else f"?:{local}"


def _refuse(*_) -> None:
    raise Malformed("declares entities")


def walk(
    stream: BinaryIO, start: Start, end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None
) -> None:
    """Passes each element's name (`short`) and attributes to `start`, in the file's order. Raises Malformed.

    A document declares no entity: a file that does would unfold into far more than it is.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Malformed("too deep")
        start(short(name), {short(key): value for key, value in attributes.items()})

    def finish(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(short(name))

    parser.StartElementHandler, parser.EndElementHandler = begin, finish
    parser.EntityDeclHandler = _refuse
    if text:
        parser.buffer_text = True
        parser.CharacterDataHandler = text
    try:
        while chunk := stream.read(CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except UNREADABLE as error:
        raise Malformed(str(error)) from error
    except LookupError as error:
        if type(error) is LookupError:  # an unknown encoding
            raise Malformed(str(error)) from error
        raise


def open_part(archive: zipfile.ZipFile, entry: str | zipfile.ZipInfo) -> BinaryIO:
    """Opens a part; raises KeyError when it is missing, Malformed when it cannot be opened."""
    try:
        return archive.open(entry)
    except UNREADABLE as error:
        raise Malformed(str(error)) from error


def is_on(attributes: dict[str, str], name: str, *, unsaid: bool = True) -> bool:
    """Reads a switch; `unsaid` is its value without the attribute: most switches are on by being there."""
    return attributes[name].lower() not in ("0", "false", "off") if name in attributes else unsaid


def number(value: str | None, otherwise: int = 0) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else otherwise


def column(reference: str) -> int:
    """Returns 28 for « AB12 »; 0 for a reference without letters."""
    found = 0
    for letter in reference[:3].upper():
        if not "A" <= letter <= "Z":
            break
        found = found * 26 + ord(letter) - 64
    return found
