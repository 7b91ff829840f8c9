"""What every action checks first; the rows returned are locked until the transaction ends."""

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import OfficeKind
from itc_spaces.spaces.locking import lock_places
from itc_spaces.spaces.models import Department, Seat, Space, SpaceRecord
from web.refusals import NotAllowed, Refused


def locked_space(actor: User, action: Action, space: Space) -> SpaceRecord:
    """Locks a space by its record, and returns the record; raises NotAllowed."""
    lock_places(actor, spaces=[space.pk], changes=SpaceRecord)
    record = SpaceRecord.objects.select_related("space").get(space=space)
    if not access.may(actor, action, space):
        raise NotAllowed("Vous ne pouvez pas faire cela dans cet espace.")
    return record


def managed_seat(actor: User, seat: Seat) -> Seat:
    """Locks a seat that has not ended; raises NotAllowed, Refused."""
    locked_space(actor, Action.MANAGE, seat.space)
    seat = Seat.objects.select_related("space__record", "organisation").get(pk=seat.pk)
    if seat.ended_at or (seat.ends_on and seat.ends_on < access.today()):
        raise Refused("Ce siège est terminé. Ajoutez-en un nouveau pour cette organisation.")
    return seat


def locked_department(actor: User, department: Department, office: OfficeKind | str = "") -> Department:
    """Locks a department that the actor coordinates, or administers for a coordinator's office. Raises NotAllowed."""
    lock_places(actor, departments=[department.pk], changes=Department)
    locked = Department.objects.get(pk=department.pk)
    appoints = office == OfficeKind.COORDINATOR and access.may_administer(actor)
    if not (appoints or access.may(actor, Action.COORDINATE, locked)):
        raise NotAllowed("Vous ne pouvez pas faire cela dans ce département.")
    return locked
