"""The filters that people use: one row per facet serves the catalogue, both indexes, the addresses and their words.

A new facet is a new row here, then a rebuild of the indexes (`manage.py search_index rebuild`).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from itc_spaces.spaces.enums import Audience, TerritoryKind
from itc_spaces.spaces.models import Space, Territory, Topic
from knowledge.enums import Maturity
from knowledge.models import PageKeyword, Public
from knowledge.publication.models import Publisher
from knowledge.reading import Reading
from knowledge.typed_keywords import LONGEST
from knowledge.types import kind_labels, type_of
from web.numbers import is_number
from web.text import slug_of

Pairs = Iterable[tuple[str, str]]  # (value, label)
SLUG, YEAR_FORM, YES = re.compile(r"[a-zA-Z0-9_-]{1,255}"), re.compile(r"[12]\d{3}"), re.compile(r"oui")
WORD = re.compile(rf"[^\x00-\x1f\x7f]{{1,{LONGEST}}}")
AUDIENCES = {Audience.SPACE: "itc", Audience.NETWORK: "reseau"}
PUBLIC_AUDIENCE = "public"


@dataclass(frozen=True, kw_only=True, eq=False)
class Facet:
    """`key` names the facet in the indexes; `word` names it in addresses and in the rows of an edition.

    - `read(reading)`: its (value, label) pairs; without it, they come from the ITC, the day or the readers of the text.
    - `published(value, label)`: the value in an edition, when it is not the one that members filter by.
    - `fixed()`: labels by value, when they are known beforehand; `named(values)`: pairs for values of an index.
    - `placed(values)`: the condition on placements for members while no engine answers; None waits for the engine.
    """

    key: str
    word: str
    label: str
    read: Callable[[Reading], Pairs] | None = None
    published: Callable[[str, str], str] = lambda value, label: value
    fixed: Callable[[], dict[str, str]] | None = None
    named: Callable[[set[str]], Pairs] | None = None
    placed: Callable[[tuple[str, ...]], Q] | None = None
    form: re.Pattern = SLUG
    is_public: bool = True
    is_open: bool = False
    newest_first: bool = False


def _fact(key: str) -> Callable[[Reading], Pairs]:
    return lambda reading: fact.values if (fact := reading.fact(key)) else ()


def _lower(key: str) -> Callable[[Reading], Pairs]:
    return lambda reading: ((value.lower(), label) for value, label in _fact(key)(reading))


def _lowered(choices) -> Callable[[], dict[str, str]]:
    return lambda: {value.lower(): str(label) for value, label in choices.choices}


def _slugs(model) -> Callable[[set[str]], Pairs]:
    return lambda values: model.objects.filter(slug__in=values).values_list("slug", "name")


def _territories(values: set[str]) -> Pairs:
    keys = [value for value in values if is_number(value)]
    return ((str(pk), name) for pk, name in Territory.objects.filter(pk__in=keys).values_list("pk", "name"))


def _spaces(values: set[str]) -> Pairs:
    yield from Publisher.objects.filter(slug__in=values).values_list("slug", "name")
    yield from Space.objects.filter(slug__in=values).values_list("slug", "title")


def _of_kinds(kinds: tuple[str, ...]) -> Q:
    models = [known.model for kind in kinds if (known := type_of(kind))]
    return Q(page__content_type__in=[ContentType.objects.get_for_model(model) for model in models])


def _of_years(years: tuple[str, ...]) -> Q:
    return Q(shared_at__year__in=[int(year) for year in years])


def _of_audiences(words: tuple[str, ...]) -> Q:
    return Q(audience__in=[audience for audience, word in AUDIENCES.items() if word in words])


TYPE = Facet(
    key="kind",
    word="type",
    label="Type",
    read=lambda reading: [(reading.kind, reading.kind_label.partition(" : ")[0])],
    fixed=lambda: kind_labels() | OTHER_KINDS,
    placed=_of_kinds,
)
TOPIC = Facet(key="topic", word="sujet", label="Sujet", read=_fact("topics"), named=_slugs(Topic), is_open=True)
KEYWORD = Facet(
    key="keyword",
    word="mot",
    label="Mot-clé",
    read=_fact("keywords"),
    # The value is the word itself: taggit's slug with `-1` would reveal a twin.
    named=lambda words: ((word, word) for word in words),
    placed=lambda words: Q(page__in=PageKeyword.objects.filter(tag__name__in=words).values("content_object")),
    form=WORD,
)
PUBLIC = Facet(key="public", word="public", label="Public", read=_fact("publics"), named=_slugs(Public), is_open=True)
TERRITORY = Facet(
    key="territory",
    word="territoire",
    label="Territoire",
    read=_fact("territory"),
    # Two departments may have territories of the same name: the public filters by the name alone.
    published=lambda value, label: slug_of(label, value),
    named=_territories,
)
TERRITORY_KIND = Facet(
    key="territory_kind",
    word="milieu",
    label="Type de territoire",
    read=_lower("territory_kind"),
    fixed=_lowered(TerritoryKind),
)
SPACE = Facet(
    key="space",
    word="itc",
    label="ITC",
    named=_spaces,
    placed=lambda slugs: Q(space__slug__in=slugs),
)
MATURITY = Facet(
    key="maturity", word="maturite", label="Maturité", read=_lower("maturity"), fixed=_lowered(Maturity)
)  # fmt: skip
INNOVATION = Facet(
    key="innovation",
    word="innovation",
    label="Innovation sociale",
    read=lambda reading: [("oui", "Innovation sociale")] if reading.fact("is_innovation") else [],
    fixed=lambda: {"oui": "Innovation sociale"},
    form=YES,
)
YEAR = Facet(key="year", word="annee", label="Année", placed=_of_years, form=YEAR_FORM, newest_first=True)
AUDIENCE = Facet(
    key="audience",
    word="partage",
    label="Partagé avec",
    fixed=lambda: {"itc": "Une ITC", "reseau": "Le réseau", PUBLIC_AUDIENCE: "Tout le monde (éditions)"},
    placed=_of_audiences,
    is_public=False,
)
# People read them in this order.
FACETS = (TYPE, TOPIC, KEYWORD, PUBLIC, TERRITORY, TERRITORY_KIND, SPACE, MATURITY, INNOVATION, YEAR, AUDIENCE)
PUBLIC_FACETS = tuple(facet for facet in FACETS if facet.is_public)
BY_WORD = {facet.word: facet for facet in FACETS}
# Kinds of results that are not resources; the app that finds a kind registers it.
OTHER_KINDS: dict[str, str] = {}


def register_kind(kind: str, label: str) -> None:
    OTHER_KINDS[kind] = label


def values_of(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Returns by facet key the values that members filter by; leaves out facets without a value."""
    said = ((facet.key, tuple(value for value, _ in facet.read(reading))) for facet in FACETS if facet.read)
    return {key: values for key, values in said if values}


def published_by(reading: Reading) -> list[tuple[Facet, str, str]]:
    """Returns (facet, value, label) for the public's catalogue, each value once."""
    found = {
        (facet.word, facet.published(value, label)): (facet, facet.published(value, label), label)
        for facet in PUBLIC_FACETS
        if facet.read
        for value, label in facet.read(reading)
    }
    return list(found.values())
