"""`reading.py FILE NAME`, a confined program: writes the blocks of a Word or OpenDocument text as JSON, or a refusal.

It does not import Django.
"""

import json
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath

from lxml import etree

from knowledge.exchange.importing import census, page_marks
from knowledge.exchange.importing.blocks import Document
from knowledge.exchange.importing.damage import CLEANING, damaged_by, read_part
from knowledge.exchange.importing.from_html import blocks_of
from knowledge.exchange.importing.open_document import html_of_open_document
from knowledge.exchange.importing.word import html_of_word, parsed
from knowledge.exchange.importing.words import total
from knowledge.files.cleaning import findings
from knowledge.files.cleaning.findings import MACROS, PASSWORD, TOO_MUCH, Found, Uncleanable
from knowledge.files.cleaning.odf import OpenDocument
from knowledge.files.cleaning.packages import Cleaning
from knowledge.files.limits import confess, is_limit, refuse
from knowledge.files.markup import UNREADABLE, Malformed
from web.refusals import Refused

MOST_CHARACTERS = 400_000
DEEP = 10_000  # nested calls, for documents that nest much
OWN_PROPERTIES = "docProps/custom.xml"
PICTURES, SHOWN = ("media", "pictures"), (".jpg", ".jpeg", ".png", ".webp", ".svg")
LONG = (
    "« {name} » est très long : une fiche tient en quelques pages. Gardez-en l'essentiel dans un fichier plus court, "
    "ou joignez celui-ci à une fiche écrite à la main."
)
NESTED = (
    "« {name} » a des tableaux les uns dans les autres, trop profondément pour être lu : copiez son texte, puis "
    "collez-le dans « tout coller ici »."
)
EMPTY = "« {name} » ne contient aucun mot : vérifiez le fichier sur votre ordinateur, puis recommencez."
PICTURED = (
    "« {name} » ne contient que des images, sans doute les pages d'un document numérisé : leur texte ne peut pas être "
    "lu. Tapez-en l'essentiel dans une fiche, et joignez-lui ce fichier."
)
FOREIGN = (
    "« {name} » n'est pas écrit en lettres latines : aucune réponse ne peut y être reconnue. Collez-en une traduction "
    "en français, ou joignez-le à une fiche écrite à la main."
)
DAMAGED = "« {name} » ne s'ouvre pas, il est sans doute abîmé : enregistrez-le de nouveau, puis recommencez."
REASONS = {
    PASSWORD: "« {name} » est protégé par un mot de passe : enregistrez-le sans protection, puis recommencez.",
    MACROS: "« {name} » contient un programme (des macros) : retirez-le, puis recommencez.",
    TOO_MUCH: NESTED,
    findings.DAMAGED: DAMAGED,
}
OTHERS = "« {name} » contient un autre document ou un média qui ne peut pas être lu : retirez-le, puis recommencez."


def read(path: str, name: str) -> Document:
    """Reads a document; raises Refused with a sentence that says what to do. Any other error is ours."""
    try:
        document = _read_word(path) if PurePath(name).suffix.lower() == ".docx" else _read_open_document(path)
    except census.TooLong as error:
        raise Refused(LONG.format(name=name)) from error
    except (census.TooDeep, RecursionError) as error:
        raise Refused(NESTED.format(name=name)) from error
    except Uncleanable as reason:
        raise Refused(REASONS.get(reason.args[0], OTHERS).format(name=name)) from reason
    except Malformed as error:
        raise Refused(DAMAGED.format(name=name)) from error
    _check(document, name)
    return document


class _Texts(zipfile.ZipFile):
    """Opens a file as if the pictures that no page of ours shows were empty; they are counted, and stay in the file.

    The cleaning refuses some kinds of pictures, and no text is refused for a picture.
    """

    def open(self, name, mode="r", *args, **kwargs):
        part = PurePath(getattr(name, "filename", name).lower())
        if mode == "r" and part.parent.name in PICTURES and part.suffix not in SHOWN:
            return BytesIO()
        return super().open(name, mode, *args, **kwargs)


def _opened(path: str) -> _Texts:
    with damaged_by(*UNREADABLE, ValueError):
        return _Texts(path)


def _read_word(path: str) -> Document:
    with _opened(path) as archive:
        marks = page_marks.of_word(archive)
        written = census.of_word(archive, marks)
        origin = _origin(archive)
        clean = _cleaned(archive, lambda target: Cleaning(archive, target, Found(), "docx"))
    with zipfile.ZipFile(clean) as archive:
        counted = census.of_word(archive, marks)
        return _document(written, counted, origin, *html_of_word(archive, marks))


def _read_open_document(path: str) -> Document:
    with _opened(path) as archive:
        marks = page_marks.of_open_document(archive)
        written = census.of_open_document(archive, marks)
        clean = _cleaned(archive, lambda target: OpenDocument(archive, target, Found()))
    with zipfile.ZipFile(clean) as archive:
        counted = census.of_open_document(archive, marks)
        return _document(written, counted, {}, *html_of_open_document(archive, marks))


def _cleaned(archive: zipfile.ZipFile, cleaning: Callable) -> BytesIO:
    """Returns the file without hidden text, remarks and deleted text; inserted text stays."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target, damaged_by(*CLEANING):
        cleaning(target).clean()
    out.seek(0)
    return out


def _document(
    written: dict[str, Counter], counted: dict[str, Counter], origin: dict[str, str], html: str, pictures: list,
    others: int,
) -> Document:  # fmt: skip
    every = sum(written.values(), Counter())
    left = {name: total(found) for name, found in counted.items() if name != "seen"}
    left["hidden"] = total(every - sum(counted.values(), Counter()))
    kept = {reason: many for reason, many in left.items() if many}
    return Document(blocks_of(html), dict(counted["seen"]), kept, pictures, others, origin)


def _origin(archive: zipfile.ZipFile) -> dict[str, str]:
    """Returns the custom properties of a file of ours; {} for other files."""
    if OWN_PROPERTIES not in archive.namelist():
        return {}
    found = {}
    for row in parsed(read_part(archive, OWN_PROPERTIES)).iterchildren(tag=etree.Element):
        name = row.get("name", "")
        if name.startswith("itc-") and len(row):
            found[name] = (row[0].text or "")[:200]
    return found


def _check(document: Document, name: str) -> None:
    text = " ".join(document.seen)
    if not text:
        pictured = document.pictures or document.others
        raise Refused((PICTURED if pictured else EMPTY).format(name=name))
    if sum(len(word) * many for word, many in document.seen.items()) > MOST_CHARACTERS:
        raise Refused(LONG.format(name=name))
    letters = [character for character in text if character.isalpha()]
    latin = len(re.findall(r"[a-zà-ɏ]", text))
    if letters and latin * 2 < len(letters):
        raise Refused(FOREIGN.format(name=name))


def main(path: str, name: str) -> None:
    sys.setrecursionlimit(DEEP)
    try:
        document = read(path, name)
    except Refused as refusal:
        refuse(refusal.message)
    except Exception as error:
        if is_limit(error):
            raise
        confess(error)
    sys.stdout.write(json.dumps(document.to_json(), ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
