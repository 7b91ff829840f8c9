"""Places resources in a thematic, opens them to the invited, and hands them to the référents."""

from django.db import transaction
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Thematic
from itc_spaces.spaces.trace import Traced, trace
from itc_spaces.thematics import notices
from knowledge.actions.checks import locked_resource
from web.refusals import NotAllowed, Refused


@transaction.atomic
def place_resource(*, page: Page, actor: User, thematic: Thematic | None) -> None:
    """Places a resource in an open thematic of its own ITC, or in none; once shared, invited people read it there."""
    page, placement = locked_resource(actor, Action.SHARE, page, thematic=thematic)
    if thematic and thematic.space_id != placement.space_id:
        raise Refused("Choisissez une thématique de l'ITC où cette ressource est écrite.")
    if thematic and not access.may(actor, Action.CONTRIBUTE, thematic):
        raise NotAllowed("Cette thématique n'accueille plus rien.")
    if placement.thematic_id == (thematic and thematic.pk):
        return
    placement.thematic, placement.open_to_experts, placement.opened_at = thematic, False, None
    placement.save(update_fields=["thematic", "open_to_experts", "opened_at"])
    data = {"thematic": thematic.pk} if thematic else {}
    trace(action=Traced.PLACED, target=page, actor=actor, data=data)


@transaction.atomic
def open_to_invited(*, page: Page, actor: User, opened: bool) -> None:
    """Opens the draft to the people invited to its thematic: they read it, and edit it if they contribute."""
    page, placement = locked_resource(actor, Action.SHARE, page)
    if placement.thematic_id is None:
        raise Refused("Placez d'abord cette ressource dans une thématique.")
    if placement.open_to_experts != opened:
        placement.open_to_experts, placement.opened_at = opened, access.now() if opened else None
        placement.save(update_fields=["open_to_experts", "opened_at"])
        trace(action=Traced.OPENED_TO_EXPERTS, target=page, actor=actor)


@transaction.atomic
def hand_to_referents(*, page: Page, actor: User) -> int:
    """Tells the référents « C'est prêt », once for each state of the text; returns how many people it told."""
    page, placement = locked_resource(actor, Action.EDIT, page)
    if placement.thematic_id is None or placement.shared_at:
        raise Refused("Seul un brouillon écrit dans une thématique se confie à ses référents.")
    told = notices.tell_handed(page, placement.thematic, actor)
    trace(action=Traced.HANDED_TO_REFERENTS, target=page, actor=actor, data={"thematic": placement.thematic_id})
    return told
