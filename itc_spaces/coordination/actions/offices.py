"""Ends an office, and tells the people concerned."""

from django.db import transaction

from accounts.models import User
from itc_spaces.membership import notices
from itc_spaces.membership.actions.appointing import named
from itc_spaces.membership.actions.checks import locked_department
from itc_spaces.membership.dates import end_rows
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import OfficeKind
from itc_spaces.spaces.models import Office
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import Refused


@transaction.atomic
def end_office(*, office: Office, actor: User) -> None:
    """Ends an office at once; whoever asks, a department keeps at least one coordinator."""
    locked_department(actor, office.department, office.kind)
    if is_last_coordinator(office):
        raise Refused("Le département n'aurait plus de coordination : invitez d'abord la personne qui prend la suite.")
    for ended in end_rows(Office.objects.filter(pk=office.pk), access.today()):
        notices.tell_office(notices.OFFICE_ENDED, ended, actor)
        trace(action=Traced.OFFICE_ENDED, target=ended, actor=actor, data=named(ended))


def is_last_coordinator(office: Office) -> bool:
    coordinating = access.offices_in_force(OfficeKind.COORDINATOR).filter(department=office.department_id)
    mine = coordinating.filter(user=office.user_id).exists()
    return office.kind == OfficeKind.COORDINATOR and mine and not coordinating.exclude(user=office.user_id).exists()


def objection_to_leave(user) -> str:
    """Returns why this person cannot erase their account yet; empty when they can."""
    offices = access.offices_in_force(OfficeKind.COORDINATOR).filter(user=user).select_related("department")
    alone = next((office for office in offices if is_last_coordinator(office)), None)
    return alone and (
        f"Vous êtes la seule coordination de {alone.department} : invitez d'abord la personne qui prend la suite."
    )
