"""What membership shows on the pages of other apps."""

from django.http import HttpRequest

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Space
from web.alphabet import French
from web.fragments import register_fragment

MOST_LISTED = 30


def register() -> None:
    register_fragment("space_aside", people_of_space, order=10)


def people_of_space(request: HttpRequest, *, space: Space, actions: set[str], **context):
    """Shows to people inside the link to « Membres », and to the network the people who agreed to be listed."""
    inside = Action.SEE_MEMBERS.name in actions
    listed = [] if inside else access.memberships_in_force().filter(seat__space=space, user__is_listed=True)
    people = (
        listed
        and listed.select_related("user", "seat__organisation").order_by(
            French("user__last_name"), French("user__first_name"), "pk"
        )[:MOST_LISTED]
    )
    if not inside and not people:
        return None
    shown = {"space": space, "inside": inside, "manages": Action.MANAGE.name in actions, "people": people}
    return "membership/fragments/space_aside.html", shown
