"""Says what libraries raise on a damaged file, apart from errors of ours. This module does not import Django."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from xml.parsers.expat import ExpatError

from lxml import etree

from knowledge.files.limits import is_limit
from knowledge.files.markup import UNREADABLE, Malformed, walk
from knowledge.files.packages import Package

XML = (etree.XMLSyntaxError, LookupError)  # the latter: an encoding that nobody knows
# The cleaning raises the last two where a part lacks what its format asks for.
CLEANING = (*UNREADABLE, KeyError, ValueError)
# mammoth reads a part with minidom, and takes for granted what its format asks for.
MAMMOTH = (*UNREADABLE, ExpatError, KeyError, IndexError, ValueError, TypeError, AttributeError)


class OurFault(Exception):
    """Carries, through a library that called us, an error that is ours."""


@contextmanager
def damaged_by(*errors: type[Exception]) -> Iterator[None]:
    """Turns what a library raises on a damaged file into Malformed; a limit that was reached is no damage."""
    try:
        yield
    except RecursionError:  # a RuntimeError, as some of zipfile's are
        raise
    except errors as error:
        if is_limit(error):
            raise
        raise Malformed(str(error)) from error


def read_part(archive: zipfile.ZipFile, entry: str | zipfile.ZipInfo) -> bytes:
    """Returns the bytes of a part; raises Malformed when it is missing or cannot be read."""
    with damaged_by(*UNREADABLE, KeyError):
        return archive.read(entry)


def walk_part(package: Package, part: str, reader) -> None:
    """Gives a part to a reader's `start`, `end` and `text`; raises Malformed when it is missing or cannot be read."""
    with damaged_by(KeyError):
        opened = package.open(part)
    with opened as stream:
        walk(stream, reader.start, reader.end, reader.text)
