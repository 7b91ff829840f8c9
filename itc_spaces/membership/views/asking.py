"""What the views of this app share: the department of an address, and a form that may be refused."""

from collections.abc import Callable

from django.forms import BaseForm
from django.http import Http404

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Department
from itc_spaces.refusals import NotAllowed, Refused


def coordinated_department(viewer, code: str) -> Department:
    """Raises Http404."""
    department = access.permitted(viewer, Action.COORDINATE, Department).filter(code=code).first()
    if department is None:
        raise Http404
    return department


def tried(form: BaseForm, act: Callable):
    """What `act` gives when the form was sent and is valid; a refusal becomes an error of the form, and gives None."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return act()
    except NotAllowed as error:
        raise Http404 from error
    except Refused as error:
        form.add_error(None, error.message)
        return None
