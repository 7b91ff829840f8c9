"""What a thematic produced, as one reader may see it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Placement, Thematic
from knowledge.fragments import LAST_SHARED
from knowledge.models import Attachment
from knowledge.publication.models import Edition, Submission

SHOWN = 60


@dataclass(frozen=True)
class Productions:
    """`drafts` are not shared yet; `ready` are shared in the ITC or with the network."""

    drafts: list[Placement]
    ready: list[Placement]
    has_more: bool

    @property
    def shown(self) -> list[Placement]:
        return [*self.drafts, *self.ready]


def productions_of(viewer: User, thematic: Thematic) -> Productions:
    """Returns the productions in one query; each has `is_submitted` (for people who may read it) and `has_edition`."""
    found = _placed_in(viewer, thematic.pk)
    shown = found[:SHOWN]
    return Productions(
        drafts=[row for row in shown if row.shared_at is None],
        ready=[row for row in shown if row.shared_at],
        has_more=len(found) > SHOWN,
    )


@access.prepared
def _placed_in(viewer: User, thematic: int) -> QuerySet:
    waiting = access.visible_to(viewer, Submission).filter(page=OuterRef("page"), decided_at__isnull=True)
    edition = Edition.objects.filter(publication__page=OuterRef("page"), in_catalogue=True)
    return (
        access.visible_to(viewer, Placement)
        .filter(thematic=thematic)
        .select_related("page__content_type", "space", "author")
        .annotate(is_submitted=Exists(waiting), has_edition=Exists(edition))
        .order_by(LAST_SHARED.desc(), "-pk")[: SHOWN + 1]
    )


def documents_of(viewer: User, thematic: Thematic) -> list[Attachment]:
    """Returns the files of its resources that the viewer may open, newest first."""
    return _documents(viewer, thematic.pk)


@access.prepared
def _documents(viewer: User, thematic: int) -> QuerySet:
    linked = Attachment.objects.filter(page_links__page__placement__thematic=thematic).values("pk")
    return access.visible_to(viewer, Attachment).filter(pk__in=linked).order_by("-uploaded_at")[:SHOWN]
