"""The family of a resource across ITCs, as one reader may know it: which resource was taken from which.

Going down, it leaves out hidden resources and what was taken from them. Going up, the first hidden ancestor is one
node, in words that this reader may know; nothing above or beside it is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Value, When
from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from knowledge.attributions import showing, words_for
from knowledge.models import Resource, Reuse
from knowledge.texts import title_shown

GENERATIONS = 6  # above, and as many below; each is one query
MOST = 60  # most members shown


@dataclass
class Kin:
    """A member of a family; without `url`, the reader only knows its words."""

    title: str
    place: str = ""
    url: str = ""
    kind: str = ""
    adapted: str = ""
    compare_url: str = ""
    is_here: bool = False
    children: list["Kin"] = field(default_factory=list)

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Kin"]]:
        """Yields the member and its descendants, each with its generation."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)

    @property
    def size(self) -> int:
        return sum(1 for _ in self.walk())


@access.remembering()
def family_of(viewer: User, page: Resource) -> Kin:
    """Returns the eldest member that the viewer may know, with all visible descendants reached through visible ones."""
    line, unseen = _ancestors(viewer, page)
    eldest = _kin(line[-1], here=page)
    _add_descendants(viewer, eldest, line, here=page)
    if unseen:
        unseen.children.append(eldest)
    return unseen or eldest


def _ancestors(viewer: User, page: Resource) -> tuple[list[Page], Kin | None]:
    """Returns the line from the page up to the last visible ancestor, then the hidden one above it, in words."""
    line: list[Page] = [page]
    for _ in range(GENERATIONS):
        row = (
            showing(viewer, Reuse.objects.filter(adaptation=line[-1].pk))
            .select_related("source_page__placement__space", "source_page__content_type")
            .defer("source_reading")
            .first()
        )
        if row is None:
            return line, None
        if not row.shows_source:
            words = words_for(viewer, row)
            return line, Kin(words.text, url=words.url, kind=words.kind)
        line.append(row.source_page)
    return line, None


def _add_descendants(viewer: User, eldest: Kin, line: list[Page], here: Page) -> None:
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


def _taken_from(viewer: User, sources: dict[int, Kin], line: list[Page]) -> QuerySet[Reuse]:
    """Puts the shown resource's own line first, so that a large family never leaves it out."""
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
        title=title_shown(page),
        place=space.title,
        url=page.get_url(),
        kind=page.specific_class.kind,
        adapted=reuse.adapted if reuse else "",
        compare_url=reverse("compare_source", args=[space.slug, page.pk]) if reuse else "",
        is_here=page.pk == here.pk,
    )
