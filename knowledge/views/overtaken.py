"""Somebody saved meanwhile: the one page of both texts, for the site's form and the editor's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from itc_spaces.models import Space
from knowledge.compare import compare
from knowledge.models import Resource

CSRF = "csrfmiddlewaretoken"


def both_texts(
    request: HttpRequest,
    *,
    space: Space,
    theirs: Resource,
    mine: Resource,
    address: str,
    replaced: tuple[str, ...],
    base: list[tuple[str, str]],
) -> HttpResponse:
    """Nothing is overwritten; what was typed can be sent to `address` again, with `base` for the fields `replaced`."""
    revision = theirs.latest_revision
    sent = ((name, value) for name, values in request.POST.lists() for value in values)
    context = {
        "space": space,
        "page": theirs,
        "comparison": compare(theirs.reading().without_files(), mine.reading().without_files()),
        "other": revision.user if revision else None,
        "saved_at": revision.created_at if revision else None,
        "typed": [pair for pair in sent if pair[0] not in (CSRF, *replaced)] + base,
        "address": address,
    }
    return render(request, "knowledge/stale.html", context, status=409)
