"""The source and the adaptations of a resource, as one reader may know them."""

from dataclasses import dataclass, field, replace

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.attributions import Words, public_edition_of, showing, words_for
from knowledge.models import Resource, Reuse
from knowledge.reading import Reading
from knowledge.texts import readable_text


@dataclass(frozen=True)
class Lineage:
    """`source` and `descendants` are pages that the viewer may read; `words` name the source as they may know it."""

    space_id: int
    reuse: Reuse | None = None
    words: Words | None = None
    source: Page | None = None
    descendants: list[Page] = field(default_factory=list)

    @property
    def has_source_today(self) -> bool:
        """Tells whether `source_today` finds something, without fetching it."""
        return self.source is not None or (self.reuse is not None and self.reuse.shows_edition)

    @property
    def space_count(self) -> int:
        """Counts for « Reprise dans N ITC » the other ITCs whose adaptations this reader may see."""
        return len({page.placement.space_id for page in self.descendants} - {self.space_id})


@dataclass(frozen=True)
class SourceToday:
    """The source of an adaptation as one reader may read it now: a page, else the newest edition in force."""

    title: str
    url: str
    reading: Reading
    page: Resource | None = None


def source_today(viewer: User, reuse: Reuse) -> SourceToday | None:
    """Returns the source of today; None when it is hidden from the viewer, or gone."""
    row = access.visible_to(viewer, Page).filter(pk=reuse.source_page_id).first()
    if row:
        page = readable_text(row.specific)
        return SourceToday(page.title, row.get_url(), page.reading(), page)
    edition = public_edition_of(reuse)
    return edition and SourceToday(edition.title, edition.get_absolute_url(), edition.as_reading())


def keeps_source(viewer: User, allowed: frozenset[Action], reuse: Reuse) -> bool:
    """Tells whether the viewer may read the kept source: its ITC may; the invited may if they can read today's source.

    `allowed` are the viewer's actions on the adaptation.
    """
    return Action.EDIT in allowed and (Action.SHARE in allowed or source_today(viewer, reuse) is not None)


def taken_up_already(viewer: User, spaces, of_source: Q) -> list[Page]:
    """Returns the adaptations of one source in these spaces that the viewer may read."""
    rows = Reuse.objects.filter(of_source, adaptation__placement__space__in=spaces)
    pages = access.visible_to(viewer, Page).filter(pk__in=rows.values("adaptation"))
    return list(pages.select_related("placement__space").order_by("-reuse__reused_at")[:SHOWN])


SHOWN = 50
ENDS = ("adaptation__placement__space", "source_page__placement__space", "source_edition")


@access.prepared
def _reuses(viewer: User, page: int) -> QuerySet:
    visible = access.visible_to(viewer, Page)
    return (
        showing(viewer, Reuse.objects.filter(Q(adaptation=page) | Q(source_page=page)))
        .annotate(shows_adaptation=Exists(visible.filter(pk=OuterRef("adaptation"))))
        .filter(Q(adaptation=page) | Q(shows_adaptation=True))
        .select_related(*ENDS)
        .order_by("reused_at")[: SHOWN + 1]
    )


def lineage_of(viewer: User, page: Resource) -> Lineage:
    """Returns both ends: words stand for a hidden source, and hidden descendants are left out."""
    lineage = Lineage(page.placement.space_id)
    for row in _reuses(viewer, page.pk):
        if row.adaptation_id == page.pk:
            source, words = (row.source_page, Words(row.attribution)) if row.shows_source else (None, None)
            lineage = replace(lineage, reuse=row, source=source, words=words or words_for(viewer, row))
        else:
            lineage.descendants.append(row.adaptation)
    return lineage
