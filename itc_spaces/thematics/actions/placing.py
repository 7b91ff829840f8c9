"""Resources in a thematic: placed there, opened to those invited, handed over to the référents."""

from django.db import transaction
from wagtail.models import Page

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Thematic
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.thematics import telling
from itc_spaces.trace import Traced, trace
from knowledge.actions.checks import locked_resource


@transaction.atomic
def place_resource(*, page: Page, actor, thematic: Thematic | None) -> None:
    """In a thematic of its own ITC that goes on, or in none; those invited read it there once it is shared."""
    page, placement = locked_resource(actor, Action.SHARE, page)
    if thematic and thematic.space_id != placement.space_id:
        raise Refused("Choisissez une thématique de l'ITC où cette ressource est écrite.")
    if thematic and not access.may(actor, Action.CONTRIBUTE, thematic):
        raise NotAllowed("Cette thématique n'accueille plus rien.")
    if placement.thematic_id == (thematic and thematic.pk):
        return
    placement.thematic, placement.open_to_experts = thematic, False
    placement.save(update_fields=["thematic", "open_to_experts"])
    data = {"thematic": thematic.pk} if thematic else {}
    trace(action=Traced.PLACED, target=page, actor=actor, data=data)


@transaction.atomic
def open_to_invited(*, page: Page, actor, opened: bool) -> None:
    """The draft, to those invited to its thematic: they read it, and edit it if they contribute."""
    page, placement = locked_resource(actor, Action.SHARE, page)
    if placement.thematic_id is None:
        raise Refused("Placez d'abord cette ressource dans une thématique.")
    if placement.open_to_experts != opened:
        placement.open_to_experts = opened
        placement.save(update_fields=["open_to_experts"])
        trace(action=Traced.OPENED_TO_EXPERTS, target=page, actor=actor)


@transaction.atomic
def hand_to_referents(*, page: Page, actor) -> int:
    """« C'est prêt »: the référents are told, once for each state of the text. How many are told."""
    page, placement = locked_resource(actor, Action.EDIT, page)
    if placement.thematic_id is None or placement.shared_at:
        raise Refused("Seul un brouillon écrit dans une thématique se confie à ses référents.")
    told = telling.tell_handed(page, placement.thematic, actor)
    trace(action=Traced.HANDED_TO_REFERENTS, target=page, actor=actor, data={"thematic": placement.thematic_id})
    return told
