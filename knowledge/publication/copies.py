"""An edition's own copies of files: without what their makers left in them, on the disk before their rows.

Pictures are encoded anew. In office documents the properties, custom properties and lists of people are emptied and the
pictures inside encoded anew. PDF files are written anew without their properties, scripts and embedded files.
"""

import hashlib
import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from django.core.files.base import ContentFile
from pypdf import PdfWriter
from pypdf.generic import NameObject

from knowledge.files import sync_to_disk
from knowledge.models import Attachment
from knowledge.pictures import cleaned
from knowledge.publication.models import EditionFile
from knowledge.reading import ReadingFile

OFFICE = {".docx", ".xlsx", ".pptx"}
OPEN_DOCUMENT = {".odt", ".ods", ".odp"}
PICTURES = {".jpg", ".jpeg", ".png", ".webp"}

_EMPTY = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPERTIES = "http://schemas.openxmlformats.org"
EMPTIED = {
    "docProps/core.xml": _EMPTY
    + f'<cp:coreProperties xmlns:cp="{_PROPERTIES}/package/2006/metadata/core-properties"/>'.encode(),
    "docProps/app.xml": _EMPTY
    + f'<Properties xmlns="{_PROPERTIES}/officeDocument/2006/extended-properties"/>'.encode(),
    "docProps/custom.xml": _EMPTY
    + f'<Properties xmlns="{_PROPERTIES}/officeDocument/2006/custom-properties"/>'.encode(),
    "meta.xml": _EMPTY
    + b'<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3">'
    b"<office:meta/></office:document-meta>",
}
PEOPLE = {"word/people.xml", "ppt/commentAuthors.xml", "ppt/authors.xml", "xl/persons/person.xml"}
_ROOT = re.compile(rb"(<([\w:]+)\b[^>]*>).*(</\2>)", re.S)
# Where Excel keeps the path of the file on its maker's machine.
_SAVED_PATH = re.compile(rb"<x15ac:absPath\b[^>]*/>")
# What shows more than the page does: deleted text, and remarks between colleagues.
_TEXT_PARTS = re.compile(r"^(?:content\.xml|word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml)$")
_TRACKED = re.compile(rb"<(?:w:(?:del|ins|moveFrom|moveTo)\s|text:tracked-changes\b|office:annotation\b)")
_REMARK_PARTS = re.compile(r"(?:^|/)comments\d*\.xml$|/(?:comments|threadedComments)/")
_REMARK = re.compile(rb"<(?:w:comment|comment|threadedComment|p:cm|p188:cm)\b")
PDF_DROPPED = {"/Metadata", "/PieceInfo", "/AA", "/OpenAction", "/AF", "/JavaScript", "/EmbeddedFiles"}
_PDF_PEOPLE = re.compile(rb"/(?:Author|Company|Manager)\s*(?:\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f\s]*)>)", re.S)
_XMP_PEOPLE = re.compile(rb"<(?:dc:creator|dc:contributor)\b[^>]*>(.*?)</dc:(?:creator|contributor)>", re.S)


def shows_more_than_it_says(attachment: Attachment) -> bool:
    """An office document with tracked changes or remarks: deleted words and names would become public."""
    if PurePath(attachment.name).suffix.lower() not in OFFICE | OPEN_DOCUMENT:
        return False
    with attachment.file.open("rb") as stream, zipfile.ZipFile(stream) as archive:
        return any(
            (_TEXT_PARTS.match(entry) and _TRACKED.search(archive.read(entry)))
            or (_REMARK_PARTS.search(entry) and _REMARK.search(archive.read(entry)))
            for entry in archive.namelist()
        )


def copy_for_edition(attachment: Attachment, shown: ReadingFile, position: int) -> EditionFile:
    """Of an attachment as the reading shows it: an unsaved row whose bytes are on the disk already."""
    with attachment.file.open("rb") as stream:
        content = without_metadata(stream.read(), attachment.name)
    copy = EditionFile(
        name=attachment.name,
        kind=attachment.kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        caption=shown.caption,
        role=shown.role,
        alternative_text=attachment.alternative_text,
        position=position,
    )
    copy.file.save(attachment.name, ContentFile(content), save=False)
    sync_to_disk(copy.file.path)
    return copy


def without_metadata(content: bytes, name: str) -> bytes:
    suffix = PurePath(name).suffix.lower()
    if suffix in PICTURES:
        return cleaned(content)
    if suffix in OFFICE | OPEN_DOCUMENT:
        return _document(content)
    return _pdf(content) if suffix == ".pdf" else content


def _document(content: bytes) -> bytes:
    """The same archive, in the same order, with its metadata emptied; upload has counted its bytes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            plain = zipfile.ZipInfo(entry.filename)  # dated 1980, without its maker's system
            plain.compress_type = entry.compress_type
            new.writestr(plain, _part(entry.filename, old.read(entry)))
    return out.getvalue()


def _part(name: str, content: bytes) -> bytes:
    if name in EMPTIED:
        return EMPTIED[name]
    if name in PEOPLE:
        return _ROOT.sub(rb"\1\3", content)
    if PurePath(name).suffix.lower() in PICTURES:
        try:
            return cleaned(content, longest=None)
        except Exception:  # they raise many kinds; a picture that they cannot read, or will not, stays
            return content
    return _SAVED_PATH.sub(b"", content) if name == "xl/workbook.xml" else content


def _pdf(content: bytes) -> bytes:
    """Written anew without properties, XMP, scripts or embedded files; blanked in place if it cannot be read."""
    cut, out = BytesIO(), BytesIO()
    try:
        writer = PdfWriter(clone_from=BytesIO(content))
        writer.metadata = None
        root = writer.root_object
        names = [root["/Names"].get_object()] if "/Names" in root else []
        for thing in [root, *names, *(page.get_object() for page in writer.pages)]:
            for key in PDF_DROPPED & thing.keys():
                del thing[NameObject(key)]
        writer.write(cut)
        # Read again: what nothing refers to any more is not copied.
        PdfWriter(clone_from=cut).write(out)
    except Exception:  # pypdf raises many kinds for a file that is off; each means that it stays as its maker wrote it
        return _blanked_pdf(content)
    return out.getvalue()


def _blanked_pdf(content: bytes) -> bytes:
    """Blanks of the same length, so that every offset of the file still holds."""

    def blank(match: re.Match) -> bytes:
        said = next(number for number in (1, 2) if number <= match.re.groups and match[number] is not None)
        start, end = (at - match.start() for at in match.span(said))
        return match[0][:start] + b" " * (end - start) + match[0][end:]

    return _XMP_PEOPLE.sub(blank, _PDF_PEOPLE.sub(blank, content))
