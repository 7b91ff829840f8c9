"""Public home, legal pages, and what a person sees when a form could not be taken."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose session ended meanwhile: what was typed is shown, to be copied, and nothing is stored."""
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if len(value) > 20 and "token" not in name
    ]
    return render(request, "website/csrf_failure.html", {"typed": typed}, status=403)
