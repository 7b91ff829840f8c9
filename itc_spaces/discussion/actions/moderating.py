"""Taking a message away with a reason, and putting it back."""

from django.db import transaction

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.discussion.actions.checks import locked_contribution, trace_contribution
from itc_spaces.discussion.models import Contribution
from itc_spaces.discussion.telling import tell_moderated, tell_restored
from itc_spaces.refusals import Refused
from itc_spaces.trace import Traced
from knowledge.text import clean_text


@transaction.atomic
def moderate_contribution(*, contribution: Contribution, actor, reason: str) -> None:
    """The reason shows in its place, the author is told; the text is kept for those who moderate only."""
    contribution = locked_contribution(actor, Action.MODERATE, contribution)
    reason = clean_text(reason)
    if not reason:
        raise Refused("Dites pourquoi vous retirez ce message : le motif se lira à sa place, et son auteur le recevra.")
    if contribution.removed_at:
        raise Refused("Ce message est déjà retiré.")
    contribution.withheld, contribution.body = contribution.body, ""
    contribution.removed_at = access.now()
    contribution.removed_by = actor
    contribution.removal_reason = reason[:500]
    contribution.save(update_fields=["withheld", "body", "removed_at", "removed_by", "removal_reason"])
    trace_contribution(Traced.CONTRIBUTION_MODERATED, contribution, actor)
    tell_moderated(contribution)


@transaction.atomic
def restore_contribution(*, contribution: Contribution, actor) -> None:
    """What was moderated shows again; what its author took back is gone."""
    contribution = locked_contribution(actor, Action.MODERATE, contribution)
    if not contribution.withheld:
        raise Refused("Il n'y a rien à remettre : ce message n'a pas été retiré par modération.")
    contribution.body, contribution.withheld = contribution.withheld, ""
    contribution.removed_at = contribution.removed_by = None
    contribution.removal_reason = ""
    contribution.save(update_fields=["withheld", "body", "removed_at", "removed_by", "removal_reason"])
    trace_contribution(Traced.CONTRIBUTION_RESTORED, contribution, actor)
    tell_restored(contribution)
