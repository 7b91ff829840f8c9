"""Posts, changes and removes a message."""

from collections.abc import Sequence
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.db.models import Model

from accounts.models import User
from itc_spaces.discussion.actions.checks import checked_body, hold_target, locked_contribution, trace_contribution
from itc_spaces.discussion.actions.files import GivenFile, attach, take
from itc_spaces.discussion.actions.reading import mark_read
from itc_spaces.discussion.digests import prepare_mails
from itc_spaces.discussion.models import Contribution
from itc_spaces.discussion.notices import tell_written
from itc_spaces.discussion.targets import column_of
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.trace import Traced
from knowledge.actions.files import Taken
from knowledge.rewriting import rewritten
from web.refusals import NotAllowed, Refused
from web.text import text_from_html


def post_contribution(
    *, target: Model, actor: User, body: str, parent: Contribution | None = None, files: Sequence[GivenFile] = (),
    key: UUID | None = None,
) -> Contribution:  # fmt: skip
    """Posts a message on a Space, a Thematic or a page, or an answer; the same `key` again returns the message made."""
    taken = [take(file) for file in files]
    return _post(target=target, actor=actor, body=body, parent=parent, taken=taken, key=key)


@transaction.atomic
def _post(
    *, target: Model, actor: User, body: str, parent: Contribution | None, taken: Sequence[Taken], key: UUID | None
) -> Contribution:
    hold_target(actor, target)
    if not access.may(actor, Action.DISCUSS, target):
        raise NotAllowed("Vous ne pouvez pas écrire ici.")
    body = checked_body(body)
    contribution, is_new = Contribution.objects.get_or_create(
        key=_key(key, actor, target, body),
        defaults=column_of(target) | {
            "author": actor, "author_name": actor.get_full_name(), "author_quality": actor.quality, "body": body,
            "parent": parent and _root(parent, target), "created_at": access.now(),
        },
    )  # fmt: skip
    if not is_new:
        return contribution
    for file in taken:
        attach(contribution, actor, file)
    trace_contribution(Traced.CONTRIBUTED, contribution, actor)
    tell_written(contribution)
    prepare_mails(contribution)
    mark_read(target=target, reader=actor)
    return contribution


def _key(key: UUID | None, actor: User, target: Model, body: str) -> UUID:
    """Ties a form's key to one person, target and text: other words after « Back » are another message."""
    return uuid5(key, f"{actor.pk} {target._meta.label} {target.pk} {body}") if key else uuid4()


def _root(parent: Contribution, target: Model) -> Contribution:
    """Returns the message to answer: an answer to an answer goes under the same first message."""
    root = Contribution.objects.select_for_update(no_key=True).get(pk=parent.parent_id or parent.pk)
    if any(getattr(root, name) != value for name, value in column_of(target).items()):
        raise NotAllowed("Ce message n'est pas de cet échange.")
    if root.removed_at:
        raise Refused("Le message auquel vous répondez vient d'être retiré : écrivez plutôt un nouveau message.")
    return root


@transaction.atomic
def edit_contribution(*, contribution: Contribution, actor: User, body: str) -> Contribution:
    """Changes the message, for its author only; a changed message shows « modifié le »."""
    contribution = locked_contribution(actor, Action.EDIT, contribution)
    body = checked_body(body)
    if body == text_from_html(contribution.html):
        return contribution
    contribution.body, contribution.html = body, rewritten(contribution.html, body)
    contribution.edited_at = access.now()
    contribution.save(update_fields=["body", "html", "edited_at"])
    trace_contribution(Traced.CONTRIBUTION_EDITED, contribution, actor)
    return contribution


@transaction.atomic
def remove_contribution(*, contribution: Contribution, actor: User) -> None:
    """Removes the message for its author. Text and files go; « retiré par son auteur » keeps the answers clear."""
    contribution = locked_contribution(actor, Action.REMOVE, contribution)
    contribution.body = contribution.html = ""
    contribution.removed_at = access.now()
    contribution.removed_by = actor
    contribution.save(update_fields=["body", "html", "removed_at", "removed_by"])
    contribution.files.all().delete()
    trace_contribution(Traced.CONTRIBUTION_REMOVED, contribution, actor)
