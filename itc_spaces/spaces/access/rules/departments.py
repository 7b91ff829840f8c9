"""The rules of departments and their offices: who acts in them, and who reads them."""

from django.db.models import Q

from accounts.models import User
from itc_spaces.spaces.access.holdings import holdings_of, offices_in_force
from itc_spaces.spaces.access.verbs import Action
from itc_spaces.spaces.enums import OfficeKind
from itc_spaces.spaces.models import SpaceRecord


def _department_coordinate(viewer: User, to: str) -> Q:
    return Q(pk__in=holdings_of(viewer).coordinated)


def _department_trace(viewer: User, to: str) -> Q:
    """Lets the coordination read its department's trace; the administrator only if there is no coordination."""
    if not viewer.is_administrator:
        return _department_coordinate(viewer, to)
    coordinated = offices_in_force(OfficeKind.COORDINATOR).values("department")
    return _department_coordinate(viewer, to) | ~Q(pk__in=coordinated)


def _office_read(viewer: User, to: str) -> Q:
    """Lets a person read their own offices; a department's coordination and the chairs of its ITCs read all."""
    held = holdings_of(viewer)
    near = SpaceRecord.objects.filter(space__in=held.chaired).values("department")
    return Q(user=viewer) | Q(department__in=held.coordinated) | Q(department__in=near)


DEPARTMENT_RULES = {
    Action.READ: _department_coordinate,
    Action.COORDINATE: _department_coordinate,
    Action.SEE_TRACE: _department_trace,
}
OFFICE_RULES = {Action.READ: _office_read}
