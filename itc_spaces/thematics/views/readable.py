"""What several views of this app use."""

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Thematic


def readable_thematic(viewer: User, itc: str, pk: int, action: Action = Action.READ) -> Thematic:
    """Returns the thematic of an address, for a viewer who may do `action`; `allowed` has all their actions on it.

    Raises Http404.
    """
    found = _thematic(viewer, pk, itc, action=action)
    if not found:
        raise Http404
    found[0].allowed = access.allowed(found[0])
    return found[0]


@access.prepared
def _thematic(viewer: User, pk: int, itc: str, *, action: Action) -> QuerySet:
    rows = access.permitted(viewer, action, Thematic).filter(pk=pk, space__slug=itc)
    return access.with_actions(viewer, rows).select_related("space__record")
