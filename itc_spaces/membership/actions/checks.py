"""What each action asks first; what it returns is locked until the transaction ends."""

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import OfficeKind
from itc_spaces.models import Department, Seat, Space, SpaceRecord
from itc_spaces.refusals import NotAllowed, Refused


def locked_space(actor, action: Action, space: Space) -> SpaceRecord:
    """The record of a space, which is its lock; raises NotAllowed."""
    record = SpaceRecord.objects.select_for_update().select_related("space").get(space=space)
    if not access.may(actor, action, space):
        raise NotAllowed("Vous ne pouvez pas faire cela dans cet espace.")
    return record


def managed_seat(actor, seat: Seat) -> Seat:
    """A seat that has not ended; raises NotAllowed, Refused."""
    locked_space(actor, Action.MANAGE, seat.space)
    seat = Seat.objects.select_related("space__record", "organisation").get(pk=seat.pk)
    if seat.ended_at or (seat.ends_on and seat.ends_on < access.today()):
        raise Refused("Ce siège est terminé. Ajoutez-en un nouveau pour cette organisation.")
    return seat


def locked_department(actor, department: Department, office: OfficeKind | str = "") -> Department:
    """A department one coordinates; for its coordinators' offices the administrator too. Raises NotAllowed."""
    locked = Department.objects.select_for_update().get(pk=department.pk)
    appoints = office == OfficeKind.COORDINATOR and access.may_administer(actor)
    if not (appoints or access.may(actor, Action.COORDINATE, locked)):
        raise NotAllowed("Vous ne pouvez pas faire cela dans ce département.")
    return locked
