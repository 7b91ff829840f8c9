"""What each action on a resource asks first."""

from uuid import UUID, uuid5

from wagtail.models import Page

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Placement, Space
from itc_spaces.refusals import NotAllowed
from knowledge.models import Resource, StartKey

CONFIRM = "Cochez la case qui confirme qu'aucun habitant ne peut être reconnu, puis recommencez."


def locked_resource(actor, action: Action, page: Page) -> tuple[Resource, Placement]:
    """The page and its placement, locked until the transaction ends; raises NotAllowed."""
    if not access.permitted(actor, action, Page).filter(pk=page.pk).exists():
        raise NotAllowed("Vous ne pouvez pas faire cela sur cette ressource.")
    locked = Page.objects.select_for_update().get(pk=page.pk)
    placement = Placement.objects.select_for_update().select_related("space").get(page_id=page.pk)
    return locked.specific, placement


def latest_text(page: Resource) -> Resource:
    """What editors see: the latest revision where there is one that is not shared yet."""
    return page.get_latest_revision_as_object() if page.has_unpublished_changes else page


def readable_text(page: Resource) -> Resource:
    """What its readers see: the shared text, or the draft of what was never shared."""
    return page if page.live else latest_text(page)


def start_key(key: UUID | None, actor, space: Space) -> UUID | None:
    """A form's key holds for one person in one space: sent to another space, it is another form."""
    return key and uuid5(key, f"{actor.pk} {space.pk}")


def page_made(key: UUID | None) -> Resource | None:
    """What the same sending has made already; `key` comes from `start_key`."""
    made = StartKey.objects.filter(key=key).select_related("page").first() if key else None
    return made.page.specific if made else None
