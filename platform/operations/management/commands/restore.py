"""Restores a backup onto an empty instance."""

from contextlib import suppress
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from operations.backup.restoring import restore
from search.protocol import EngineUnavailable, IndexName
from search.rebuilding import forget_strayed


class Command(BaseCommand):
    help = "Restaure une sauvegarde sur une instance vide ; tout est vérifié avant que rien ne change."

    def add_arguments(self, parser):
        parser.add_argument("backup", type=Path, metavar="SAUVEGARDE")
        parser.add_argument("--key", type=Path, metavar="FICHIER", help="la clé secrète, si elle est chiffrée")

    def handle(self, *args, backup: Path, key: Path | None, **options):
        try:
            manifest = restore(backup, key)
        except OSError as error:
            raise CommandError(
                f"La restauration s'est arrêtée ({error.strerror or error}). Faites de la place, puis recommencez sur "
                "une instance vide."
            ) from error
        with suppress(EngineUnavailable):  # if the engine does not answer, the worker does this later
            for name in IndexName:
                forget_strayed(name)
        rows = sum(table["rows"] for table in manifest["tables"].values())
        files = sum(name.startswith("files/") for name in manifest["members"])
        self.stdout.write(
            f"Sauvegarde du {manifest['made_at']} restaurée et vérifiée : {rows} lignes, {files} fichiers.\n"
            "L'index de recherche se refait de lui-même : laissez tourner le worker, ou lancez search_index rebuild."
        )
