"""Turns nine answers into a draft, and brings an older version back."""

from uuid import UUID

from django.db import transaction
from wagtail.models import Revision

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_pages, lock_places
from itc_spaces.spaces.models import Placement, Space, Thematic
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.checks import locked_resource, page_made, start_key
from knowledge.actions.credits import credit_author
from knowledge.keywords import join_those_in_use
from knowledge.models import Resource, StartKey
from knowledge.staleness import Base, check_base
from knowledge.texts import latest_text
from web.refusals import NotAllowed, Refused


@transaction.atomic
def start_resource(
    *, space: Space, actor: User, page: Resource, key: UUID | None = None, thematic: Thematic | None = None
) -> Resource:
    """Puts an unsaved `page` in the space as its author's draft; the same `key` again returns the page already made.

    In one of the space's thematics, its contributors may write too.
    """
    lock_places(actor, spaces=[space.pk], thematics=[thematic.pk] if thematic else [])
    # The lock on the parent also makes a form that is sent twice wait for itself.
    lock_pages(space.pk)
    check_place(actor, space, thematic)
    parent = Space.objects.get(pk=space.pk)
    key = start_key(key, actor, space)
    if made := page_made(key):
        return made
    join_those_in_use(page, actor)
    page.owner = actor
    page.live = False
    page.has_unpublished_changes = True
    parent.add_child(instance=page)
    page.save_revision(user=actor, log_action=False, clean=False)
    if thematic:
        placement = Placement.objects.get(page=page)
        placement.thematic = thematic
        placement.save(update_fields=["thematic"])
    credit_author(page=page, author=actor, thematic=thematic)
    if key:
        StartKey.objects.create(key=key, page=page)
    trace(action=Traced.STARTED, target=page, actor=actor)
    return page


def check_place(actor: User, space: Space, thematic: Thematic | None) -> None:
    if thematic is None and not access.may(actor, Action.WRITE, space):
        raise NotAllowed("Vous ne pouvez pas écrire dans cet espace.")
    if thematic and (thematic.space_id != space.pk or not access.may(actor, Action.CONTRIBUTE, thematic)):
        raise NotAllowed("Vous ne pouvez pas écrire dans cette thématique.")


@transaction.atomic
def save_draft(*, page: Resource, actor: User, base: Base, change) -> Resource:
    """Writes `change(draft)` as a new revision; raises StaleForm if somebody saved since `base`."""
    page, _ = locked_resource(actor, Action.EDIT, page)
    check_base(page, base)
    draft = latest_text(page)
    change(draft)
    join_those_in_use(draft, actor)
    draft.full_clean()
    draft.save_revision(user=actor, log_action=False, clean=False)
    trace(action=Traced.SAVED, target=page, actor=actor)
    return draft


@transaction.atomic
def revert_to(*, page: Resource, actor: User, revision: Revision, base: Base) -> Resource:
    """Makes an older version the latest draft; the versions between stay in the history."""
    page, placement = locked_resource(actor, Action.EDIT, page)
    since = access.versions_since(actor, placement, access.may(actor, Action.SHARE, page))
    if str(revision.object_id) != str(page.pk) or (since and revision.created_at < since):
        raise Refused("Cette version n'est pas de cette ressource.")
    check_base(page, base)
    draft = revision.as_object()
    draft.save_revision(user=actor, log_action=False, clean=False)
    trace(action=Traced.REVERTED, target=page, actor=actor, data={"revision": revision.pk})
    return draft
