"""Removes a message for a reason, and restores it."""

from django.db import transaction

from accounts.models import User
from itc_spaces.discussion.actions.checks import locked_contribution, trace_contribution
from itc_spaces.discussion.models import Contribution
from itc_spaces.discussion.notices import tell_moderated, tell_restored
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.trace import Traced
from web.refusals import Refused
from web.text import clean_text

CHANGED = ["withheld", "withheld_html", "body", "html", "removed_at", "removed_by", "removal_reason"]


@transaction.atomic
def moderate_contribution(*, contribution: Contribution, actor: User, reason: str) -> None:
    """Hides the text: the reason shows in its place, the author is told, and only moderators can still read it."""
    contribution = locked_contribution(actor, Action.MODERATE, contribution)
    reason = clean_text(reason)
    if not reason:
        raise Refused("Dites pourquoi vous retirez ce message : le motif se lira à sa place, et son auteur le recevra.")
    if contribution.removed_at:
        raise Refused("Ce message est déjà retiré.")
    contribution.withheld, contribution.body = contribution.body, ""
    contribution.withheld_html, contribution.html = contribution.html, ""
    contribution.removed_at = access.now()
    contribution.removed_by = actor
    contribution.removal_reason = reason[:500]
    contribution.save(update_fields=CHANGED)
    trace_contribution(Traced.CONTRIBUTION_MODERATED, contribution, actor)
    tell_moderated(contribution)


@transaction.atomic
def restore_contribution(*, contribution: Contribution, actor: User) -> None:
    """Restores a moderated message; a message that its author removed cannot return."""
    contribution = locked_contribution(actor, Action.MODERATE, contribution)
    if not contribution.withheld:
        raise Refused("Il n'y a rien à remettre : ce message n'a pas été retiré par modération.")
    contribution.body, contribution.withheld = contribution.withheld, ""
    contribution.html, contribution.withheld_html = contribution.withheld_html, ""
    contribution.removed_at = contribution.removed_by = None
    contribution.removal_reason = ""
    contribution.save(update_fields=CHANGED)
    trace_contribution(Traced.CONTRIBUTION_RESTORED, contribution, actor)
    tell_restored(contribution)
