"""What a thematic produced, as one reader may see it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from itc_spaces import access
from itc_spaces.models import Placement, Thematic
from knowledge.models import Attachment
from knowledge.publication.models import Edition, Submission

SHOWN = 60


@dataclass(frozen=True)
class Productions:
    """`drafts` are still to be shared; `ready` are shared in the ITC or with the network."""

    drafts: list[Placement]
    ready: list[Placement]
    has_more: bool


def productions_of(viewer, thematic: Thematic) -> Productions:
    """One query: each placement also knows `is_submitted` (to who may read the submission) and `has_edition`."""
    waiting = access.visible_to(viewer, Submission).filter(page=OuterRef("page"), decided_at__isnull=True)
    edition = Edition.objects.filter(publication__page=OuterRef("page"), in_catalogue=True)
    rows = (
        access.visible_to(viewer, Placement)
        .filter(thematic=thematic)
        .select_related("page__content_type", "space", "author")
        .annotate(is_submitted=Exists(waiting), has_edition=Exists(edition))
        .order_by("-page__latest_revision_created_at", "-pk")
    )
    found = list(rows[: SHOWN + 1])
    shown = found[:SHOWN]
    return Productions(
        drafts=[row for row in shown if row.shared_at is None],
        ready=[row for row in shown if row.shared_at],
        has_more=len(found) > SHOWN,
    )


def documents_of(viewer, thematic: Thematic) -> list[Attachment]:
    """Files of what is placed there, newest first: those that the viewer may open."""
    linked = Attachment.objects.filter(page_links__page__placement__thematic=thematic).values("pk")
    return list(access.visible_to(viewer, Attachment).filter(pk__in=linked).order_by("-uploaded_at")[:SHOWN])
