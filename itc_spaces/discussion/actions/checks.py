"""What each action on a message asks first."""

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.discussion.models import BODY_LENGTH, Contribution
from itc_spaces.discussion.targets import home_of, target_of
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.trace import Traced, trace
from knowledge.text import clean_lines


def checked_body(body: str) -> str:
    body = clean_lines(body)
    if not body:
        raise Refused("Écrivez votre message.")
    if len(body) > BODY_LENGTH:
        raise Refused(
            f"Votre message compte {len(body)} caractères, {BODY_LENGTH} au plus : raccourcissez-le, ou joignez "
            "le texte long en fichier."
        )
    return body


def locked_contribution(actor, action: Action, contribution: Contribution) -> Contribution:
    """The message as it is now, locked until the transaction ends; raises NotAllowed."""
    if not access.may(actor, action, contribution):
        raise NotAllowed("Vous ne pouvez pas faire cela sur ce message.")
    return Contribution.objects.select_for_update().get(pk=contribution.pk)


def trace_contribution(action: Traced, contribution: Contribution, actor, data: dict | None = None) -> None:
    """With its ITC, by which the coordination finds it."""
    space = home_of(target_of(contribution))
    trace(action=action, target=contribution, actor=actor, data={"space": space.pk} | (data or {}))
