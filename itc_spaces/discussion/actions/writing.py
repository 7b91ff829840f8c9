"""Writing a message, changing it, taking it back."""

from collections.abc import Sequence
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.db.models import Model

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.discussion.actions.checks import checked_body, locked_contribution, trace_contribution
from itc_spaces.discussion.actions.files import GivenFile, attach
from itc_spaces.discussion.actions.reading import mark_read
from itc_spaces.discussion.digests import prepare_mails
from itc_spaces.discussion.models import Contribution
from itc_spaces.discussion.targets import column_of
from itc_spaces.discussion.telling import tell_written
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.trace import Traced


@transaction.atomic
def post_contribution(
    *, target: Model, actor, body: str, parent: Contribution | None = None, files: Sequence[GivenFile] = (),
    key: UUID | None = None,
) -> Contribution:  # fmt: skip
    """A message on a Space, a Thematic or a page, or an answer there; the same `key` again gives what it made."""
    if not access.may(actor, Action.DISCUSS, target):
        raise NotAllowed("Vous ne pouvez pas écrire ici.")
    body = checked_body(body)
    contribution, is_new = Contribution.objects.get_or_create(
        key=_key(key, actor, target),
        defaults=column_of(target) | {
            "author": actor, "author_name": actor.get_full_name(), "author_quality": actor.quality, "body": body,
            "parent": parent and _root(parent, target), "created_at": access.now(),
        },
    )  # fmt: skip
    if not is_new:
        return contribution
    for file in files:
        attach(contribution, actor, file)
    trace_contribution(Traced.CONTRIBUTED, contribution, actor)
    tell_written(contribution)
    prepare_mails(contribution)
    mark_read(target=target, reader=actor)
    return contribution


def _key(key: UUID | None, actor, target: Model) -> UUID:
    """A form's key holds for one person and one target: sent elsewhere, it is another message."""
    return uuid5(key, f"{actor.pk} {target._meta.label} {target.pk}") if key else uuid4()


def _root(parent: Contribution, target: Model) -> Contribution:
    """One level of answers: an answer to an answer goes under the same message."""
    root = Contribution.objects.select_for_update().get(pk=parent.parent_id or parent.pk)
    if any(getattr(root, name) != value for name, value in column_of(target).items()):
        raise NotAllowed("Ce message n'est pas de cet échange.")
    if root.removed_at:
        raise Refused("Le message auquel vous répondez vient d'être retiré : écrivez plutôt un nouveau message.")
    return root


@transaction.atomic
def edit_contribution(*, contribution: Contribution, actor, body: str) -> Contribution:
    """Its author only; a change leaves « modifié le »."""
    contribution = locked_contribution(actor, Action.EDIT, contribution)
    body = checked_body(body)
    if body == contribution.body:
        return contribution
    contribution.body = body
    contribution.edited_at = access.now()
    contribution.save(update_fields=["body", "edited_at"])
    trace_contribution(Traced.CONTRIBUTION_EDITED, contribution, actor)
    return contribution


@transaction.atomic
def remove_contribution(*, contribution: Contribution, actor) -> None:
    """By its author: text and files are gone, « retiré par son auteur » stays so that the answers make sense."""
    contribution = locked_contribution(actor, Action.REMOVE, contribution)
    contribution.body = ""
    contribution.removed_at = access.now()
    contribution.removed_by = actor
    contribution.save(update_fields=["body", "removed_at", "removed_by"])
    contribution.files.all().delete()
    trace_contribution(Traced.CONTRIBUTION_REMOVED, contribution, actor)
