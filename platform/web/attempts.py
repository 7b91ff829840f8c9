"""Tries what a person asked, and tells them if it is refused."""

from types import TracebackType

from django.contrib import messages
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict

from web.refusals import Refused


def sent(request: HttpRequest) -> QueryDict | None:
    """Returns what a form is filled with: the sent data, or nothing when the page is only opened."""
    return request.POST if request.method == "POST" else None


class tried:
    """Reads as a verb: `with tried(form):`. It undoes what is refused inside; the view continues after the block.

    A form shows the reason, and a request keeps it as a message for the next page; without `told_to`, the view shows
    `refusal` itself. NotAllowed is no refusal: it passes through, and is answered by 404.
    """

    def __init__(self, told_to: BaseForm | HttpRequest | None = None):
        self.told_to = told_to
        self.refusal: Refused | None = None
        self.steps = transaction.atomic()

    def __enter__(self) -> "tried":
        self.steps.__enter__()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        self.steps.__exit__(kind, error, trace)
        if not isinstance(error, Refused):
            return False
        self.refusal = error
        if isinstance(self.told_to, BaseForm):
            self.told_to.add_error(None, error.message)
        elif self.told_to is not None:
            messages.error(self.told_to, error.message)
        return True
