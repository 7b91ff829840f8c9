"""From nine answers to a draft, and back to an older version."""

from uuid import UUID

from django.db import transaction
from wagtail.models import Revision

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Placement, Space, Thematic
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.trace import Traced, trace
from knowledge.actions.checks import latest_text, locked_resource, page_made, start_key
from knowledge.actions.credits import credit_author
from knowledge.models import Resource, StartKey, UnfinishedForm
from knowledge.staleness import Base, check_base


@transaction.atomic
def start_resource(
    *, space: Space, actor, page: Resource, key: UUID | None = None, thematic: Thematic | None = None
) -> Resource:
    """Puts an unsaved `page` in the space as its author's draft; the same `key` again gives the page it made.

    In a thematic of the space those who contribute to it write too.
    """
    _check_place(actor, space, thematic)
    # The lock on the parent also makes two sendings of one form wait for each other.
    parent = Space.objects.select_for_update().get(pk=space.pk)
    key = start_key(key, actor, space)
    if made := page_made(key):
        return made
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
    UnfinishedForm.objects.filter(
        user=actor, space=space, thematic=thematic, page__isnull=True, kind=page.kind
    ).delete()
    trace(action=Traced.STARTED, target=page, actor=actor)
    return page


def _check_place(actor, space: Space, thematic: Thematic | None) -> None:
    if thematic is None and not access.may(actor, Action.WRITE, space):
        raise NotAllowed("Vous ne pouvez pas écrire dans cet espace.")
    if thematic and (thematic.space_id != space.pk or not access.may(actor, Action.CONTRIBUTE, thematic)):
        raise NotAllowed("Vous ne pouvez pas écrire dans cette thématique.")


@transaction.atomic
def save_draft(*, page: Resource, actor, base: Base, change) -> Resource:
    """Writes `change(draft)` as a new revision, if nobody saved since `base`; raises StaleForm otherwise."""
    page, _ = locked_resource(actor, Action.EDIT, page)
    check_base(page, base)
    draft = latest_text(page)
    change(draft)
    draft.full_clean()
    draft.save_revision(user=actor, log_action=False, clean=False)
    UnfinishedForm.objects.filter(user=actor, page_id=page.pk).delete()
    trace(action=Traced.SAVED, target=page, actor=actor)
    return draft


@transaction.atomic
def revert_to(*, page: Resource, actor, revision: Revision, base: Base) -> Resource:
    """Makes an older version the latest draft; the versions between stay in the history."""
    page, _ = locked_resource(actor, Action.EDIT, page)
    if str(revision.object_id) != str(page.pk):
        raise Refused("Cette version n'est pas de cette ressource.")
    check_base(page, base)
    draft = revision.as_object()
    draft.save_revision(user=actor, log_action=False, clean=False)
    trace(action=Traced.REVERTED, target=page, actor=actor, data={"revision": revision.pk})
    return draft
