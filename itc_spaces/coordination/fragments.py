"""What the coordination shows on the pages of other apps."""

from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Department
from web.fragments import register_fragment


def register() -> None:
    register_fragment("home_aside", coordination, order=40)


def coordination(request: HttpRequest, **context):
    departments = _coordinated(request.user)
    administers = access.may_administer(request.user)
    if not departments and not administers:
        return None
    return "coordination/fragments/home_aside.html", {"departments": departments, "administers": administers}


@access.prepared
def _coordinated(viewer: User) -> QuerySet:
    return access.permitted(viewer, Action.COORDINATE, Department)
