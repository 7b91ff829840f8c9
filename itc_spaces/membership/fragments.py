"""What membership shows on others' pages."""

from django.http import HttpRequest

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.fragments import register_fragment
from itc_spaces.models import Department, Space

MOST_LISTED = 30


def register() -> None:
    register_fragment("space_aside", people_of_space, order=10)
    register_fragment("home_aside", coordination, order=40)


def people_of_space(request: HttpRequest, *, space: Space, actions: set[str], **context):
    """For those inside, the way to « Membres »; for the network, who agreed to be listed."""
    inside = Action.SEE_MEMBERS.name in actions
    listed = [] if inside else access.memberships_in_force().filter(seat__space=space, user__is_listed=True)
    people = listed and listed.select_related("user", "seat__organisation").order_by("user__last_name")[:MOST_LISTED]
    if not inside and not people:
        return None
    shown = {"space": space, "inside": inside, "manages": Action.MANAGE.name in actions, "people": people}
    return "membership/fragments/space_aside.html", shown


def coordination(request: HttpRequest, **context):
    departments = list(access.permitted(request.user, Action.COORDINATE, Department))
    administers = access.may_administer(request.user)
    if not departments and not administers:
        return None
    return "membership/fragments/home_aside.html", {"departments": departments, "administers": administers}
