"""What every action on a message checks first."""

from django.db.models import Model

from accounts.models import User
from itc_spaces.discussion.enums import On
from itc_spaces.discussion.models import BODY_LENGTH, Contribution
from itc_spaces.discussion.targets import home_of, on_of, target_of
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_pages, lock_places, lock_rows
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import NotAllowed, Refused
from web.text import MOST_LINES, clean_lines, too_many_lines


def checked_body(body: str) -> str:
    body = clean_lines(body)
    if not body:
        raise Refused("Écrivez votre message.")
    if len(body) > BODY_LENGTH:
        raise Refused(
            f"Votre message compte {len(body)} caractères, {BODY_LENGTH} au plus : raccourcissez-le, ou joignez "
            "le texte long en fichier."
        )
    if too_many_lines(body):
        raise Refused(
            f"Votre message compte plus de {MOST_LINES} lignes : raccourcissez-le, ou joignez la longue liste en "
            "fichier."
        )
    return body


def locked_contribution(actor: User, action: Action, contribution: Contribution) -> Contribution:
    """Locks the message until the transaction ends and returns it as it is now; raises NotAllowed."""
    hold_target(actor, target_of(contribution))
    lock_rows(Contribution.objects.filter(pk=contribution.pk))
    if not access.may(actor, action, contribution):
        raise NotAllowed("Vous ne pouvez pas faire cela sur ce message.")
    return Contribution.objects.get(pk=contribution.pk)


def hold_target(actor: User, target: Model) -> None:
    """Locks the target, so that neither it nor the right to write there changes during the transaction."""
    on = on_of(target)
    thematics = [target.pk] if on is On.THEMATIC else []
    lock_places(actor, spaces=[home_of(target).pk], thematics=thematics)
    if on is On.PAGE:
        lock_pages(target.pk, shared=True)


def trace_contribution(action: Traced, contribution: Contribution, actor: User, data: dict | None = None) -> None:
    """Traces the act with the ITC under which the coordination finds it."""
    space = home_of(target_of(contribution))
    trace(action=action, target=contribution, actor=actor, data={"space": space.pk} | (data or {}))
