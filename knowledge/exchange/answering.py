"""Answers a request for a document: sends it, or says in one sentence why it was not made."""

import logging
import math

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from knowledge.exchange.forms import FORMS, Form, made
from knowledge.files import confined
from web.pace import Pace, seconds_to_wait

logger = logging.getLogger("itc.documents")
PRIVATE = "private, no-store"


class NotMade(Exception):
    """Says why a document was not made, and what to do; `seconds` says when to ask again."""

    def __init__(self, sentence: str, status: int, seconds: int = 0):
        super().__init__(sentence)
        self.sentence, self.status, self.seconds = sentence, status, seconds

    def told(self, response: HttpResponse) -> HttpResponse:
        response.status_code = self.status
        response["Cache-Control"] = PRIVATE
        if self.seconds:
            response["Retry-After"] = str(self.seconds)
        return response


def form_asked(key: str) -> Form:
    """Returns the form with this key; raises Http404."""
    if key not in FORMS:
        raise Http404
    return FORMS[key]


def own_document(request: HttpRequest, form: Form, content: dict, name: str, *, back: str) -> HttpResponse:
    """Sends the document to the signed-in person, uncached; `back` is the path of the page that it was made from."""
    try:
        wait_for(request.user)
        return document(request, form, content, name, cache=PRIVATE)
    except NotMade as failure:
        shown = {"base": "base_members.html", "sentence": failure.sentence, "back": back}
        return failure.told(render(request, "knowledge/not_made.html", shown))


def wait_for(person) -> None:
    """Counts one more document for `person` (or an anonymous reader's place); raises NotMade after too many."""
    if wait := seconds_to_wait(person, Pace.DOCUMENTS):
        minutes = math.ceil(wait / 60)
        raise NotMade(
            f"Vous avez demandé beaucoup de documents à la suite : revenez dans {minutes} minute{'s' * (minutes > 1)}.",
            429,
            wait,
        )


def document(request: HttpRequest, form: Form, content: dict, name: str, *, cache: str) -> HttpResponse:
    """Sends a document as a file; raises NotMade. A HEAD request makes none."""
    written = b"" if request.method == "HEAD" else _written(form, content)
    response = HttpResponse(written, content_type=form.content_type)
    response["Cache-Control"] = cache
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _written(form: Form, content: dict) -> bytes:
    try:
        return made(form, content)
    except confined.Busy as failure:
        waits = "Beaucoup de documents sont demandés en ce moment : recommencez dans une minute."
        raise NotMade(waits, 429, confined.ComeBack.seconds) from failure
    except confined.Failure as failure:
        logger.exception("a document in %s was not made", form.key)
        heavy = isinstance(failure, confined.TooSlow | confined.TooLarge)
        why = "est trop lourd pour être écrit" if heavy else "n'a pas pu être écrit"
        raise NotMade(
            f"Ce document {why} en {form.name} : demandez-le en {form.other.name}, ou imprimez la page depuis votre "
            "navigateur.",
            503,
        ) from failure
