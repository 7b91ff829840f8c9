"""Both ends of a reuse, as one reader may know them."""

from dataclasses import dataclass, field

from wagtail.models import Page

from itc_spaces import access
from knowledge.models import Resource, Reuse


@dataclass(frozen=True)
class Lineage:
    """`source` is a page the viewer may read, else the attribution in words; descendants: those they may read."""

    reuse: Reuse | None = None
    source: Page | None = None
    descendants: list[Page] = field(default_factory=list)

    @property
    def space_count(self) -> int:
        """« Reprise dans N ITC »: what this reader may see, nothing of the rest."""
        return len({page.placement.space_id for page in self.descendants})


SHOWN = 50


def lineage_of(viewer, page: Resource) -> Lineage:
    """Two queries; a hidden source is words, a hidden descendant is absent."""
    visible = access.visible_to(viewer, Page).select_related("placement__space")
    ends = visible.filter(reused_in__adaptation=page) | visible.filter(reuse__source_page=page)
    rows = list(ends.distinct()[: SHOWN + 1])
    reuse = Reuse.objects.filter(adaptation=page).select_related("source_edition").first()
    source = next((row for row in rows if reuse and row.pk == reuse.source_page_id), None)
    return Lineage(reuse, source, [row for row in rows if row is not source])
