"""Decides which files are accepted: size and name here, content in confined programs. Refusals say what to do."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from unicodedata import normalize

from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile

from knowledge.enums import FileKind
from knowledge.files import confined
from knowledge.files.formats import FORMATS, MAX_SIZE, OLD_FORMATS, Format
from web.refusals import Refused
from web.sizes import MEGABYTE, weight
from web.text import clean_text

CHECKING = Path(__file__).with_name("checking.py")
PICTURING = Path(__file__).with_name("pictures.py")
WRITTEN = {b"\xff\xd8": ("image/jpeg", ".jpg"), b"\x89P": ("image/png", ".png"), b"RI": ("image/webp", ".webp")}


@dataclass(frozen=True)
class Checked:
    """An upload that passed every rule, with the bytes that will be kept."""

    name: str
    kind: str
    sha256: str
    content: File


def clean_name(name: str) -> str:
    """Returns the person's own name for the file: no folder, no control or direction characters, a bounded length."""
    # Macs send accents apart from their letters: other machines show and sort such names wrongly.
    base = clean_text(normalize("NFC", PurePath(name.replace("\\", "/")).name))
    stem, suffix = os.path.splitext(base)
    return f"{stem.strip(' .')[:140] or 'fichier'}{suffix.lower()}"


def format_of(name: str) -> Format:
    suffix = PurePath(name).suffix.lower()
    known = FORMATS.get(suffix)
    if suffix in OLD_FORMATS:
        what, better = OLD_FORMATS[suffix]
        raise Refused(
            f"« {name} » est {what} ({suffix[1:]}), qui n'est pas accepté : ouvrez-le, choisissez "
            "« Enregistrer sous » ou « Exporter », puis "
            f"le format {better} ou PDF, et recommencez. S'il a un mot de passe, retirez-le."
        )
    if known is None:
        raise Refused(
            "Ce type de fichier n'est pas accepté. Enregistrez-le en PDF, en document (docx, odt), en tableur "
            "(xlsx, ods), en présentation (pptx, odp) ou en image (jpg, png, webp, heic), puis recommencez."
        )
    return known


def check_upload(upload: UploadedFile) -> Checked:
    """Checks an upload; raises Refused, or a failure of the confined process."""
    name = clean_name(upload.name or "")
    if upload.size == 0:
        raise Refused(f"« {name} » est vide : vérifiez le fichier sur votre ordinateur, puis recommencez.")
    if upload.size > MAX_SIZE:
        raise Refused(
            # The message would otherwise round a file just above the limit down to the limit itself.
            f"« {name} » pèse {weight(max(upload.size, MAX_SIZE + MEGABYTE // 10))} ; "
            f"la limite est de {weight(MAX_SIZE)}. "
            "Allégez ses images ou partagez-le en plusieurs fichiers."
        )
    known = format_of(name)
    with on_disk(upload) as path:
        if known.kind == FileKind.PICTURE:
            return _picture(path, name, known)
        return Checked(name, known.kind, check_stored(path, name), upload)


def check_stored(path: str, name: str, budget: confined.Budget = confined.DOCUMENT) -> str:
    """Returns the sha256 of a document whose content passed the rules; raises Refused."""
    return confined.run(CHECKING, path, name, budget=budget).decode()


def _picture(path: str, name: str, known: Format) -> Checked:
    content = confined.run(PICTURING, path, name, budget=confined.PICTURE)
    return Checked(_named_after(content, name, known), known.kind, sha256(content).hexdigest(), ContentFile(content))


def _named_after(content: bytes, name: str, known: Format) -> str:
    """Returns the name with the suffix of what was written: telephones call a JPEG .heic, and the other way round."""
    content_type, suffix = WRITTEN[content[:2]]
    return name if known.content_type == content_type and not known.kept_as else PurePath(name).stem + suffix


@contextmanager
def on_disk(upload: UploadedFile) -> Iterator[str]:
    """Yields a path to an upload's bytes, for another process."""
    if hasattr(upload, "temporary_file_path"):
        yield upload.temporary_file_path()
        return
    with tempfile.NamedTemporaryFile() as held:
        for chunk in upload.chunks():
            held.write(chunk)
        held.flush()
        upload.seek(0)
        yield held.name


def sync_to_disk(path: str) -> None:
    """Writes the file and its folder to the disk: the row may be committed only after them."""
    for target in (path, os.path.dirname(path)):
        handle = os.open(target, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
