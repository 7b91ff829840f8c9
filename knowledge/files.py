"""Which files are taken: size, then magic bytes, then what is inside. Refusals name the rule and the remedy."""

import hashlib
import lzma
import os
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from PIL import Image

from itc_spaces.refusals import Refused
from knowledge.enums import FileKind
from knowledge.text import clean_text

MEGABYTE = 1024 * 1024
MAX_SIZE = 20 * MEGABYTE
MAX_PIXELS = 50_000_000
MAX_UNPACKED = 100 * MEGABYTE
MAX_RATIO = 100
MAX_ENTRIES = 2000
CHUNK = 64 * 1024


@dataclass(frozen=True)
class Format:
    kind: FileKind
    magic: tuple[bytes, ...]
    content_type: str
    member: str = ""  # an entry that the zip must have


_ZIP = (b"PK\x03\x04",)
_OFFICE = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
FORMATS = {
    ".pdf": Format(FileKind.PDF, (b"%PDF-",), "application/pdf"),
    ".docx": Format(FileKind.TEXT, _ZIP, f"{_OFFICE}wordprocessingml.document", "word/document.xml"),
    ".xlsx": Format(FileKind.SHEET, _ZIP, f"{_OFFICE}spreadsheetml.sheet", "xl/workbook.xml"),
    ".pptx": Format(FileKind.SLIDES, _ZIP, f"{_OFFICE}presentationml.presentation", "ppt/presentation.xml"),
    ".odt": Format(FileKind.TEXT, _ZIP, f"{_ODF}text", "content.xml"),
    ".ods": Format(FileKind.SHEET, _ZIP, f"{_ODF}spreadsheet", "content.xml"),
    ".odp": Format(FileKind.SLIDES, _ZIP, f"{_ODF}presentation", "content.xml"),
    ".jpg": Format(FileKind.PICTURE, (b"\xff\xd8\xff",), "image/jpeg"),
    ".jpeg": Format(FileKind.PICTURE, (b"\xff\xd8\xff",), "image/jpeg"),
    ".png": Format(FileKind.PICTURE, (b"\x89PNG\r\n\x1a\n",), "image/png"),
    ".webp": Format(FileKind.PICTURE, (b"RIFF",), "image/webp"),
}
ACCEPT = ",".join(FORMATS)


def clean_name(name: str) -> str:
    """The person's own name for the file: no folder, no control or direction characters, a bounded length."""
    base = clean_text(PurePath(name.replace("\\", "/")).name)
    stem, suffix = os.path.splitext(base)
    return f"{stem.strip(' .')[:140] or 'fichier'}{suffix.lower()}"


def format_of(name: str) -> Format:
    known = FORMATS.get(PurePath(name).suffix.lower())
    if known is None:
        raise Refused(
            "Ce type de fichier n'est pas accepté. Enregistrez-le en PDF, en document (docx, odt), en tableur "
            "(xlsx, ods), en présentation (pptx, odp) ou en image (jpg, png, webp), puis recommencez."
        )
    return known


def check_upload(upload: UploadedFile) -> tuple[str, Format, str]:
    """Clean name, format and sha256 of a file that passed every rule; raises Refused."""
    name = clean_name(upload.name or "")
    if upload.size == 0:
        raise Refused(f"« {name} » est vide : vérifiez le fichier sur votre ordinateur, puis recommencez.")
    if upload.size > MAX_SIZE:
        raise Refused(
            f"« {name} » pèse {upload.size // MEGABYTE} Mo ; la limite est de {MAX_SIZE // MEGABYTE} Mo. "
            "Allégez ses images ou partagez-le en plusieurs fichiers."
        )
    known = format_of(name)
    head = upload.read(16)
    upload.seek(0)
    if not head.startswith(known.magic) or (known.content_type == "image/webp" and head[8:12] != b"WEBP"):
        raise Refused(
            f"Le contenu de « {name} » ne correspond pas à son extension. Ouvrez-le, enregistrez-le de nouveau dans "
            "le format voulu, puis recommencez."
        )
    check_inside(upload, name, known)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return name, known, digest.hexdigest()


def check_inside(stream: BinaryIO, name: str, known: Format) -> None:
    if known.magic is _ZIP:
        _check_zip(stream, name, known)
    elif known.kind is FileKind.PICTURE:
        _check_picture(stream, name)
    elif known.kind is FileKind.PDF:
        _check_pdf(stream, name)
    stream.seek(0)


def _check_zip(stream: BinaryIO, name: str, known: Format) -> None:
    """No bomb: entries counted, nothing nested, bytes counted while they are unpacked and not as announced."""
    damaged = Refused(f"« {name} » est abîmé ou protégé par un mot de passe : enregistrez-le sans protection.")
    too_much = Refused(f"« {name} » contient trop de choses une fois ouvert : allégez-le ou partagez-le en PDF.")
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            if known.member not in {entry.filename for entry in entries}:
                raise damaged
            if len(entries) > MAX_ENTRIES:
                raise too_much
            unpacked = 0
            for entry in entries:
                if entry.flag_bits & 0x1:
                    raise damaged
                if entry.filename.lower().endswith((".zip", ".jar", ".7z", ".rar", ".exe", "vbaproject.bin")):
                    raise Refused(f"« {name} » contient une archive ou un programme : retirez-le, puis recommencez.")
                with archive.open(entry) as member:
                    packed = max(entry.compress_size, 1)
                    size = 0
                    while chunk := member.read(CHUNK):
                        size += len(chunk)
                        unpacked += len(chunk)
                        if unpacked > MAX_UNPACKED or (size > MEGABYTE and size > packed * MAX_RATIO):
                            raise too_much
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise damaged from error


def unreadable_picture(name: str) -> Refused:
    return Refused(f"« {name} » n'est pas une image lisible : enregistrez-la de nouveau en jpg ou png.")


def _check_picture(stream: BinaryIO, name: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(stream, formats=("JPEG", "PNG", "WEBP")) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise Refused(
                        f"« {name} » dépasse {MAX_PIXELS // 1_000_000} millions de points : réduisez ses dimensions."
                    )
                # Decoded whole: `verify` reads nothing of a JPEG, and a cut one would only fail when it is published.
                picture.load()
    except Refused:
        raise
    except Exception as error:  # Pillow raises many kinds for a broken picture; all mean the same to the person
        raise unreadable_picture(name) from error


def _check_pdf(stream: BinaryIO, name: str) -> None:
    stream.seek(0)
    content = stream.read()
    if b"/Encrypt" in content[-4096:] or b"/Encrypt" in content[:4096]:
        raise Refused(f"« {name} » est protégé par un mot de passe : enregistrez-le sans protection.")
    if b"%%EOF" not in content[-2048:]:
        raise Refused(f"« {name} » est incomplet : l'envoi a pu être coupé. Recommencez.")
    if b"<html" in content[:1024].lower() or b"<script" in content[:1024].lower():
        raise Refused(f"« {name} » n'est pas un simple PDF : imprimez-le en PDF de nouveau, puis recommencez.")


def sync_to_disk(path: str) -> None:
    """Bytes first, rows second: the file and its folder are on the disk before the row is committed."""
    for target in (path, os.path.dirname(path)):
        handle = os.open(target, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
