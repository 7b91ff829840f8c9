"""What every action on a thematic checks first."""

from collections.abc import Iterable
from datetime import date

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Mode
from itc_spaces.spaces.locking import lock_places
from itc_spaces.spaces.models import Seat, Space, Thematic, in_force
from web.alphabet import French
from web.refusals import NotAllowed, Refused

FURTHEST_DAYS = 366 * 3


def locked_thematic(actor: User, action: Action, thematic: Thematic) -> Thematic:
    """Locks the thematic until the transaction ends; raises NotAllowed."""
    lock_places(actor, spaces=[thematic.space_id], thematics=[thematic.pk], changes=Thematic)
    locked = Thematic.objects.select_related("space").get(pk=thematic.pk)
    if not access.may(actor, action, locked):
        raise NotAllowed("Vous ne pouvez pas faire cela dans cette thématique.")
    return locked


def seats_of_referents(space: Space):
    """Returns the seats that may be référents: those of the ITC that attend today."""
    attending = Seat.objects.filter(
        in_force("", access.today()), in_force("modes__", access.today()), space=space, modes__mode=Mode.ATTENDS
    )
    return attending.select_related("organisation").order_by(French("organisation__name"), "pk").distinct()


def checked_referents(space: Space, referents: Iterable[Seat]) -> list[Seat]:
    chosen = list(seats_of_referents(space).filter(pk__in=[seat.pk for seat in referents]))
    if not chosen:
        raise Refused("Choisissez au moins un siège référent, parmi ceux qui sont présents dans l'ITC.")
    return chosen


def checked_closing(day: date | None) -> date:
    """Returns the planned closing day; raises Refused for a past day, or one so far that it must be an error."""
    today = access.today()
    if day is None:
        raise Refused("Choisissez une date de clôture : elle dit à chacun à quoi il s'engage.")
    if day <= today:
        raise Refused("Choisissez une date de clôture à venir.")
    if (day - today).days > FURTHEST_DAYS:
        raise Refused("Choisissez une clôture dans les trois ans : une thématique se travaille, puis se clôt.")
    return day
