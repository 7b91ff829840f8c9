"""The database's catalogue of editions: what is asked, what answers, and how many each filter would leave.

Only editions in the catalogue are looked at, so totals, counts and order never depend on anything private.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Subquery

from knowledge.enums import FileRole
from knowledge.publication.enums import FacetKey
from knowledge.publication.models import Edition, EditionFacet, EditionFile

PER_PAGE = 20
LAST_PAGE = 50  # past it, people are asked to narrow their search
SHOWN_VALUES = 40  # of one facet
OPEN_FACETS = (FacetKey.TOPIC, FacetKey.PUBLIC)
MOST_WORDS = 10
SORTS = {"date": ("-accepted_at", "-id"), "titre": ("folded", "id")}
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})


@dataclass(frozen=True)
class Question:
    """Words, chosen values by facet, and the order."""

    words: str = ""
    chosen: tuple[tuple[FacetKey, tuple[str, ...]], ...] = ()
    sort: str = "date"

    def values(self, facet: FacetKey) -> tuple[str, ...]:
        return dict(self.chosen).get(facet, ())

    def without(self, facet: FacetKey, value: str | None = None) -> "Question":
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
        return self.key in OPEN_FACETS or any(value.selected for value in self.values)


def fold(text: str) -> str:
    """Without accents, ligatures, capitals or typographic apostrophes: what both databases compare alike."""
    split = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    return " ".join("".join(character for character in split if not unicodedata.combining(character)).split())


def matching(question: Question) -> QuerySet[Edition]:
    """Editions that answer: any of the values inside a facet, all of the facets, all of the words."""
    editions = Edition.objects.filter(in_catalogue=True)
    for word in fold(question.words).split()[:MOST_WORDS]:
        editions = editions.filter(folded__contains=word)
    for facet, values in question.chosen:
        carried = EditionFacet.objects.filter(edition=OuterRef("pk"), facet=facet, value__in=values)
        editions = editions.filter(Exists(carried))
    return editions


def listed(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    """What a card needs, and no more."""
    covers = EditionFile.objects.filter(edition=OuterRef("pk"), role=FileRole.COVER).values("pk")[:1]
    carded = editions.annotate(cover_id=Subquery(covers))
    return carded.select_related("publication__publisher").defer("reading", "html", "folded")


def answers(question: Question) -> QuerySet[Edition]:
    return listed(matching(question)).order_by(*SORTS[question.sort])


def facets(question: Question) -> list[Facet]:
    """Each facet's values, counted without its own filter: one query, one more if a chosen value has no answer."""
    own = [key for key, _ in question.chosen]
    counted = [_counted(question, [key for key in FacetKey if key not in own])]
    counted += [_counted(question.without(key), [key]) for key in own]
    rows = counted[0].union(*counted[1:], all=True) if own else counted[0]
    found = {(facet, value): (label, count) for facet, value, label, count in rows}
    missing = [(key, value) for key, values in question.chosen for value in values if (key, value) not in found]
    if missing:
        labels = _labels(missing)
        found |= {(key, value): (labels.get((key, value), value), 0) for key, value in missing}
    return [facet for key in FacetKey if (facet := _facet(key, found, question.values(key))).values]


def _counted(question: Question, keys: list[FacetKey]) -> QuerySet:
    rows = EditionFacet.objects.filter(facet__in=keys, edition__in=matching(question).values("pk"))
    return (
        rows.order_by()
        .values("facet", "value")
        .annotate(shown=Max("label"), count=Count("pk"))
        .values_list("facet", "value", "shown", "count")
    )


def _labels(asked: Iterable[tuple[FacetKey, str]]) -> dict[tuple[str, str], str]:
    values = {value for _, value in asked}
    rows = EditionFacet.objects.filter(edition__in_catalogue=True, value__in=values)
    return {(facet, value): label for facet, value, label in rows.values_list("facet", "value", "label").distinct()}


def _facet(key: FacetKey, found: dict, chosen: tuple[str, ...]) -> Facet:
    values = [
        Value(value, label, count, value in chosen) for (facet, value), (label, count) in found.items() if facet == key
    ]
    if key == FacetKey.YEAR:
        values.sort(key=lambda value: value.value, reverse=True)
    else:
        values.sort(key=lambda value: (-value.count, fold(value.label), value.value))
    kept = values[:SHOWN_VALUES] + [value for value in values[SHOWN_VALUES:] if value.selected]
    return Facet(key.value, key.label, kept)


def topic_counts() -> list[Value]:
    return next((facet.values for facet in facets(Question()) if facet.key == FacetKey.TOPIC), [])


def newest(count: int) -> QuerySet[Edition]:
    return answers(Question())[:count]


def innovations(count: int) -> QuerySet[Edition]:
    return answers(Question(chosen=((FacetKey.INNOVATION, ("oui",)),)))[:count]
