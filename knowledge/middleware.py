"""Keeps what was typed in a form when the form cannot be accepted, and forgets it once the form is sent."""

import logging

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, UnreadablePostError
from django.shortcuts import render
from django.urls import reverse

from knowledge import keeping
from knowledge.files.kept_files import forget_sent

logger = logging.getLogger("itc.keeping")
WRITTEN = ("/espaces/", "/invitations/")  # where people write
BY_SCRIPT = "fetch"  # the X-Requested-With of our script
SMALL = 1_000_000  # bytes of a form without files
RETURNED = (409, 413, 422, 429)  # the answers that show the form again, to be mended


class KeptTyping:
    """Comes before the middleware that ends sessions, so that it sees a form whose session has just ended."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(WRITTEN):
            return self.get_response(request)
        form = _form_key(request) if request.method == "POST" and request.user.is_authenticated else None
        if form and form.user_id != request.user.pk:
            return _of_another_person(request)
        if form and (location := keeping.sent_already(form, keeping.digest_of(request))):
            return _as_asked(request, HttpResponseRedirect(location))
        response = self.get_response(request)
        if _asks_to_sign_in(response):
            return _session_ended(request, response)
        if form and request.user.is_authenticated:
            _note(request, response, form)
        return _as_asked(request, response)


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == BY_SCRIPT


def _from_the_page(request: HttpRequest) -> bool:
    """Tells whether a script of the page sent the request and puts the answer in its place."""
    return _by_script(request) or bool(request.htmx)


def _form_key(request: HttpRequest) -> keeping.FormKey | None:
    try:
        return keeping.posted_form_key(request)
    except UnreadablePostError:
        return None


def _asks_to_sign_in(response: HttpResponse) -> bool:
    asking = (reverse(settings.LOGIN_URL), reverse("mfa_index"))
    return response.status_code == 302 and response["Location"].partition("?")[0] in asking


def _session_ended(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Answers a script with a fragment, never with the sign-in page; keeps a whole form for the person of its key."""
    if _from_the_page(request):
        return render(request, "knowledge/session_ended.html", status=401)
    if request.method != "POST" or int(request.META.get("CONTENT_LENGTH") or 0) > SMALL:
        return response
    form = _form_key(request)
    if form is None or keeping.keep(form, request.POST) is not keeping.Kept.KEPT:
        return response
    return redirect_to_login(form.address) if not request.user.is_authenticated else response


def _of_another_person(request: HttpRequest) -> HttpResponse:
    """Refuses a form that another person opened: its words are not stored under the current person's name."""
    if _from_the_page(request):
        return JsonResponse({"state": "other"}, status=401)
    return render(request, "knowledge/of_another_person.html", status=409)


def _note(request: HttpRequest, response: HttpResponse, form: keeping.FormKey) -> None:
    try:
        if response.status_code in (302, 303):
            keeping.mark_sent(form, keeping.digest_of(request), response["Location"])
            forget_sent(request.POST)
        elif response.status_code in RETURNED and not getattr(response, "is_keeping", False):
            keeping.keep(form, request.POST)
    except DatabaseError:
        logger.exception("what was typed could not be noted")


def _as_asked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Tells our script where to go, because a script does not see a redirect."""
    if not _by_script(request) or response.status_code not in (302, 303):
        return response
    shown = HttpResponse(status=204)
    shown.headers["X-Location"] = response["Location"]
    shown.cookies = response.cookies
    return shown
