"""Reads the text of Word, PowerPoint and Excel files, which are packages of parts."""

import zipfile

from knowledge.files.packages import Package
from search.extraction.flow import Pages
from search.extraction.office import of_slides, of_word
from search.extraction.sheets import of_sheets

READERS = {"docx": of_word, "pptx": of_slides, "xlsx": of_sheets}


def of_office(path: str) -> Pages:
    """Yields the text; raises BadZipFile, KeyError, Malformed."""
    with zipfile.ZipFile(path) as archive:
        package = Package(archive)
        part, family = package.main(path.rpartition(".")[2].lower())
        yield from READERS[family](package, part)
