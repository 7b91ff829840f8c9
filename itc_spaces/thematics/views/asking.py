"""What the views of this app share."""

from collections.abc import Callable

from django.forms import Form
from django.http import Http404

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Thematic
from itc_spaces.refusals import NotAllowed, Refused


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


def tried(form: Form, act: Callable) -> bool:
    """Whether `act` was done; a refusal becomes an error of the form, which keeps what was typed."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except NotAllowed as error:
        raise Http404 from error
    except Refused as error:
        form.add_error(None, error.message)
        return False
    return True
