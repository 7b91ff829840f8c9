"""Offers a text to people who begin one, for the coordination."""

from django.db import transaction

from accounts.models import User
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.checks import locked_resource
from knowledge.models import Resource


@transaction.atomic
def offer_as_model(*, page: Resource, actor: User, offered: bool) -> None:
    """Puts the page first among the models of its department's ITCs, or takes it out; its readers stay the same."""
    page, placement = locked_resource(actor, Action.OFFER_AS_MODEL, page)
    if placement.is_model == offered:
        return
    placement.is_model = offered
    placement.save(update_fields=["is_model"])
    trace(action=Traced.MODEL_CHOSEN, target=page, actor=actor)
