"""What the views of this app share."""

from django.http import Http404

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Thematic


def readable_thematic(viewer, itc: str, pk: int, action: Action = Action.READ) -> Thematic:
    """The thematic of an address on which the viewer may do `action`, with `allowed`: all they may do on it.

    Raises Http404.
    """
    rows = access.permitted(viewer, action, Thematic).filter(pk=pk, space__slug=itc)
    thematic = access.with_actions(viewer, rows).select_related("space__record").first()
    if thematic is None:
        raise Http404
    thematic.allowed = access.allowed(thematic)
    return thematic
