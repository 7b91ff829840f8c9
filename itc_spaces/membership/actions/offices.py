"""Offices end here; they start by an invitation that is accepted."""

from django.db import transaction

from itc_spaces import access
from itc_spaces.enums import OfficeKind
from itc_spaces.membership import telling
from itc_spaces.membership.actions.checks import locked_department
from itc_spaces.membership.dates import end_rows
from itc_spaces.models import Office
from itc_spaces.refusals import Refused
from itc_spaces.trace import Traced, trace


@transaction.atomic
def end_office(*, office: Office, actor) -> None:
    """At once. A department keeps at least one coordinator, unless the administrator says otherwise."""
    locked_department(actor, office.department, office.kind)
    if office.kind == OfficeKind.COORDINATOR and not access.may_administer(actor):
        others = access.offices_in_force(OfficeKind.COORDINATOR).filter(department=office.department)
        if not others.exclude(user=office.user_id).exists():
            raise Refused(
                "Le département n'aurait plus de coordination : invitez d'abord la personne qui prend la suite."
            )
    for ended in end_rows(Office.objects.filter(pk=office.pk), access.today()):
        telling.tell_office_ended(ended, actor)
        trace(action=Traced.OFFICE_ENDED, target=ended, actor=actor)
