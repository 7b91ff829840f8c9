"""The family of a resource across ITCs, as one reader may know it: what was taken from what.

Downwards one goes only through what the reader may see: what was taken from something hidden is not told either.
Upwards the first hidden ancestor is one node, its attribution in words, and nothing is known above it nor beside.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Value, When
from django.urls import reverse
from wagtail.models import Page

from itc_spaces import access
from knowledge.models import Resource, Reuse
from knowledge.publication.models import Edition

GENERATIONS = 6  # above, and below; each is one query
MOST = 60  # shown


@dataclass
class Kin:
    """One of a family; without `url` it is known by its words only."""

    title: str
    place: str = ""
    url: str = ""
    kind: str = ""
    adapted: str = ""
    compare_url: str = ""
    is_here: bool = False
    children: list["Kin"] = field(default_factory=list)

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Kin"]]:
        """Itself and its descendants, each with its generation."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)

    @property
    def size(self) -> int:
        return sum(1 for _ in self.walk())


@access.remembering()
def family_of(viewer, page: Resource) -> Kin:
    """The eldest that the viewer may know, with all that was taken from it through what they may see."""
    line, unseen = _ancestors(viewer, page)
    eldest = _kin(line[-1], here=page)
    _add_descendants(viewer, eldest, line, here=page)
    if unseen:
        unseen.children.append(eldest)
    return unseen or eldest


def _ancestors(viewer, page: Resource) -> tuple[list[Page], Kin | None]:
    """From the page up to the last that the viewer may see; and the hidden one above it, in words."""
    visible = access.visible_to(viewer, Page)
    editions = Edition.objects.filter(publication=OuterRef("source_edition__publication"), in_catalogue=True)
    line: list[Page] = [page]
    for _ in range(GENERATIONS):
        row = (
            Reuse.objects.filter(adaptation=line[-1].pk)
            .annotate(shows_source=Exists(visible.filter(pk=OuterRef("source_page"))), shows_edition=Exists(editions))
            .select_related("source_page__placement__space", "source_page__content_type", "source_edition")
            .defer("source_reading", "source_edition__reading", "source_edition__html")
            .first()
        )
        if row is None:
            return line, None
        if not row.shows_source:
            url = row.source_edition.get_absolute_url() if row.shows_edition else ""
            return line, Kin(row.attribution, url=url, kind=row.source_edition.kind if url else "")
        line.append(row.source_page)
    return line, None


def _add_descendants(viewer, eldest: Kin, line: list[Page], here: Page) -> None:
    level, count = {line[-1].pk: eldest}, 1
    for _ in range(GENERATIONS + len(line)):
        rows = _taken_from(viewer, level, line)[: MOST - count]
        below = {}
        for row in rows:
            child = _kin(row.adaptation, here=here, reuse=row)
            level[row.source_page_id].children.append(child)
            below[row.adaptation_id] = child
        level, count = below, count + len(below)
        if not level or count >= MOST:
            return


def _taken_from(viewer, sources: dict[int, Kin], line: list[Page]) -> QuerySet[Reuse]:
    """Those of the own line come first, so that a large family never leaves out the one it is shown for."""
    own = Case(When(adaptation__in=[page.pk for page in line], then=Value(0)), default=1, output_field=IntegerField())
    seen = access.visible_to(viewer, Page).filter(pk=OuterRef("adaptation"))
    return (
        Reuse.objects.filter(Exists(seen), source_page__in=sources)
        .select_related("adaptation__placement__space", "adaptation__content_type")
        .defer("source_reading")
        .order_by(own, "reused_at", "pk")
    )


def _kin(page: Page, here: Page, reuse: Reuse | None = None) -> Kin:
    space = page.placement.space
    return Kin(
        title=page.title if page.live else page.draft_title,
        place=space.title,
        url=page.get_url(),
        kind=page.specific_class.kind,
        adapted=reuse.adapted if reuse else "",
        compare_url=reverse("compare_source", args=[space.slug, page.pk]) if reuse else "",
        is_here=page.pk == here.pk,
    )
