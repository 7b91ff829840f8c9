"""Starts an office from an accepted invitation, and tells the people concerned."""

from itc_spaces.membership import notices
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import OfficeKind
from itc_spaces.spaces.models import Department, Office
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import Refused

SELF_APPOINTED = (
    "On ne se donne pas une charge à soi-même : ce département a une coordination, demandez-lui de vous inviter."
)


def named(office: Office) -> dict[str, int]:
    """Returns what the trace says of an office: its holder and committee; each entry also has the department."""
    said = {"office": office.pk, "person": office.user_id, "committee": office.committee_id}
    return {name: pk for name, pk in said.items() if pk}


def start_office(*, invitation, user) -> Office:
    """Starts the invitation's office once and tells everybody concerned; the caller holds the department's lock."""
    locked = Department.objects.get(pk=invitation.department_id)
    if is_self_appointment(locked, invitation.invited_by, user.email):
        raise Refused(SELF_APPOINTED)
    office, is_new = access.offices_in_force().get_or_create(
        user=user, department=locked, kind=invitation.office, committee=invitation.committee,
        defaults={"starts_on": access.today()},
    )  # fmt: skip
    if is_new:
        notices.tell_office(notices.OFFICE_STARTED, office, invitation.invited_by)
        trace(action=Traced.OFFICE_STARTED, target=office, actor=user, data=named(office))
    return office


def is_self_appointment(department: Department, inviting, email: str) -> bool:
    """Tells whether a person invites themself although a coordination exists; the administration starts it."""
    coordinated = access.offices_in_force(OfficeKind.COORDINATOR).filter(department=department).exists()
    return coordinated and inviting is not None and inviting.email == email
