"""What the database answers when the engine cannot: titles; for the public, also summaries and filters."""

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Placement
from knowledge.publication import catalogue
from knowledge.publication.catalogue import Facet, Value
from knowledge.publication.facets import BY_WORD, FACETS
from search import labels
from search.cards import of_edition, of_placements
from search.finding import Answer, Reduced, chosen
from search.protocol import PAGE_SIZE
from search.questions import Question

MOST_WORDS = 10


def of_members(viewer: User, question: Question, why: Reduced) -> Answer:
    """Returns shared resources whose title has all the words, newest first, without counts.

    It applies the filters that the database knows; with another filter it lists nothing, and the page names that
    filter.
    """
    asked = [(BY_WORD[word], values) for word, values in question.chosen]
    unknown = tuple(facet.label for facet, _ in asked if facet.placed is None)
    if unknown:
        return Answer(question, [], None, chosen=_named(viewer, question), unapplied=unknown, reduced=why)
    rows = access.visible_to(viewer, Placement) & access.findable_pages()
    for word in question.words.split()[:MOST_WORDS]:
        rows = rows.filter(page__title__icontains=word)
    for facet, values in asked:
        rows = rows.filter(facet.placed(values))
    start = (question.page - 1) * PAGE_SIZE
    rows = rows.order_by("-shared_at", "-pk")[start : start + PAGE_SIZE + 1]
    found = list(of_placements(rows).values())
    if question.page > 1 and not found:
        raise Http404
    shown, more = found[:PAGE_SIZE], len(found) > PAGE_SIZE
    return Answer(question, shown, None, chosen=_named(viewer, question), has_more=more, reduced=why)


def _named(viewer: User, question: Question) -> list[tuple[str, str, str]]:
    """Returns the chosen filters, with the names that this person may read."""
    facets = []
    for facet in FACETS:
        wanted = question.values(facet.word)
        named = labels.of_members(viewer, facet, set(), set(wanted)) if wanted else {}
        facets.append(Facet(facet.word, facet.label, [Value(one, named.get(one, one), 0, True) for one in wanted]))
    return chosen(question, facets)


def of_public(question: Question, why: Reduced) -> Answer:
    """Answers from the database's catalogue, which is complete except for the texts of sections and files."""
    asked = catalogue.CatalogueQuestion(
        question.words, question.chosen, "titre" if question.sort == "titre" else "date"
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
