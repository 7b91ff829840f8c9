"""What a file holds beside its pages: the kinds, which ones may stay on purpose, and why a file cannot be cleaned."""

from collections import Counter
from dataclasses import dataclass, field

REMARKS = "remarks"
CHANGES = "changes"
HIDDEN_SHEETS = "hidden_sheets"
HIDDEN_CELLS = "hidden_cells"
HIDDEN_SLIDES = "hidden_slides"
NOTES = "notes"
HIDDEN_TEXT = "hidden_text"
LAYERS = "layers"
CROPS = "crops"
LINKS = "links"
EMBEDDED = "embedded"
CONNECTIONS = "connections"
PIVOTS = "pivots"
DATA = "data"
SIGNATURES = "signatures"
SCRIPTS = "scripts"
REVISIONS = "revisions"
PRINTERS = "printers"
PROPERTIES = "properties"  # who made it, when and with what: removed from every file, without a question

# A person may want these to be read: they are part of what the file is for.
KEEPABLE = {HIDDEN_SHEETS, HIDDEN_CELLS, HIDDEN_SLIDES, NOTES}

# Why a file cannot be cleaned.
PASSWORD = "password"  # noqa: S105 (a reason)
MACROS = "macros"
MEDIA = "media"
FOREIGN = "foreign"
DAMAGED = "damaged"
TOO_MUCH = "too_much"


class Uncleanable(Exception):
    """`args[0]` is one of the reasons above."""


def by_name(names: dict[str, str]) -> dict[str, str]:
    """Turns {kind: "names between spaces"} into {name: kind}."""
    return {name: kind for kind, said in names.items() for name in said.split()}


@dataclass
class Found:
    """Counts what is taken out, by kind and place. The kinds in `kept` stay in the file and are not counted."""

    kept: frozenset[str] = frozenset()
    counts: Counter = field(default_factory=Counter)

    def add(self, kind: str, where: str = "", count: int = 1) -> None:
        self.counts[kind, where[:120]] += count

    def takes(self, kind: str) -> bool:
        return kind not in self.kept

    def as_rows(self) -> list[list]:
        """Returns [[kind, how many, [a few of the places]], …] in the order of the kinds' names."""
        rows: dict[str, list] = {}
        for (kind, where), count in sorted(self.counts.items()):
            row = rows.setdefault(kind, [kind, 0, []])
            row[1] += count
            if where and len(row[2]) < 5:
                row[2].append(where)
        return list(rows.values())
