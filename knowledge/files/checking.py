"""`checking.py FILE NAME`, confined: checks that a document is what its name says; prints its sha256, or why it is not.

It does not import Django.
"""

import hashlib
import lzma
import re
import sys
import zipfile
import zlib
from pathlib import PurePath
from typing import BinaryIO

import pypdfium2

from knowledge.files.cleaning.findings import DAMAGED, MACROS, PASSWORD, TOO_MUCH, Uncleanable
from knowledge.files.cleaning.odf import check_open_document
from knowledge.files.formats import FORMATS, PDF, ZIP, Format, something_else
from knowledge.files.limits import refuse
from knowledge.files.markup import CHUNK, Malformed, open_part, walk
from knowledge.files.packages import Package
from web.refusals import Refused
from web.sizes import MEGABYTE

MAX_UNPACKED = 100 * MEGABYTE
MAX_RATIO = 100
# Above these sizes, what packs more than MAX_RATIO times is a bomb. Blank pictures may: markup has its own limit.
MARKUP = (".xml", ".rels", ".vml")
MAX_PACKED_MARKUP = 2 * MEGABYTE
MAX_PACKED_WHOLE = 40 * MEGABYTE
MAX_ENTRIES = 2000
PDF_BEGINS = 1024  # bytes: a byte order mark, a line, or what a mail program added may come first
PROGRAMS = (".zip", ".jar", ".7z", ".rar", ".exe", "vbaproject.bin")
BROKEN_ZIP = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError),
    *(RuntimeError, EOFError, OSError, ValueError),
)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Entry names inside an old Office file; a new file with a password is stored as an old one.
OLD_PROTECTED = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo"))
AN_OBJECT = re.compile(rb"\d \d{1,5} obj\b")
FORMAT_ERROR = 3  # pdfium's code for a file that it cannot read; other codes mean a password or an unknown protection


def protected(name: str) -> Refused:
    return Refused(
        f"« {name} » est protégé par un mot de passe : ouvrez-le, retirez le mot de passe, enregistrez-le sans "
        "protection, puis recommencez."
    )


def check_begins(stream: BinaryIO, name: str, known: Format) -> None:
    head = stream.read(PDF_BEGINS + 8)
    stream.seek(0)
    begins = b"%PDF-" in head if known.kind == PDF else head.startswith(known.magic)
    if begins:
        return
    if head.startswith(OLD):
        raise _old(stream.read(), name)
    raise something_else(name)


def _old(content: bytes, name: str) -> Refused:
    """Returns the refusal of an old Office file under a new name, or of a new one with a password."""
    if any(mark in content for mark in OLD_PROTECTED):
        return protected(name)
    return Refused(
        f"« {name} » est un ancien fichier Office (doc, xls ou ppt) sous un nouveau nom : ouvrez-le, choisissez "
        f"« Enregistrer sous », puis le format {PurePath(name).suffix[1:]}, et recommencez."
    )


def check_inside(stream: BinaryIO, name: str, known: Format) -> None:
    if known.magic is ZIP:
        _check_zip(stream, name, known)
    elif known.kind == PDF:
        check_pdf(stream, name)
    stream.seek(0)


def _check_zip(stream: BinaryIO, name: str, known: Format) -> None:
    """Refuses a bomb, an archive or a program inside, a password, or a missing main part."""
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise _too_much(name)
            if any(entry.flag_bits & 0x1 for entry in entries) or _is_encrypted(archive):
                raise protected(name)
            if any(entry.filename.lower().endswith(PROGRAMS) for entry in entries):
                raise Refused(f"« {name} » contient une archive ou un programme : retirez-le, puis recommencez.")
            _unpack(archive, name)
            _check_main(archive, name, known)
            if known.member:
                _check_open_document(archive, name)
    except BROKEN_ZIP as error:
        raise _damaged(name) from error


def _damaged(name: str) -> Refused:
    return Refused(f"« {name} » est abîmé ou protégé par un mot de passe : enregistrez-le sans protection.")


def _too_much(name: str) -> Refused:
    return Refused(f"« {name} » contient trop de choses une fois ouvert : allégez-le ou partagez-le en PDF.")


def _has_macros(name: str) -> Refused:
    return Refused(f"« {name} » contient un programme (des macros) : retirez-le, puis recommencez.")


# What the person reads for each reason of the cleaning programs.
REASONS = {PASSWORD: protected, MACROS: _has_macros, DAMAGED: _damaged, TOO_MUCH: _too_much}


def _unpack(archive: zipfile.ZipFile, name: str) -> None:
    """Counts the bytes that come out, not those announced, over the whole archive."""
    whole = packed_whole = markup = packed_markup = 0
    for entry in archive.infolist():
        is_markup = entry.filename.lower().endswith(MARKUP)
        packed_whole += entry.compress_size
        packed_markup += entry.compress_size * is_markup
        with archive.open(entry) as member:
            while chunk := member.read(CHUNK):
                whole += len(chunk)
                markup += len(chunk) * is_markup
                if (
                    whole > MAX_UNPACKED
                    or (whole > MAX_PACKED_WHOLE and whole > packed_whole * MAX_RATIO)
                    or (markup > MAX_PACKED_MARKUP and markup > packed_markup * MAX_RATIO)
                ):
                    raise _too_much(name)


def _check_main(archive: zipfile.ZipFile, name: str, known: Format) -> None:
    if known.member:
        if known.member not in archive.namelist():
            raise _damaged(name)
        return
    expected = PurePath(name).suffix.lower()[1:]
    part, family = Package(archive).main(expected)
    if not part:
        raise _damaged(name)
    if family != expected:
        raise something_else(name)


def _is_encrypted(archive: zipfile.ZipFile) -> bool:
    """Tells whether a password closes an entry; the manifest of an OpenDocument names such entries."""
    found = "encrypted-package" in archive.namelist()

    def start(tag: str, _) -> None:
        nonlocal found
        found = found or tag == "manifest:encryption-data"

    try:
        with open_part(archive, "META-INF/manifest.xml") as manifest:
            walk(manifest, start)
    except (KeyError, Malformed):
        return found
    return found


def _check_open_document(archive: zipfile.ZipFile, name: str) -> None:
    try:
        check_open_document(archive)
    except Uncleanable as reason:
        raise REASONS[reason.args[0]](name) from reason


def check_pdf(stream: BinaryIO, name: str) -> None:
    stream.seek(0)
    content = stream.read()
    if _needs_password(content):
        raise protected(name)
    if _is_cut(content):
        raise Refused(f"« {name} » est incomplet : l'envoi a pu être coupé. Recommencez.")
    head = content[: content.find(b"%PDF-") + PDF_BEGINS].lower()
    if b"<html" in head or b"<script" in head:
        raise Refused(f"« {name} » n'est pas un simple PDF : imprimez-le en PDF de nouveau, puis recommencez.")


def _needs_password(content: bytes) -> bool:
    """Tells whether a reader needs a password; one that only forbids changes does not count."""
    try:
        pypdfium2.PdfDocument(content).close()
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", FORMAT_ERROR) != FORMAT_ERROR:
            return True
        return b"/Encrypt" in content[:4096] or b"/Encrypt" in content.rstrip(b"\0\r\n ")[-4096:]
    return False


def _is_cut(content: bytes) -> bool:
    """Tells whether objects follow the last end mark, as in a PDF that was cut short.

    Linearized or changed files have earlier end marks too; zeros or a mail program's text may follow the last one.
    """
    end = max(content.rfind(b"%%EOF"), content.rfind(b"startxref"))
    return end < 0 or AN_OBJECT.search(content, end) is not None


def main(path: str, name: str) -> None:
    known = FORMATS[PurePath(name).suffix.lower()]
    try:
        with open(path, "rb") as stream:
            check_begins(stream, name, known)
            check_inside(stream, name, known)
            sys.stdout.write(hashlib.file_digest(stream, "sha256").hexdigest())
    except Refused as refusal:
        refuse(refusal.message)


if __name__ == "__main__":
    main(*sys.argv[1:])
