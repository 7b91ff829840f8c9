"""What the database can give when the engine cannot: titles; for the public summaries and filters too."""

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404

from itc_spaces import access
from itc_spaces.models import Placement
from knowledge.publication import catalogue
from knowledge.publication.enums import FacetKey
from search.cards import of_edition, of_placements
from search.engines.protocol import PAGE_SIZE
from search.finding import Answer, Reduced, chosen
from search.questions import Question

MOST_WORDS = 10


def of_members(viewer, question: Question, why: Reduced) -> Answer:
    """Shared resources whose title has all the words, newest first; no filters, no counts."""
    rows = access.visible_to(viewer, Placement) & access.findable_pages()
    for word in question.words.split()[:MOST_WORDS]:
        rows = rows.filter(page__title__icontains=word)
    start = (question.page - 1) * PAGE_SIZE
    rows = rows.order_by("-shared_at", "-pk")[start : start + PAGE_SIZE + 1]
    found = list(of_placements(rows).values())
    if question.page > 1 and not found:
        raise Http404
    return Answer(question, found[:PAGE_SIZE], None, has_more=len(found) > PAGE_SIZE, reduced=why)


def of_public(question: Question, why: Reduced) -> Answer:
    """The database's catalogue: complete, but for the texts of sections and files."""
    known = {key.value: key for key in FacetKey}
    asked = catalogue.Question(
        question.words,
        tuple((known[parameter], values) for parameter, values in question.chosen if parameter in known),
        "titre" if question.sort == "titre" else "date",
    )
    paginator = Paginator(catalogue.answers(asked), catalogue.PER_PAGE)
    try:
        page = paginator.page(question.page)
    except EmptyPage as error:
        raise Http404 from error
    facets = catalogue.facets(asked)
    return Answer(
        question=question,
        cards=[of_edition(edition) for edition in page.object_list],
        total=paginator.count,
        facets=facets,
        chosen=chosen(question, facets),
        last_page=min(paginator.num_pages, catalogue.LAST_PAGE),
        is_cut=paginator.num_pages > catalogue.LAST_PAGE,
        reduced=why,
    )
