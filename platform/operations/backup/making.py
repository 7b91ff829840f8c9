"""Makes a backup while the platform works."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from operations.backup import FILES, Unusable
from operations.backup.archive import encrypt, writing
from operations.backup.databases import digest, migrations, named_files, snapshot
from web.disk import sync

NAME = "itc-{:%Y%m%d-%H%M%S}.tar.gz"
TRIES = 3


class FileGone(Exception):
    """A file of the snapshot was deleted meanwhile, by a purge or at the end of the bin."""


def make_backup(folder: Path, key: str = "") -> Path:
    """Makes a backup in `folder`; it gets its final name only once complete. A public `key` encrypts it."""
    folder.mkdir(parents=True, exist_ok=True)
    name = NAME.format(datetime.now(UTC)) + (".age" if key else "")
    # On the same disk, so that renaming it is one step; nobody else can read it before.
    with tempfile.TemporaryDirectory(prefix=".en-cours-", dir=folder) as workshop:
        made = Path(workshop) / "archive"
        for left in reversed(range(TRIES)):
            try:
                _write(made, Path(workshop))
                break
            except FileGone as gone:
                made.unlink()
                if not left:
                    raise Unusable(
                        f"Le fichier {gone} manque : la base le nomme, le disque ne l'a pas. Cherchez-le dans une "
                        "sauvegarde plus ancienne (docs/operate.md, « Un fichier manque »)."
                    ) from gone
        if key:
            encrypt(made, made.with_suffix(".age"), key)
            made = made.with_suffix(".age")
        made.chmod(0o600)
        sync(made)
        made.replace(folder / name)
        sync(folder)
    return folder / name


def _write(path: Path, workshop: Path) -> None:
    database = workshop / "database"
    shutil.rmtree(database, ignore_errors=True)
    database.mkdir()
    # The database first: a file is written before its row, so every file of the snapshot is on the disk.
    with snapshot(database) as taken, writing(path) as archive:
        root = Path(settings.MEDIA_ROOT)
        for member in taken.members(database):
            archive.add(f"database/{member.name}", member)
        for name in sorted(named_files(taken)):
            try:
                archive.add(FILES + name, root / name)
            except FileNotFoundError as error:
                raise FileGone(name) from error
        archive.finish(
            {
                "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
                "database": taken.kind,
                "migrations": migrations(taken),
                "tables": digest(taken),
            }
        )


def keep_latest(folder: Path, count: int) -> list[Path]:
    """Deletes all but the `count` latest backups in `folder`; returns the deleted ones."""
    backups = sorted(folder.glob("itc-*.tar.gz*"))
    gone = backups[:-count]
    for path in gone:
        path.unlink()
    return gone
