"""What every action on a resource checks first."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_pages, lock_places, spaces_of
from itc_spaces.spaces.models import Placement, Space, Thematic
from knowledge.models import Resource, StartKey
from web.refusals import NotAllowed

CONFIRM = "Cochez la case qui confirme qu'aucun habitant ne peut être reconnu, puis recommencez."


def locked_resource(
    actor: User, action: Action, page: Page, *, thematic: Thematic | None = None, with_pages: Iterable[int | None] = ()
) -> tuple[Resource, Placement]:
    """Locks the page and its placement until the transaction ends; returns them; raises NotAllowed.

    It also locks the `thematic` that the page goes to, and the other pages (`with_pages`, by key) of the action.
    """
    pages = [page.pk, *with_pages]
    lock_places(actor, spaces=spaces_of(*pages), thematics=[thematic.pk] if thematic else [])
    lock_pages(*pages)
    locked = access.permitted(actor, action, Page).filter(pk=page.pk).first()
    if locked is None:
        raise NotAllowed("Vous ne pouvez pas faire cela sur cette ressource.")
    return locked.specific, Placement.objects.select_related("space").get(page_id=page.pk)


def start_key(key: UUID | None, actor: User, space: Space) -> UUID | None:
    """Ties a form's key to one person in one space: the same form sent to another space is another form."""
    return key and uuid5(key, f"{actor.pk} {space.pk}")


def page_made(key: UUID | None) -> Resource | None:
    """Returns the page that the same form has already made; `key` comes from `start_key`."""
    made = StartKey.objects.filter(key=key).select_related("page").first() if key else None
    return made.page.specific if made else None
