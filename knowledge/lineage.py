"""Both ends of a reuse, as one reader may know them."""

from dataclasses import dataclass, field, replace

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from itc_spaces import access
from knowledge.actions.checks import readable_text
from knowledge.models import Resource, Reuse
from knowledge.publication.models import Edition
from knowledge.reading import Reading


@dataclass(frozen=True)
class Lineage:
    """`source` is a page the viewer may read, else the attribution in words; descendants: those they may read."""

    space_id: int
    reuse: Reuse | None = None
    source: Page | None = None
    descendants: list[Page] = field(default_factory=list)

    @property
    def has_source_today(self) -> bool:
        """What `source_today` finds, without fetching it."""
        return self.source is not None or (self.reuse is not None and self.reuse.shows_edition)

    @property
    def space_count(self) -> int:
        """« Reprise dans N ITC »: other ITCs, of what this reader may see, nothing of the rest."""
        return len({page.placement.space_id for page in self.descendants} - {self.space_id})


@dataclass(frozen=True)
class SourceToday:
    """What an adaptation was taken from, as one reader may read it now: a page, else the newest edition in force."""

    title: str
    url: str
    reading: Reading
    page: Resource | None = None


def source_today(viewer, reuse: Reuse) -> SourceToday | None:
    """None when the source is hidden from the viewer, or gone."""
    row = access.visible_to(viewer, Page).filter(pk=reuse.source_page_id).first()
    if row:
        page = readable_text(row.specific)
        return SourceToday(page.title, row.get_url(), page.reading(), page)
    published = reuse.source_edition and reuse.source_edition.publication_id
    edition = Edition.objects.filter(publication=published, in_catalogue=True).first() if published else None
    return edition and SourceToday(edition.title, edition.get_absolute_url(), edition.as_reading())


SHOWN = 50
ENDS = ("adaptation__placement__space", "source_page__placement__space", "source_edition")


def lineage_of(viewer, page: Resource) -> Lineage:
    """One query; a hidden source is words, a hidden descendant is absent."""
    visible = access.visible_to(viewer, Page)
    rows = (
        Reuse.objects.filter(Q(adaptation=page) | Q(source_page=page))
        .annotate(
            shows_source=Exists(visible.filter(pk=OuterRef("source_page"))),
            shows_adaptation=Exists(visible.filter(pk=OuterRef("adaptation"))),
            shows_edition=Exists(
                Edition.objects.filter(publication=OuterRef("source_edition__publication"), in_catalogue=True)
            ),
        )
        .filter(Q(adaptation=page) | Q(shows_adaptation=True))
        .select_related(*ENDS)
        .order_by("reused_at")[: SHOWN + 1]
    )
    lineage = Lineage(page.placement.space_id)
    for row in rows:
        if row.adaptation_id == page.pk:
            lineage = replace(lineage, reuse=row, source=row.source_page if row.shows_source else None)
        else:
            lineage.descendants.append(row.adaptation)
    return lineage
