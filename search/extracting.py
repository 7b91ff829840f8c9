"""The text of one file, page by page, in a process of its own that can do little harm: `python -I extracting.py FILE`.

It writes JSON: [[number of the page, or null where its format has none, text], …]. It knows nothing of Django. Limits
are set before the file is opened; whoever starts it waits no longer than it allows, and takes any failure as no text.
"""

import ctypes
import json
import os
import resource
import sys
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

MEGABYTE = 1024 * 1024
MOST_TEXT = 10 * MEGABYTE  # characters of one file
MOST_PAGES = 5_000
LIMITS = {
    resource.RLIMIT_CPU: 20,  # seconds
    resource.RLIMIT_DATA: 512 * MEGABYTE,
    resource.RLIMIT_AS: 1024 * MEGABYTE,  # reserved by libraries, most of it never used
    resource.RLIMIT_FSIZE: 64 * MEGABYTE,  # what it answers, escaped
    resource.RLIMIT_NOFILE: 64,
    resource.RLIMIT_CORE: 0,
}
NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table"
_SLIDE = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}page"
Pages = Iterator[tuple[int | None, str]]


def confine() -> None:
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    # No network, where the system lets a process give it up.
    ctypes.CDLL(None).unshare(NEW_USER | NEW_NETWORK)


def of_pdf(path: str) -> Pages:
    from pypdf import PdfReader

    for number, page in enumerate(PdfReader(path).pages, start=1):
        yield number, page.extract_text()


def of_open_document(path: str) -> Pages:
    """Sheets of a spreadsheet, slides of a presentation."""
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
        number = 0
        for _, element in ElementTree.iterparse(content):  # noqa: S314 (confined, and expat bounds its entities)
            if element.tag in (_TABLE, _SLIDE):
                number += 1
                yield number, " ".join(element.itertext())
                element.clear()


def of_office(path: str) -> Pages:
    from kreuzberg import ExtractionConfig, PageConfig, extract_file_sync

    found = extract_file_sync(path, config=ExtractionConfig(pages=PageConfig(extract_pages=True), use_cache=False))
    pages = [(page["page_number"], page["content"]) for page in found.pages or ()]
    # Of spreadsheets it tells the pages apart and leaves them empty.
    if any(text.strip() for _, text in pages):
        yield from pages
    else:
        yield None, found.content


READERS = {".pdf": of_pdf, ".ods": of_open_document, ".odp": of_open_document}


def bounded(pages: Pages) -> list[list]:
    kept, left = [], MOST_TEXT
    for number, text in pages:
        text = " ".join(text.split())[:left]
        if text:
            kept.append([number, text])
            left -= len(text)
        if not left or len(kept) >= MOST_PAGES:
            break
    return kept


def main(path: str) -> None:
    confine()
    read = READERS.get(os.path.splitext(path)[1].lower(), of_office)
    json.dump(bounded(read(path)), sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1])
