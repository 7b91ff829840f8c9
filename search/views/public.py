"""The catalogue and its search, over editions only, with the same bytes for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from itc_spaces.spaces import access
from knowledge.publication.facets import PUBLIC_FACETS
from knowledge.publication.shown import public_bytes, public_page
from search import fruitless, labels, reduced
from search.cards import cards_of
from search.documents import PUBLICATION
from search.finding import Answer, Behind, Reduced, answer, ask, reader, results
from search.protocol import EngineUnavailable, IndexName, Reader
from search.questions import LONGEST, SORT_LABELS, Malformed, Question, parse
from web.routes import GET, Rule, route

# Every document of the public index has this one token, which belongs to nobody.
TOKENS = frozenset({access.PUBLIC})


def public_reader() -> Reader:
    return reader(TOKENS, PUBLICATION)


@route(Rule.PUBLIC, GET)
def catalogue_page(request: HttpRequest) -> HttpResponse:
    try:
        question = parse(request.GET, PUBLIC_FACETS)
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
        found = results(IndexName.PUBLIC, question, PUBLIC_FACETS, public_reader())
    except Behind:
        return reduced.of_public(question, Reduced.BEHIND)
    except EngineUnavailable:
        return reduced.of_public(question, Reduced.DOWN)
    named = labels.of_public()
    return answer(
        question,
        PUBLIC_FACETS,
        found,
        cards_of(None, found.hits),
        lambda facet, *_: named.get(facet.key, {}),
    )


@route(Rule.PUBLIC, GET)
def suggestions(request: HttpRequest) -> HttpResponse:
    """Suggests titles and words while a person types, as options of the search box."""
    typed = request.GET.get("q", "")[:LONGEST]
    try:
        asker = public_reader()
        found = ask(IndexName.PUBLIC, lambda engine: engine.suggest(typed, asker))
    except (Behind, EngineUnavailable):
        found = []
    return public_bytes(
        request, render_to_string("search/options.html", {"texts": [one.text for one in found]}).encode()
    )
