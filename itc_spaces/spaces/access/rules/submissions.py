"""The rules of what waits for an answer: a submission to committees, an offer between two ITCs."""

from django.db.models import Q

from accounts.models import User
from itc_spaces.spaces.access.holdings import holdings_of
from itc_spaces.spaces.access.rules.pages import page_member_act
from itc_spaces.spaces.access.rules.who import drafts_readable, writable
from itc_spaces.spaces.access.verbs import Action


def _asked(viewer: User, committee: str) -> Q:
    return Q(**{f"{committee}__in": holdings_of(viewer).asked_committees()})


def _review_read(viewer: User, to: str) -> Q:
    at_their_step = _asked(viewer, f"{to}committee") & Q(**{f"{to}decided_at__isnull": True})
    return drafts_readable(viewer, to) | at_their_step | _decided_by(viewer, to)


def _decided_by(viewer: User, to: str) -> Q:
    """Lets validators still read what they decided, while they hold an office in its department."""
    in_department = Q(**{f"{to}space__record__department__in": holdings_of(viewer).offices})
    return in_department & Q(**{f"{to}verdicts__decided_by": viewer})


def _offer_read(viewer: User, to: str) -> Q:
    """Lets people who write in either ITC read the offer, but not invited people who may edit a draft."""
    return page_member_act(viewer, "giver__placement__") | page_member_act(viewer, "receiver__placement__")


def _offer_decide(viewer: User, to: str) -> Q:
    return Q(decided_at__isnull=True) & page_member_act(viewer, "receiver__placement__")


def _offer_retract(viewer: User, to: str) -> Q:
    return Q(decided_at__isnull=True) & page_member_act(viewer, "giver__placement__")


SUBMISSION_RULES = {
    Action.READ: _review_read,
    Action.DECIDE: lambda viewer, to: Q(decided_at__isnull=True) & _asked(viewer, "committee"),
    # It was at their committee's step, so they may have had it open.
    Action.HEAR: lambda viewer, to: _asked(viewer, "committee") | _asked(viewer, "verdicts__step__committee"),
    Action.RETRACT: lambda viewer, to: Q(decided_at__isnull=True) & writable(viewer, ""),
}
OFFER_RULES = {
    Action.READ: _offer_read,
    Action.DECIDE: _offer_decide,
    Action.RETRACT: _offer_retract,
}
