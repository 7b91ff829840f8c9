"""The kinds of things to find: how each makes its documents, and how they reach the indexes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from search import engines
from search.index_epoch import epoch_document
from search.outbox import Key
from search.protocol import Document, IndexName

Built = dict[IndexName, Document]


@dataclass(frozen=True)
class Source:
    """`findable()` returns the ids of everything to find, as a queryset of one field.

    `build(ids, version)` yields the documents of the ids that can be found now; the indexes forget the others.
    """

    kind: str
    indexes: tuple[IndexName, ...]
    findable: Callable[[], QuerySet]
    build: Callable[[list[int], int], Iterator[tuple[int, Built]]]

    def ids_after(self, last: int, count: int) -> list[int]:
        rows = self.findable()
        (field,) = rows.query.values_select or ("pk",)
        return list(rows.filter(**{f"{field}__gt": last}).order_by(field).values_list(field, flat=True)[:count])

    def write(self, ids: list[int], version: int) -> None:
        """Makes the indexes agree with the database on these ids; raises the errors of `build` and of the engine."""
        built = dict(self.build(ids, version))
        for name in self.indexes:
            index = engines.index(name)
            documents = [of[name] for of in built.values() if name in of]
            gone = {str(Key(self.kind, pk)): version for pk in ids if name not in built.get(pk, {})}
            if gone:
                index.delete(gone)
            index.write([*documents, epoch_document(version)])


SOURCES: dict[str, Source] = {}
# Kind of a whole, whose name documents show: a function that yields their keys.
WHOLES: dict[str, Callable[[int], Iterable[Key]]] = {}


def register_source(source: Source) -> None:
    SOURCES[source.kind] = source


def register_whole(kind: str, parts: Callable[[int], Iterable[Key]]) -> None:
    WHOLES[kind] = parts
