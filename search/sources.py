"""What there is to find: each kind of thing, how its documents are made, and how they reach the indexes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from search import engines
from search.engines.protocol import Document, IndexName
from search.marks import mark
from search.outbox import Key

Built = dict[IndexName, Document]


@dataclass(frozen=True)
class Source:
    """`findable()`: the ids of all that is to be found, as a queryset of one field.

    `build(ids, version)`: the documents of those of the ids that are to be found now; the others are to be forgotten.
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
        """Brings what the indexes hold of these to what the database says; raises what `build` or the engine does."""
        built = dict(self.build(ids, version))
        for name in self.indexes:
            index = engines.index(name)
            documents = [of[name] for of in built.values() if name in of]
            gone = {str(Key(self.kind, pk)): version for pk in ids if name not in built.get(pk, {})}
            if gone:
                index.delete(gone)
            index.write([*documents, mark(version)])


SOURCES: dict[str, Source] = {}
# A whole whose name its documents show -> the keys of those.
WHOLES: dict[str, Callable[[int], Iterable[Key]]] = {}


def register_source(source: Source) -> None:
    SOURCES[source.kind] = source


def register_whole(kind: str, parts: Callable[[int], Iterable[Key]]) -> None:
    WHOLES[kind] = parts
