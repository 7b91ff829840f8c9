"""Builds, compares, repairs and describes the search indexes."""

import json

from django.core.management.base import BaseCommand, CommandError

from search.index_epoch import strayed
from search.protocol import EngineUnavailable, IndexName
from search.rebuilding import Busy, drift, rebuild, repair
from search.state import SearchState, state_of_search
from web.sizes import weight

BAR = 30  # characters
SHOWN = 20  # keys shown for each kind of difference


class Command(BaseCommand):
    help = "Index de recherche : rebuild (reconstruire), check (comparer à la base), status (où il en est)."

    def add_arguments(self, parser):
        asked = parser.add_subparsers(dest="what", required=True)
        building = asked.add_parser(
            "rebuild", help="construit un nouvel index à côté de celui qui répond, puis le remplace"
        )
        building.add_argument("--afresh", action="store_true", help="ne reprend pas une reconstruction interrompue")
        building.add_argument("--processes", type=int, help="combien lisent la base (un seul si elle est grande)")
        building.add_argument("--if-missing", action="store_true", help="seulement ce qui n'est pas encore construit")
        checking = asked.add_parser("check", help="compare l'index à la base ; sort en erreur s'ils diffèrent")
        checking.add_argument("--repair", action="store_true", help="remet l'index d'accord avec la base")
        asked.add_parser("status", help="retard, taille, dernière erreur").add_argument("--json", action="store_true")

    def handle(self, *args, what: str, **options):
        try:
            getattr(self, f"_{what}")(options)
        except Busy as error:
            raise CommandError("Une autre reconstruction est en cours : attendez qu'elle finisse.") from error
        except EngineUnavailable as error:
            raise CommandError(f"Le moteur de recherche ne répond pas : {error}") from error

    def _rebuild(self, options):
        for name in IndexName:
            known = {index.name: index for index in state_of_search().indexes}
            if options["if_missing"] and not known[name].is_missing:
                continue
            count = rebuild(
                name,
                lambda done, total, name=name: self._bar(name, done, total),
                afresh=options["afresh"],
                processes=options["processes"],
            )
            self.stdout.write(f"{name} : {count} documents")

    def _bar(self, name: str, done: int, total: int) -> None:
        if self.stderr.isatty():
            filled = BAR * min(done, total) // total if total else BAR
            self.stderr.write(f"\r{name} [{'#' * filled}{'.' * (BAR - filled)}] {done} / {total}", ending="")
            if done >= total:
                self.stderr.write("")

    def _check(self, options):
        differences = 0
        for name in IndexName:
            if why := strayed(name):
                raise CommandError(f"{name} : {why}. Remède : manage.py search_index rebuild")
            found = drift(name)
            differences += found.size
            for label, keys in zip(("manquants", "en trop", "différents"), found, strict=True):
                more = " …" if len(keys) > SHOWN else ""
                self.stdout.write(f"{name}, {label} : {len(keys)} {' '.join(keys[:SHOWN])}{more}".rstrip())
            if options["repair"] and found.size:
                repair(found)
                self.stdout.write(f"{name} : réparé")
        if differences and not options["repair"]:
            raise CommandError("L'index et la base diffèrent. Remède : manage.py search_index check --repair")

    def _status(self, options):
        found = state_of_search()
        self.stdout.write(json.dumps(found.to_json(), ensure_ascii=False) if options["json"] else _in_words(found))


def _in_words(found: SearchState) -> str:
    lines = []
    for index in found.indexes:
        if index.status:
            lines.append(
                f"{index.name} : {index.status.documents} documents, {weight(index.status.bytes)}, "
                f"{index.status.engine}, génération {index.status.generation}"
            )
        else:
            lines.append(f"{index.name} : {index.trouble}")
        if index.progress:
            lines.append(f"    reconstruction : {index.progress.done} / {index.progress.total}")
    lines.append(f"en attente : {found.waiting} (retard : {found.lag:.1f} s)")
    lines += [f"mis de côté : {row} ({row.error}, {row.tries} essais)" for row in found.set_aside]
    lines.append(f"fichiers dont le texte n'a pas été extrait : {found.unread_files}")
    return "\n".join(lines)
