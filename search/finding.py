"""From a question to an answer: asked of the engine, read again from the database, or reduced to what that can give."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from knowledge.publication.catalogue import SHOWN_VALUES, Facet, Value, fold
from search import engines
from search.cards import Card
from search.engines.protocol import (
    LAST_PAGE,
    PAGE_SIZE,
    EngineUnavailable,
    IndexName,
    Matched,
    NeedsRebuild,
    Query,
    Reader,
    Results,
    SearchIndex,
)
from search.outbox import narrowings
from search.patience import Patience
from search.questions import SORTS, Filter, Question
from search.synonyms import synonyms

logger = logging.getLogger("itc.search")
Given = TypeVar("Given")
# After a failure the engine is not asked for a while: a page does not wait twice for what does not answer.
_circuit = Patience(first=5, most=60)


class Reduced(StrEnum):
    """Why an answer is the database's."""

    DOWN = "down"
    BEHIND = "behind"  # too much was narrowed that the index does not know yet


@dataclass(frozen=True)
class Answer:
    """`total` is None where it cannot be told. `chosen`: filter, value, and the address without it."""

    question: Question
    cards: list[Card]
    total: int | None
    facets: list[Facet] = field(default_factory=list)
    chosen: list[tuple[str, str, str]] = field(default_factory=list)
    last_page: int = 1
    is_cut: bool = False
    has_more: bool = False
    only_some: bool = False
    corrected: str = ""
    suggested: str = ""
    also: tuple[str, ...] = ()
    reduced: Reduced | None = None

    @property
    def suggestion_query(self) -> str:
        return self.question.saying(self.suggested).query_string()

    @property
    def without_filters(self) -> str:
        return self.question.without_filters().query_string()

    @property
    def previous(self) -> str:
        return self.question.at(self.question.page - 1).query_string() if self.question.page > 1 else ""

    @property
    def next(self) -> str:
        more = self.has_more or self.question.page < self.last_page
        return self.question.at(self.question.page + 1).query_string() if more else ""


class Behind(Exception):
    """More waits than a query can leave out."""


def reader(tokens: frozenset[str], *kinds: str) -> Reader:
    """With what waits in the outbox, of all kinds or of some; raises Behind."""
    waiting = narrowings(*kinds)
    if waiting.is_too_much:
        raise Behind
    return Reader(tokens, waiting.keys)


def ask(index: IndexName, question: Callable[[SearchIndex], Given]) -> Given:
    """Raises EngineUnavailable, at once while the circuit is open."""
    if not _circuit.is_due():
        raise EngineUnavailable("the engine failed a moment ago")
    try:
        given = question(engines.index(index))
    except NeedsRebuild:
        raise
    except EngineUnavailable as reason:
        _circuit.failed()
        logger.warning("search engine unavailable, search is reduced: %s", reason)
        raise
    _circuit.worked()
    return given


def results(index: IndexName, question: Question, filters: tuple[Filter, ...], asker: Reader) -> Results:
    facets = {one.parameter: one.facet for one in filters}
    query = Query(
        words=question.words,
        reader=asker,
        filters={facets[parameter]: frozenset(values) for parameter, values in question.chosen},
        sort=SORTS[question.sorted_by],
        page=question.page,
        facets=tuple(facets.values()),
        synonyms=synonyms() if question.words else (),
    )
    return ask(index, lambda engine: engine.search(query))


Labels = Callable[[str, set[str], set[str]], dict[str, str]]


def answer(
    question: Question, filters: tuple[Filter, ...], found: Results, cards: list[Card], labels: Labels
) -> Answer:
    """`labels(facet, found values, chosen values)` says what people read for them."""
    total = found.total - (len(found.hits) - len(cards))
    facets = [_facet(one, question, found, labels) for one in filters]
    pages = -(-found.total // PAGE_SIZE)
    return Answer(
        question=question,
        cards=cards,
        total=total,
        facets=[facet for facet in facets if facet.values],
        chosen=chosen(question, facets),
        last_page=max(1, min(pages, LAST_PAGE)),
        is_cut=pages > LAST_PAGE,
        only_some=found.matched is Matched.SOME,
        corrected=found.corrected,
        suggested=found.suggested,
        also=found.also_searched,
    )


def _facet(asked: Filter, question: Question, found: Results, labels: Labels) -> Facet:
    """The values that most have, and those chosen; of the thousands beyond, no label is read."""
    counts = found.facets.get(asked.facet, {})
    wanted = question.values(asked.parameter)
    most = sorted(counts, key=lambda value: (-counts[value], value))[:SHOWN_VALUES]
    kept = dict.fromkeys((*most, *wanted))
    named = labels(asked.facet, counts.keys() & kept, set(wanted))
    values = [Value(value, named.get(value, value), counts.get(value, 0), value in wanted) for value in kept]
    if asked.facet == "year":
        values.sort(key=lambda value: value.value, reverse=True)
    else:
        values.sort(key=lambda value: (-value.count, fold(value.label), value.value))
    return Facet(asked.parameter, asked.label, values)


def chosen(question: Question, facets: list[Facet]) -> list[tuple[str, str, str]]:
    return [
        (facet.label, value.label, question.without(facet.key, value.value).query_string())
        for facet in facets
        for value in facet.values
        if value.selected
    ]
