"""The people on a seat commit it to a thematic, and release it."""

from django.db import transaction

from accounts.models import User
from itc_spaces.meetings.actions.agenda import seat_of
from itc_spaces.meetings.models import Commitment
from itc_spaces.meetings.models.turns import GOING_ON
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import ThematicState
from itc_spaces.spaces.locking import lock_places
from itc_spaces.spaces.models import Seat, Thematic
from itc_spaces.spaces.trace import Traced, trace
from itc_spaces.thematics.actions.inviting import commitment_digest
from web.refusals import NotAllowed, Overtaken, Refused


def _locked(actor: User, thematic: Thematic) -> tuple[Thematic, Seat]:
    """Locks the thematic; returns it with the seat for which the actor speaks. Raises NotAllowed, Refused."""
    lock_places(actor, spaces=[thematic.space_id], thematics=[thematic.pk], changes=Thematic)
    thematic = Thematic.objects.get(pk=thematic.pk)
    if not access.may(actor, Action.SEE_MEMBERS, thematic):
        raise NotAllowed("Cette thématique ne vous est pas ouverte.")
    seat = seat_of(actor, thematic)
    if seat is None:
        raise Refused("C'est un siège présent dans l'ITC qui s'engage : le vôtre n'y est pas.")
    return thematic, seat


@transaction.atomic
def commit_seat(*, thematic: Thematic, actor: User, seen: str) -> Commitment:
    """Commits the seat from today until the thematic closes; `seen` is the `commitment_digest` of the words shown."""
    thematic, seat = _locked(actor, thematic)
    if thematic.state != ThematicState.OPEN:
        raise Refused("On s'engage dans une thématique tant qu'elle est ouverte.")
    if standing := Commitment.objects.filter(GOING_ON, seat=seat, thematic=thematic).first():
        return standing
    if not access.may(actor, Action.CONTRIBUTE, thematic):
        raise NotAllowed("Vous n'écrivez pas dans cette thématique.")
    if seen != commitment_digest(thematic.commitment):
        raise Overtaken("L'engagement demandé vient de changer : relisez-le, puis engagez votre structure.")
    commitment = Commitment.objects.create(
        space_id=thematic.space_id, seat=seat, thematic=thematic, words=thematic.commitment, starts_on=access.today()
    )
    trace(action=Traced.SEAT_COMMITTED, target=commitment, actor=actor, data={"seat": seat.pk})
    return commitment


@transaction.atomic
def release_seat(*, thematic: Thematic, actor: User) -> None:
    """Releases the seat; meetings held until today still count."""
    thematic, seat = _locked(actor, thematic)
    for commitment in Commitment.objects.filter(GOING_ON, seat=seat, thematic=thematic):
        commitment.ended_at = access.now()
        commitment.save(update_fields=["ended_at"])
        trace(action=Traced.SEAT_RELEASED, target=commitment, actor=actor, data={"seat": seat.pk})
