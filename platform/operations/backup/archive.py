"""The archive: writes members with their digests; reads and compares all of them before anything else."""

import gzip
import hashlib
import io
import json
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyrage

from operations.backup import FORMAT, MANIFEST, Unusable

LEVEL = 1  # pictures and PDFs do not shrink, and this level is enough for the rest
CHUNK = 1024 * 1024
CUT = "Cette sauvegarde est incomplète ou abîmée ({why}). Prenez-en une autre, ou recopiez-la depuis son origine."


class Digesting(io.RawIOBase):
    """Reads a stream and digests what passes."""

    def __init__(self, stream: BinaryIO):
        self.stream, self.digest, self.size = stream, hashlib.sha256(), 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.digest.update(data)
        self.size += len(data)
        return data


class Writer:
    """Adds members to an archive, then the manifest."""

    def __init__(self, archive: tarfile.TarFile):
        self.archive, self.members = archive, {}

    def add(self, name: str, path: Path) -> None:
        with path.open("rb") as stream:
            info = self.archive.gettarinfo(arcname=name, fileobj=stream)
            # The owners only concern the old machine; the sweeper needs the dates.
            info.uid = info.gid = 0
            info.uname = info.gname = ""
            passing = Digesting(stream)
            self.archive.addfile(info, passing)
        self.members[name] = {"size": passing.size, "sha256": passing.digest.hexdigest()}

    def finish(self, manifest: dict) -> None:
        content = json.dumps({"format": FORMAT, **manifest, "members": self.members}).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(content)
        self.archive.addfile(info, io.BytesIO(content))


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    with (
        gzip.open(path, "xb", compresslevel=LEVEL) as packed,
        # An edition's file and its public copy may be one file with two names: each member has its content.
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT, dereference=True) as archive,
    ):
        yield Writer(archive)


def unpack(path: Path, folder: Path) -> dict:
    """Unpacks and checks every member in `folder`; returns the manifest. Raises Unusable for any fault."""
    try:
        with gzip.open(path) as packed, tarfile.open(fileobj=packed, mode="r|") as archive:
            found = dict(_members(archive, folder))
            # Reads to the end, because the checksum of the compressed data is there.
            while packed.read(CHUNK):
                pass
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Unusable(CUT.format(why="sa fin manque")) from error
    manifest = found.pop(MANIFEST, None)
    if manifest is None:
        raise Unusable(CUT.format(why="sa table des matières manque"))
    said = json.loads((folder / MANIFEST).read_text())
    if said["format"] != FORMAT:
        raise Unusable(f"Cette sauvegarde est d'un format que cette version ne connaît pas ({said['format']}).")
    if found != {name: member["sha256"] for name, member in said["members"].items()}:
        raise Unusable(CUT.format(why="son contenu n'est pas celui qu'elle annonce"))
    return said


def _members(archive: tarfile.TarFile, folder: Path) -> Iterator[tuple[str, str]]:
    for info in archive:
        target = (folder / info.name).resolve()
        if not info.isfile() or not target.is_relative_to(folder.resolve()):
            raise Unusable("Cette archive n'est pas une sauvegarde de la plateforme.")
        target.parent.mkdir(parents=True, exist_ok=True)
        passing = Digesting(archive.extractfile(info))
        with target.open("wb") as out:
            while data := passing.read(CHUNK):
                out.write(data)
        yield info.name, passing.digest.hexdigest()


def encrypt(path: Path, to: Path, public_key: str) -> None:
    pyrage.encrypt_file(str(path), str(to), [recipient(public_key)])


def recipient(public_key: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(public_key.strip())
    except pyrage.RecipientError as error:
        raise Unusable(
            "La clé de sauvegarde n'est pas une clé publique age (age1…). Créez-en une paire : "
            "python manage.py backup --new-key FICHIER"
        ) from error


def decrypt(path: Path, to: Path, key_file: Path | None) -> None:
    if key_file is None:
        raise Unusable("Cette sauvegarde est chiffrée : donnez le fichier de la clé secrète, --key FICHIER.")
    try:
        lines = [line.strip() for line in key_file.read_text().splitlines() if line.startswith("AGE-SECRET-KEY-")]
        identities = [pyrage.x25519.Identity.from_str(line) for line in lines]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        raise Unusable(f"Le fichier {key_file} ne contient pas de clé secrète age lisible.") from error
    try:
        pyrage.decrypt_file(str(path), str(to), identities)
    except (pyrage.DecryptError, OSError) as error:
        if getattr(error, "errno", None):  # an error of the disk, not of the cipher
            raise
        raise Unusable(
            "Cette sauvegarde ne s'ouvre pas avec cette clé, ou elle est incomplète. Vérifiez que c'est la clé de "
            "cette instance, puis que le fichier a été recopié en entier."
        ) from error
