"""The catalogue of editions in the database: questions, their answers, and the count of each filter.

It only reads editions in the catalogue, so that totals, counts and order never depend on private data.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Subquery

from knowledge.enums import FileRole
from knowledge.publication import facets as known
from knowledge.publication.models import Edition, EditionFacet, EditionFile
from web.text import fold

PER_PAGE = 20
LAST_PAGE = 50  # beyond it, people are asked to narrow their search
SHOWN_VALUES = 40  # per facet
MOST_WORDS = 10
SORTS = {"date": ("-accepted_at", "-id"), "titre": ("folded", "id")}


@dataclass(frozen=True)
class CatalogueQuestion:
    """The words, the chosen values by the word of their facet, and the order."""

    words: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sort: str = "date"

    def values(self, facet: str) -> tuple[str, ...]:
        return dict(self.chosen).get(facet, ())

    def without(self, facet: str, value: str | None = None) -> "CatalogueQuestion":
        kept = {key: tuple(v for v in values if key != facet or value not in (None, v)) for key, values in self.chosen}
        return replace(self, chosen=tuple((key, values) for key, values in kept.items() if values))


@dataclass(frozen=True)
class Value:
    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Facet:
    key: str
    label: str
    values: list[Value]

    @property
    def is_open(self) -> bool:
        return known.BY_WORD[self.key].is_open or any(value.selected for value in self.values)


def matching(question: CatalogueQuestion) -> QuerySet[Edition]:
    """Returns the editions with any of the values of a facet, in all facets, and with all the words."""
    editions = Edition.objects.filter(in_catalogue=True)
    for word in fold(question.words).split()[:MOST_WORDS]:
        editions = editions.filter(folded__contains=word)
    for facet, values in question.chosen:
        carried = EditionFacet.objects.filter(edition=OuterRef("pk"), facet=facet, value__in=values)
        editions = editions.filter(Exists(carried))
    return editions


def listed(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    """Loads what a card needs, and no more."""
    covers = EditionFile.objects.filter(edition=OuterRef("pk"), role=FileRole.COVER).values("pk")[:1]
    carded = editions.annotate(cover_id=Subquery(covers))
    return carded.select_related("publication__publisher").defer("reading", "html", "folded")


def answers(question: CatalogueQuestion) -> QuerySet[Edition]:
    return listed(matching(question)).order_by(*SORTS[question.sort])


def facets(question: CatalogueQuestion) -> list[Facet]:
    """Counts each facet's values without its own filter: one query, and one more if a chosen value has no result."""
    own = [key for key, _ in question.chosen]
    counted = [_counted(question, [facet.word for facet in known.PUBLIC_FACETS if facet.word not in own])]
    counted += [_counted(question.without(key), [key]) for key in own]
    rows = counted[0].union(*counted[1:], all=True) if own else counted[0]
    found = {(facet, value): (label, count) for facet, value, label, count in rows}
    missing = [(key, value) for key, values in question.chosen for value in values if (key, value) not in found]
    if missing:
        labels = _labels(missing)
        found |= {(key, value): (labels.get((key, value), value), 0) for key, value in missing}
    made = (_facet(facet, found, question.values(facet.word)) for facet in known.PUBLIC_FACETS)
    return [facet for facet in made if facet.values]


def _counted(question: CatalogueQuestion, keys: list[str]) -> QuerySet:
    rows = EditionFacet.objects.filter(facet__in=keys, edition__in=matching(question).values("pk"))
    return (
        rows.order_by()
        .values("facet", "value")
        .annotate(shown=Max("label"), count=Count("pk"))
        .values_list("facet", "value", "shown", "count")
    )


def _labels(asked: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    values = {value for _, value in asked}
    rows = EditionFacet.objects.filter(edition__in_catalogue=True, value__in=values)
    return {(facet, value): label for facet, value, label in rows.values_list("facet", "value", "label").distinct()}


def _facet(asked: known.Facet, found: dict, chosen: tuple[str, ...]) -> Facet:
    counted = ((value, counts) for (word, value), counts in found.items() if word == asked.word)
    values = in_order(asked, [Value(value, label, count, value in chosen) for value, (label, count) in counted])
    kept = values[:SHOWN_VALUES] + [value for value in values[SHOWN_VALUES:] if value.selected]
    return Facet(asked.word, asked.label, kept)


def in_order(facet: known.Facet, values: list[Value]) -> list[Value]:
    """Sorts the values: the most frequent first, or the newest year first."""
    if facet.newest_first:
        return sorted(values, key=lambda value: value.value, reverse=True)
    return sorted(values, key=lambda value: (-value.count, fold(value.label), value.value))


def topic_counts() -> list[Value]:
    return next((facet.values for facet in facets(CatalogueQuestion()) if facet.key == known.TOPIC.word), [])


def newest(count: int) -> QuerySet[Edition]:
    return answers(CatalogueQuestion())[:count]


def innovations(count: int) -> QuerySet[Edition]:
    return answers(CatalogueQuestion(chosen=((known.INNOVATION.word, ("oui",)),)))[:count]
