"""`python -I knowledge/files/cleaning/__main__.py SOURCE TARGET KEPT` writes TARGET and prints in JSON what it removed.

KEPT lists the kinds that stay, separated by commas. The answer is {"found": [[kind, how many, [places]], …], "refused":
""}; `refused` says why a file cannot be cleaned.
"""

import json
import sys
import zipfile
import zlib
from pathlib import Path

if __name__ == "__main__":  # a program run alone must find its own modules, after Python's
    sys.path.append(str(Path(__file__).resolve().parents[3]))

from knowledge.files.cleaning.findings import DAMAGED, FOREIGN, Found, Uncleanable
from knowledge.files.cleaning.odf import clean_open_document
from knowledge.files.cleaning.packages import clean_package
from knowledge.files.cleaning.pictures import cleaned_picture
from knowledge.files.limits import is_limit


def _pdf(source: str, target: str, found: Found) -> None:
    from knowledge.files.cleaning.pdf import clean_pdf  # only PDF files need this library

    clean_pdf(source, target, found)


def _picture(source: str, target: str, found: Found) -> None:
    Path(target).write_bytes(cleaned_picture(Path(source).read_bytes(), found))


CLEANERS = {
    ".pdf": _pdf,
    **dict.fromkeys((".docx", ".xlsx", ".pptx"), clean_package),
    **dict.fromkeys((".odt", ".ods", ".odp"), clean_open_document),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".webp"), _picture),
}
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError)


def clean(source: str, target: str, kept: frozenset[str] = frozenset()) -> dict:
    """Writes the clean file and returns the answer described above; on a file that it wrote, it finds nothing."""
    found = Found(kept)
    cleaner = CLEANERS.get(Path(source).suffix.lower())
    try:
        if cleaner is None:
            raise Uncleanable(FOREIGN)
        cleaner(source, target, found)
    except Uncleanable as reason:
        return {"found": [], "refused": reason.args[0]}
    except _BROKEN as error:
        if is_limit(error):
            raise
        return {"found": [], "refused": DAMAGED}
    return {"found": found.as_rows(), "refused": ""}


if __name__ == "__main__":
    json.dump(clean(sys.argv[1], sys.argv[2], frozenset(filter(None, sys.argv[3].split(",")))), sys.stdout)
