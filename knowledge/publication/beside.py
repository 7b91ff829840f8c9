"""Says in French what a file holds beside its pages, and keeps what the person who submits it decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.files.cleaning import findings as kinds
from knowledge.models import Attachment
from knowledge.publication.enums import CopyState
from knowledge.publication.models import PublicCopy
from knowledge.reading import ReadingFile
from web.refusals import Refused

LABELS = {
    kinds.REMARKS: "commentaires ou annotations, avec le nom de leurs auteurs",
    kinds.CHANGES: "modifications suivies, avec ce qui a été supprimé",
    kinds.HIDDEN_SHEETS: "feuilles de calcul masquées",
    kinds.HIDDEN_CELLS: "cellules de lignes ou de colonnes masquées",
    kinds.HIDDEN_SLIDES: "diapositives masquées",
    kinds.NOTES: "notes de l'orateur",
    kinds.HIDDEN_TEXT: "textes, formes ou champs masqués",
    kinds.LAYERS: "calques masqués",
    kinds.CROPS: "parties rognées d'images",
    kinds.LINKS: "liens vers des fichiers d'un ordinateur ou d'un réseau",
    kinds.EMBEDDED: "documents, objets ou polices incorporés",
    kinds.CONNECTIONS: "connexions à une base de données, parfois avec leur mot de passe",
    kinds.PIVOTS: "tableaux croisés, avec les données qui les nourrissent",
    kinds.DATA: "données ou champs que les pages ne montrent pas",
    kinds.SIGNATURES: "signatures électroniques",
    kinds.SCRIPTS: "actions ou scripts",
    kinds.REVISIONS: "versions précédentes du fichier",
    kinds.PRINTERS: "réglages d'imprimante",
    kinds.PROPERTIES: "propriétés : auteur, dates, logiciel",
}
REASONS = {
    kinds.PASSWORD: "il est protégé par un mot de passe. Enregistrez-le sans protection",
    kinds.MACROS: "il contient des macros. Enregistrez-le sans elles",
    kinds.MEDIA: "il contient un son ou une vidéo, dont on ne peut retirer les informations cachées. Retirez-le du "
    "document et donnez plutôt un lien",
    kinds.FOREIGN: "il contient un élément que nous ne savons pas vérifier. Exportez-le en PDF",
    kinds.TOO_MUCH: "il contient trop de choses pour être vérifié. Allégez-le ou partagez-le en plusieurs fichiers",
    kinds.DAMAGED: "il n'a pas pu être vérifié jusqu'au bout. Enregistrez-le de nouveau, ou exportez-le en PDF",
}
WAITING = "Nous préparons encore vos fichiers : cela prend quelques secondes. Recommencez dans un instant."


@dataclass(frozen=True)
class Beside:
    """One file of a resource that is being submitted. `kept` is the other copy, which still has its hidden content."""

    file: ReadingFile
    copy: PublicCopy | None
    kept: PublicCopy | None

    @property
    def is_waiting(self) -> bool:
        rows = [self.copy, self.kept] if self.may_keep else [self.copy]
        return any(row is None or row.state == CopyState.WAITING for row in rows)

    @property
    def refusal(self) -> str:
        if self.copy is None or self.copy.state != CopyState.REFUSED:
            return ""
        reason = REASONS.get(self.copy.refusal, REASONS[kinds.DAMAGED])
        return f"« {self.file.name} » ne peut pas être publié : {reason}, remplacez le fichier, puis recommencez."

    @property
    def found(self) -> list[tuple[str, int, list[str]]]:
        return self.copy.found if self.copy and self.copy.state == CopyState.READY else []

    @property
    def may_keep(self) -> bool:
        is_possible = self.kept is None or self.kept.state != CopyState.REFUSED
        return is_possible and any(kind in kinds.KEEPABLE for kind, *_ in self.found)

    @property
    def asks(self) -> bool:
        """Tells whether the person must decide: the file holds more than what is removed from every file."""
        return any(kind != kinds.PROPERTIES for kind, *_ in self.found)

    @property
    def lines(self) -> list[str]:
        """Returns « feuilles de calcul masquées (« Familles ») », without names of inner parts, which tell nothing."""
        return [_line(kind, places) for kind, _, places in self.found if kind != kinds.PROPERTIES]

    @property
    def hidden(self) -> str:
        return ", ".join(LABELS[kind] for kind, *_ in self.found if kind in kinds.KEEPABLE)

    def chosen(self, choices: Mapping[int, bool]) -> PublicCopy:
        """Returns the chosen copy; raises Refused when it does not exist, or when nobody was asked about it."""
        if self.refusal:
            raise Refused(self.refusal)
        if self.is_waiting:
            raise Refused(WAITING)
        if self.asks and self.file.id not in choices:
            raise Refused(f"Dites ce que devient ce que « {self.file.name} » contient en plus de ses pages.")
        return self.kept if self.may_keep and choices.get(self.file.id) else self.copy


def _line(kind: str, places: list[str]) -> str:
    shown = ", ".join(f"«\u00a0{place}\u00a0»" for place in places) if kind == kinds.HIDDEN_SHEETS else ""
    return f"{LABELS[kind]} ({shown})" if shown else LABELS[kind]


def beside_of(files: Iterable[ReadingFile]) -> list[Beside]:
    """Returns each file once, in the given order."""
    once = {file.id: file for file in files}
    digests = dict(Attachment.objects.filter(pk__in=once).values_list("pk", "sha256"))
    rows = {(row.source, row.keeps_hidden): row for row in PublicCopy.objects.filter(source__in=digests.values())}
    return [Beside(file, _row(rows, digests, pk, False), _row(rows, digests, pk, True)) for pk, file in once.items()]


def _row(rows: Mapping, digests: Mapping[int, str], pk: int, keeps: bool) -> PublicCopy | None:
    return rows.get((digests.get(pk), keeps))
