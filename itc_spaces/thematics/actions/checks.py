"""What each action on a thematic asks first."""

from collections.abc import Iterable
from datetime import date

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import Mode
from itc_spaces.models import Seat, Space, Thematic, in_force
from itc_spaces.refusals import NotAllowed, Refused

FURTHEST_DAYS = 366 * 3


def locked_thematic(actor, action: Action, thematic: Thematic) -> Thematic:
    """The thematic, locked until the transaction ends; raises NotAllowed."""
    locked = Thematic.objects.select_for_update(of=("self",)).select_related("space").get(pk=thematic.pk)
    if not access.may(actor, action, locked):
        raise NotAllowed("Vous ne pouvez pas faire cela dans cette thématique.")
    return locked


def seats_of_referents(space: Space):
    """Seats that may be référents: those of the ITC that attend today."""
    attending = Seat.objects.filter(
        in_force("", access.today()), in_force("modes__", access.today()), space=space, modes__mode=Mode.ATTENDS
    )
    return attending.select_related("organisation").order_by("organisation__name", "pk").distinct()


def checked_referents(space: Space, referents: Iterable[Seat]) -> list[Seat]:
    chosen = list(seats_of_referents(space).filter(pk__in=[seat.pk for seat in referents]))
    if not chosen:
        raise Refused("Choisissez au moins un siège référent, parmi ceux qui sont présents dans l'ITC.")
    return chosen


def checked_closing(day: date | None) -> date:
    """The day when it should be closed: to come, and not too far to be meant; raises Refused."""
    today = access.today()
    if day is None:
        raise Refused("Choisissez une date de clôture : elle dit à chacun à quoi il s'engage.")
    if day <= today:
        raise Refused("Choisissez une date de clôture à venir.")
    if (day - today).days > FURTHEST_DAYS:
        raise Refused("Choisissez une clôture dans les trois ans : une thématique se travaille, puis se clôt.")
    return day
