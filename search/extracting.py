"""`extracting.py FILE`, confined: prints the text of a file, page by page.

It writes JSON: [[number of the page, or null for a format without pages, text], …]. It does not import Django.
"""

import json
import os
import sys

from search.extraction.flow import MOST_PAGES, MOST_TEXT, Pages
from search.extraction.joining import clean
from search.extraction.open_document import of_open_document
from search.extraction.packages import of_office


def of_pdf(path: str) -> Pages:
    from search.extraction import pdf  # a large library that other formats do not need

    yield from pdf.of_pdf(path)


READERS = {".pdf": of_pdf, ".odt": of_open_document, ".ods": of_open_document, ".odp": of_open_document}
READERS |= {".docx": of_office, ".xlsx": of_office, ".pptx": of_office}


def bounded(pages: Pages) -> list[list]:
    kept, left = [], MOST_TEXT
    for number, text in pages:
        text = clean(text)[:left]
        if text:
            kept.append([number, text])
            left -= len(text)
        if not left or len(kept) >= MOST_PAGES:
            break
    return kept


def main(path: str) -> None:
    read = READERS[os.path.splitext(path)[1].lower()]
    json.dump(bounded(read(path)), sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1])
