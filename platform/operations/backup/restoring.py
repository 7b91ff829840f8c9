"""Restores a backup onto an empty instance; reads and compares everything before it changes anything."""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from operations.backup import FILES, Unusable
from operations.backup.archive import decrypt, unpack
from operations.backup.databases import check_same, is_empty, put_back_postgresql, put_back_sqlite
from web.disk import sync

KINDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def restore(path: Path, key_file: Path | None = None) -> dict:
    """Restores a backup; returns its manifest. Raises Unusable, before any change, when it cannot be restored."""
    if not path.is_file():
        raise Unusable(f"Le fichier {path} n'existe pas. Donnez celui d'une sauvegarde : itc-….tar.gz ou .tar.gz.age")
    if not is_empty():
        raise Unusable(
            "Cette instance a déjà des comptes ou des espaces : une sauvegarde ne se restaure que sur une instance "
            "vide. Donnez-lui une base neuve (DATABASE_URL ou ITC_VAR), puis recommencez."
        )
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    # On the disk of the files: if it has no room, nothing changes.
    with tempfile.TemporaryDirectory(prefix=".restauration-", dir=root.parent) as workshop:
        opened = Path(workshop)
        archive = path
        if path.suffix == ".age":
            archive = opened / "archive"
            decrypt(path, archive, key_file)
        content = opened / "content"
        content.mkdir()
        manifest = unpack(archive, content)
        _check_fits(manifest)
        # The files first, so that no row comes before its file.
        _put_files(content / FILES, root)
        put_back = put_back_sqlite if connection.vendor == "sqlite" else put_back_postgresql
        put_back(content / "database")
        compared = opened / "compared"
        compared.mkdir()
        check_same(manifest, compared)
    return manifest


def _check_fits(manifest: dict) -> None:
    if manifest["database"] != connection.vendor:
        theirs, ours = (KINDS.get(kind, "inconnue") for kind in (manifest["database"], connection.vendor))
        raise Unusable(
            f"Cette sauvegarde est d'une base {theirs}, et celle de cette instance est {ours} : réglez DATABASE_URL, "
            "puis recommencez."
        )
    taken = set(manifest["migrations"])
    # The code also knows migrations replaced by a squash: they are still on the disk.
    known = {f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    needed = {f"{app}.{name}" for app, name in MigrationLoader(None).graph.nodes}
    if taken - known or needed - taken:
        age = "plus récente" if taken - known else "plus ancienne"
        raise Unusable(
            f"Cette sauvegarde vient d'une version {age} de la plateforme. Installez la version qui l'a faite "
            f"({manifest['made_at']}), restaurez, puis mettez à niveau."
        )


def _put_files(folder: Path, root: Path) -> None:
    written = set()
    for path in folder.rglob("*") if folder.exists() else ():
        if path.is_file():
            target = root / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            target.chmod(settings.FILE_UPLOAD_PERMISSIONS)
            sync(target)
            written.add(target.parent)
    for parent in written:
        sync(parent)
