"""Makes a backup while the platform keeps working."""

import sqlite3
from pathlib import Path

import pyrage
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from operations.backup.archive import recipient
from operations.backup.making import keep_latest, make_backup
from web.sizes import weight


class Command(BaseCommand):
    help = "Sauvegarde la base et les fichiers, pendant que la plateforme travaille."

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, default=settings.BACKUPS, metavar="DOSSIER", help="où l'écrire")
        parser.add_argument("--key", default=settings.BACKUP_KEY, metavar="age1…", help="clé publique : chiffre")
        parser.add_argument("--keep", type=int, default=0, metavar="N", help="n'en garder que les N dernières")
        parser.add_argument("--new-key", type=Path, metavar="FICHIER", help="créer une paire de clés, et s'arrêter")

    def handle(self, *args, to: Path, key: str, keep: int, new_key: Path | None, **options):
        if new_key:
            self._make_keys(new_key)
            return
        if keep < 0:
            raise CommandError("--keep demande un nombre de sauvegardes, par exemple --keep 14.")
        if key:
            recipient(key)  # refuses a wrong key before anything is read
        try:
            made = make_backup(to, key)
        except (OSError, sqlite3.OperationalError) as error:
            raise CommandError(
                f"La sauvegarde n'a pas pu être écrite dans {to} ({error}). Rien n'en reste. "
                "Faites de la place, ou choisissez un autre dossier : --to DOSSIER"
            ) from error
        self.stdout.write(f"Sauvegarde faite : {made} ({weight(made.stat().st_size)})")
        for path in keep_latest(to, keep) if keep else []:
            self.stdout.write(f"Sauvegarde effacée : {path}")

    def _make_keys(self, path: Path) -> None:
        secret = pyrage.x25519.Identity.generate()
        try:
            path.touch(mode=0o600, exist_ok=False)
        except OSError as error:
            raise CommandError(f"Impossible de créer {path} ({error.strerror}) : donnez un fichier nouveau.") from error
        path.write_text(f"{secret}\n")
        self.stdout.write(
            f"Clé secrète : {path}. Gardez-la loin de ce serveur : sans elle, aucune sauvegarde ne s'ouvre.\n"
            f"Clé publique, pour ce serveur : ITC_BACKUP_KEY={secret.to_public()}"
        )
