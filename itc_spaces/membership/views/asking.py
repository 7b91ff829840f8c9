"""What the views of this app share: a form that may be refused."""

from collections.abc import Callable

from django.forms import BaseForm
from django.http import Http404

from itc_spaces.refusals import NotAllowed, Refused


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
