"""Catalogue and search in one, over editions only: the same bytes for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from itc_spaces import access
from itc_spaces.routes import Rule, route
from knowledge.publication.shown import public_bytes, public_page
from search import fruitless, labels, reduced
from search.cards import cards_of
from search.documents import PUBLICATION
from search.engines.protocol import EngineUnavailable, IndexName, Reader
from search.finding import Answer, Behind, Reduced, answer, ask, reader, results
from search.questions import LONGEST, PUBLIC_FILTERS, SORT_LABELS, Malformed, Question, parse

# Nobody's: of the public index every document has this one token.
TOKENS = frozenset({access.PUBLIC})


def public_reader() -> Reader:
    return reader(TOKENS, PUBLICATION)


@route(Rule.PUBLIC)
@require_safe
def catalogue_page(request: HttpRequest) -> HttpResponse:
    try:
        question = parse(request.GET, PUBLIC_FILTERS)
    except Malformed as malformed:
        return public_page(request, "publication/malformed.html", {"message": str(malformed)}, status=400)
    found = _answer(question)
    fruitless.record(found, request.META.get("REMOTE_ADDR", ""))
    if question.page > found.last_page:
        raise Http404
    sorts = [(value, label, value == question.sorted_by) for value, label in SORT_LABELS.items()]
    return public_page(request, "search/catalogue.html", {"answer": found, "sorts": sorts})


def _answer(question: Question) -> Answer:
    try:
        found = results(IndexName.PUBLIC, question, PUBLIC_FILTERS, public_reader())
    except Behind:
        return reduced.of_public(question, Reduced.BEHIND)
    except EngineUnavailable:
        return reduced.of_public(question, Reduced.DOWN)
    named = labels.of_public()
    return answer(
        question,
        PUBLIC_FILTERS,
        found,
        cards_of(None, found.hits),
        lambda facet, *_: named.get(facet, {}),
    )


@route(Rule.PUBLIC)
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """For what is being typed: titles and words, as the options of the box."""
    typed = request.GET.get("q", "")[:LONGEST]
    try:
        asker = public_reader()
        found = ask(IndexName.PUBLIC, lambda engine: engine.suggest(typed, asker))
    except (Behind, EngineUnavailable):
        found = []
    return public_bytes(
        request, render_to_string("search/options.html", {"texts": [one.text for one in found]}).encode()
    )
