"""Who is told of what happens to a resource."""

from wagtail.models import Page

from itc_spaces import access
from itc_spaces.enums import Mode
from knowledge.models import Resource, Reuse
from knowledge.publication.models import Publication
from notifications.api import notify, register_kind

REUSED = "resource.reused"  # leads to the adaptation, shared with the network
REUSED_IN_PUBLIC = "resource.reused_in_public"  # leads to its edition: the page may be its ITC's own


def tell_source_of_reuse(*, page: Resource, actor, publication: Publication | None = None) -> None:
    """Once, when the adaptation first reaches the network or, with `publication`, the public: drafts are private."""
    reuse = Reuse.objects.select_for_update().filter(adaptation=page, source_told_at__isnull=True).first()
    space_id = _source_space(reuse) if reuse else None
    if space_id is None:
        return
    told = access.memberships_in_force(Mode.ATTENDS).filter(seat__space=space_id).exclude(user=actor)
    notify(
        kind=REUSED_IN_PUBLIC if publication else REUSED,
        target=publication or page,
        recipients=[membership.user for membership in told.select_related("user")],
        event=f"{REUSED}:{reuse.pk}",
    )
    reuse.source_told_at = access.now()
    reuse.save(update_fields=["source_told_at"])


def _source_space(reuse: Reuse) -> int | None:
    """The ITC the source came from, even when the source itself is gone."""
    if reuse.source_page:
        return reuse.source_page.placement.space_id
    return reuse.source_edition.publication.publisher.space_id if reuse.source_edition else None


def register_kinds() -> None:
    register_kind(REUSED, on=Page, template="notices/resource_reused", url=lambda page: page.specific.get_url())
    register_kind(
        REUSED_IN_PUBLIC,
        on=Publication,
        template="notices/resource_reused_in_public",
        url=lambda publication: publication.editions.first().get_absolute_url(),
    )
