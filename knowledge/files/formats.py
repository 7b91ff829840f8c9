"""The accepted formats, by suffix. This module does not import Django: confined programs read it too."""

from dataclasses import dataclass

from web.refusals import Refused
from web.sizes import MEGABYTE

MAX_SIZE = 20 * MEGABYTE


# Formats that were once common: what each is, and which format to save it in.
OLD_FORMATS = {
    ".doc": ("un ancien document Word", "docx"),
    ".dot": ("un ancien modèle Word", "docx"),
    ".rtf": ("un document RTF", "docx"),
    ".xls": ("un ancien classeur Excel", "xlsx"),
    ".ppt": ("une ancienne présentation PowerPoint", "pptx"),
    ".pps": ("un ancien diaporama PowerPoint", "pptx"),
    ".docm": ("un document Word avec macros", "docx"),
    ".dotx": ("un modèle Word", "docx"),
    ".xlsm": ("un classeur Excel avec macros", "xlsx"),
    ".xlsb": ("un classeur Excel binaire", "xlsx"),
    ".pptm": ("une présentation PowerPoint avec macros", "pptx"),
    ".ppsx": ("un diaporama PowerPoint", "pptx"),
    ".pages": ("un document Pages", "docx"),
    ".numbers": ("un classeur Numbers", "xlsx"),
    ".key": ("une présentation Keynote", "pptx"),
}
# The values of `FileKind`.
PDF, TEXT, SHEET, SLIDES, PICTURE = "PDF", "TEXT", "SHEET", "SLIDES", "PICTURE"


@dataclass(frozen=True)
class Format:
    kind: str
    magic: tuple[bytes, ...]
    content_type: str
    member: str = ""  # an entry that the zip must have; Office packages name theirs by relations
    kept_as: str = ""  # the suffix of the stored file, when it changes


ZIP = (b"PK\x03\x04",)
_OFFICE = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
_JPEG = (b"\xff\xd8\xff",)
FORMATS = {
    ".pdf": Format(PDF, (b"%PDF-",), "application/pdf"),
    ".docx": Format(TEXT, ZIP, f"{_OFFICE}wordprocessingml.document"),
    ".xlsx": Format(SHEET, ZIP, f"{_OFFICE}spreadsheetml.sheet"),
    ".pptx": Format(SLIDES, ZIP, f"{_OFFICE}presentationml.presentation"),
    ".odt": Format(TEXT, ZIP, f"{_ODF}text", "content.xml"),
    ".ods": Format(SHEET, ZIP, f"{_ODF}spreadsheet", "content.xml"),
    ".odp": Format(SLIDES, ZIP, f"{_ODF}presentation", "content.xml"),
    ".jpg": Format(PICTURE, _JPEG, "image/jpeg"),
    ".jpeg": Format(PICTURE, _JPEG, "image/jpeg"),
    ".jfif": Format(PICTURE, _JPEG, "image/jpeg", kept_as=".jpg"),
    # Telephones write these; the stored file is one that every browser shows.
    ".heic": Format(PICTURE, (), "image/jpeg", kept_as=".jpg"),
    ".heif": Format(PICTURE, (), "image/jpeg", kept_as=".jpg"),
    ".png": Format(PICTURE, (b"\x89PNG\r\n\x1a\n",), "image/png"),
    ".webp": Format(PICTURE, (b"RIFF",), "image/webp"),
}
ACCEPT = ",".join(FORMATS)


def something_else(name: str) -> Refused:
    return Refused(
        f"Le contenu de « {name} » ne correspond pas à son extension. Ouvrez-le, enregistrez-le de nouveau dans le "
        "format voulu, puis recommencez."
    )
