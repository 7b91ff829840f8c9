"""One search over everything that a person may read."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from knowledge.publication.facets import FACETS
from search import fruitless, labels, reduced, similar
from search.cards import cards_of, readable
from search.documents import PAGE
from search.finding import Answer, Behind, Reduced, answer, ask, reader, results
from search.protocol import EngineUnavailable, IndexName
from search.questions import LONGEST, SORT_LABELS, Malformed, Question, parse
from web.routes import GET, Rule, route


@route(Rule.SIGNED_IN, GET)
def search_page(request: HttpRequest) -> HttpResponse:
    try:
        question = parse(request.GET, FACETS)
    except Malformed as malformed:
        return render(request, "search/malformed.html", {"message": str(malformed)}, status=400)
    found = _answer(request.user, question)
    if question.page > found.last_page and not found.reduced:
        raise Http404
    sorts = [(value, label, value == question.sorted_by) for value, label in SORT_LABELS.items()]
    return render(request, "search/members.html", {"answer": found, "sorts": sorts})


def _answer(viewer: User, question: Question) -> Answer:
    try:
        found = results(IndexName.INTERNAL, question, FACETS, reader(access.tokens_of(viewer)))
    except Behind:
        return reduced.of_members(viewer, question, Reduced.BEHIND)
    except EngineUnavailable:
        return reduced.of_members(viewer, question, Reduced.DOWN)
    made = answer(question, FACETS, found, cards_of(viewer, found.hits), partial(labels.of_members, viewer))
    fruitless.record(made, str(viewer.pk), access.departments_of(viewer))
    return made


@route(Rule.SIGNED_IN, GET)
def member_suggestions(request: HttpRequest) -> HttpResponse:
    """Suggests words and titles while a person types, from what they may read now."""
    typed = request.GET.get("q", "")[:LONGEST]
    try:
        asker = reader(access.tokens_of(request.user))
        found = ask(IndexName.INTERNAL, lambda engine: engine.suggest(typed, asker))
    except (Behind, EngineUnavailable):
        found = []
    may_read = readable(request.user, (one.key for one in found if one.key))
    texts = [one.text for one in found if not one.key or one.key in may_read]
    return render(request, "search/options.html", {"texts": texts})


@route(Rule.OBJECT, GET)
def similar_to_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows « Dans le même esprit », as a part of the resource's page or as a page of its own."""
    page = get_object_or_404(access.visible_to(request.user, Page).filter(placement__isnull=False), pk=pk)
    cards = similar.for_member(request.user, key=f"{PAGE}:{page.pk}")
    template = "search/similar_part.html" if request.htmx else "search/similar_page.html"
    return render(request, template, {"page": page, "cards": cards})


@route(Rule.SIGNED_IN, GET)
def similar_to_text(request: HttpRequest) -> HttpResponse:
    """Shows « Cela existe peut-être déjà », beside the form that the person fills in."""
    text = request.GET.get("title", "")[:LONGEST].strip()
    cards = similar.for_member(request.user, text=text) if text else []
    return render(request, "search/maybe_there.html", {"cards": cards})
