"""The labels that people read for the values of a facet."""

from collections import defaultdict
from functools import lru_cache

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Space
from knowledge.publication import facets
from knowledge.publication.facets import Facet
from knowledge.publication.models import EditionFacet, PublicMark

Labels = dict[str, dict[str, str]]  # by facet key and value


def of_members(viewer: User, facet: Facet, found: set[str], chosen: set[str]) -> dict[str, str]:
    """Returns labels. The viewer may read something of each `found` value; the name of a `chosen` ITC is checked."""
    if facet.fixed:
        return facet.fixed()
    if facet.named is None:
        return {}
    others = chosen - found
    if facet is facets.SPACE and others:
        others = set(access.visible_to(viewer, Space).filter(slug__in=others).values_list("slug", flat=True))
    values = found | others
    return dict(facet.named(values)) if values else {}


def of_public() -> Labels:
    """Returns the labels of accepted editions; reads them again when the database says that some changed."""
    token = PublicMark.current()
    return _of_editions(token) if token else _of_editions.__wrapped__("")


@lru_cache(maxsize=1)
def _of_editions(token: str) -> Labels:
    labels: Labels = defaultdict(dict)
    rows = EditionFacet.objects.filter(edition__in_catalogue=True)
    for word, value, label in rows.order_by().values_list("facet", "value", "label").distinct():
        labels[facets.BY_WORD[word].key][value] = label
    return labels | {facet.key: facet.fixed() for facet in facets.PUBLIC_FACETS if facet.fixed}
