"""What people read for the values of a filter."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

from itc_spaces import access
from itc_spaces.enums import TerritoryKind
from itc_spaces.models import Space, Territory, Topic
from knowledge.enums import Maturity
from knowledge.models import Public
from knowledge.publication.models import EditionFacet, PublicMark, Publisher
from knowledge.publication.models.editions import KIND_LABELS
from search.documents import EDITION_FACETS, THEMATIC_KIND

KINDS = {**KIND_LABELS, THEMATIC_KIND: "Thématique", "message": "Message"}
FIXED = {
    "kind": KINDS,
    "territory_kind": {value.lower(): str(label) for value, label in TerritoryKind.choices},
    "maturity": {value.lower(): str(label) for value, label in Maturity.choices},
    "innovation": {"oui": "Innovation sociale"},
    "audience": {"itc": "Une ITC", "reseau": "Le réseau", "public": "Tout le monde (éditions)"},
}
Labels = dict[str, dict[str, str]]  # by facet and value
Named = Callable[[object, set[str]], Iterable[tuple[str, str]]]


def _spaces(viewer, values: set[str]) -> Iterable[tuple[str, str]]:
    """Of these something was found, so their names may show."""
    yield from Publisher.objects.filter(slug__in=values).values_list("slug", "name")
    yield from Space.objects.filter(slug__in=values).values_list("slug", "title")


NAMED: dict[str, Named] = {
    "topic": lambda viewer, values: Topic.objects.filter(slug__in=values).values_list("slug", "name"),
    "public": lambda viewer, values: Public.objects.filter(slug__in=values).values_list("slug", "name"),
    "territory": lambda viewer, values: (
        (str(pk), name)
        for pk, name in Territory.objects.filter(pk__in=filter(_is_key, values)).values_list("pk", "name")
    ),
    "space": _spaces,
}


def _is_key(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 19


def of_members(viewer, facet: str, found: set[str], chosen: set[str]) -> dict[str, str]:
    """`found` have something that the viewer may read; of what is only `chosen`, an ITC's name needs its own right."""
    if facet in FIXED:
        return FIXED[facet]
    if facet not in NAMED:
        return {}
    others = chosen - found
    if facet == "space" and others:
        others = set(access.visible_to(viewer, Space).filter(slug__in=others).values_list("slug", flat=True))
    values = found | others
    return dict(NAMED[facet](viewer, values)) if values else {}


def of_public() -> Labels:
    """As accepted editions say them: nothing else is asked. Read again once the database says that some changed."""
    token = PublicMark.current()
    return _of_editions(token) if token else _of_editions.__wrapped__("")


@lru_cache(maxsize=1)
def _of_editions(token: str) -> Labels:
    labels: Labels = defaultdict(dict)
    rows = EditionFacet.objects.filter(edition__in_catalogue=True)
    for facet, value, label in rows.order_by().values_list("facet", "value", "label").distinct():
        labels[EDITION_FACETS[facet]][value] = label
    return labels | FIXED
