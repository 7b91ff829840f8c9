"""An edition as a Word file or a PDF, the same for everybody; withdrawn, it answers as its page does."""

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.timezone import localtime

from knowledge.exchange import tags
from knowledge.exchange.answering import NotMade, document, form_asked, wait_for
from knowledge.exchange.content import Frame, content_of, name_of, pictures_of, readers_in_words, signatures
from knowledge.exchange.forms import Form
from knowledge.publication.models import Edition
from knowledge.publication.public_views import citation, shelf_of
from knowledge.publication.shown import CACHE, public_page
from web.pace import Place
from web.routes import GET, Rule, route


@route(Rule.PUBLIC, GET)
def edition_document(request: HttpRequest, pk: int, slug: str, number: int, form: str) -> HttpResponse:
    wanted, shelf = form_asked(form), shelf_of(pk, number)
    edition = shelf.edition
    if shelf.is_withdrawn:
        return public_page(request, "publication/withdrawn.html", {"shelf": shelf, "edition": edition}, status=410)
    if slug != edition.slug:
        return HttpResponsePermanentRedirect(reverse("edition_document", args=[pk, edition.slug, number, form]))
    content = edition_content(edition)
    etag = f'"{wanted.key}-{tags.digest_of(content)[:32]}"'
    response = get_conditional_response(request, etag=etag) or _made(request, wanted, content, edition)
    if response.status_code in (200, 304):
        response["ETag"], response["Cache-Control"] = etag, CACHE
    return response


def _made(request: HttpRequest, form: Form, content: dict, edition: Edition) -> HttpResponse:
    name = name_of(edition.title, form.suffix, f"édition-{edition.number}")
    try:
        wait_for(Place.of(request))
        return document(request, form, content, name, cache=CACHE)
    except NotMade as failure:
        context = {"base": "base_public.html", "sentence": failure.sentence, "back": edition.numbered_url()}
        return failure.told(public_page(request, "knowledge/not_made.html", context, status=failure.status))


def edition_content(edition: Edition) -> dict:
    """Returns what the edition's page says, with its publisher, files and credits."""
    validated = localtime(edition.accepted_at).date()
    prefetch_related_objects([edition], "files", "credits")
    frame = Frame(
        itc=edition.publication.publisher.name,
        readers=readers_in_words("PUBLIC"),
        day=validated,
        about=(
            f"Édition {edition.number}, validée le {validated:%d/%m/%Y}.",
            *([f"{edition.attribution}."] if edition.attribution else []),
        ),
        signed=signatures(edition.credits.all(), edition.contact),
        ending=(citation(edition),),
        known_by={tags.PUBLICATION: str(edition.publication_id), tags.EDITION: str(edition.number)},
    )
    return content_of(edition.as_reading(), frame, pictures_of(edition.files.all()))
