"""Answers a question: asks the engine and reads its hits again, or else takes what the database can give."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from knowledge.publication import facets as known
from knowledge.publication.catalogue import SHOWN_VALUES, Facet, Value, in_order
from search import engines
from search.cards import Card
from search.outbox import narrowings
from search.patience import Patience
from search.protocol import (
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
from search.questions import SORTS, Question
from search.synonyms import synonyms
from search.typed_words import read

logger = logging.getLogger("itc.search")
Given = TypeVar("Given")
# After a failure the engine is not asked for a while, so that a page does not wait twice for nothing.
_circuit = Patience(first=5, most=60)


class Reduced(StrEnum):
    """Why only the database answers."""

    DOWN = "down"
    BEHIND = "behind"  # too many changes that hide things are not in the index yet


@dataclass(frozen=True)
class Answer:
    """`total` is None if nobody knows it. `chosen` has (filter, value, address without this value)."""

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
    unapplied: tuple[str, ...] = ()  # labels of filters that only the engine knows
    reduced: Reduced | None = None

    @property
    def is_unread(self) -> bool:
        """Returns whether the typed text holds no word: « ?? », an emoji."""
        return bool(self.question.words) and not self.reduced and read(self.question.words).is_empty

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
    """More changes wait than a query can leave out."""


def reader(tokens: frozenset[str], *kinds: str) -> Reader:
    """Returns a reader, with the changes (of all kinds or some) that wait in the outbox; raises Behind."""
    waiting = narrowings(*kinds)
    if waiting.is_too_much:
        raise Behind
    return Reader(tokens, waiting.keys)


def ask(index: IndexName, question: Callable[[SearchIndex], Given]) -> Given:
    """Asks the engine; raises EngineUnavailable, at once while the circuit is open."""
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


def results(index: IndexName, question: Question, facets: tuple[known.Facet, ...], asker: Reader) -> Results:
    keys = {facet.word: facet.key for facet in facets}
    query = Query(
        words=question.words,
        reader=asker,
        filters={keys[word]: frozenset(values) for word, values in question.chosen},
        sort=SORTS[question.sorted_by],
        page=question.page,
        facets=tuple(keys.values()),
        synonyms=synonyms() if question.words else (),
    )
    return ask(index, lambda engine: engine.search(query))


Labels = Callable[[known.Facet, set[str], set[str]], dict[str, str]]


def answer(
    question: Question, asked: tuple[known.Facet, ...], found: Results, cards: list[Card], labels: Labels
) -> Answer:
    """Makes the answer; `labels(facet, found values, chosen values)` returns what people read for the values."""
    total = found.total - (len(found.hits) - len(cards))
    facets = [_facet(facet, question, found, labels) for facet in asked]
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


def _facet(asked: known.Facet, question: Question, found: Results, labels: Labels) -> Facet:
    """Returns a facet with its commonest values and the chosen ones; the labels of thousands of others are not read."""
    counts = found.facets.get(asked.key, {})
    wanted = question.values(asked.word)
    most = sorted(counts, key=lambda value: (-counts[value], value))[:SHOWN_VALUES]
    kept = dict.fromkeys((*most, *wanted))
    named = labels(asked, counts.keys() & kept, set(wanted))
    values = [Value(value, named.get(value, value), counts.get(value, 0), value in wanted) for value in kept]
    return Facet(asked.word, asked.label, in_order(asked, values))


def chosen(question: Question, facets: list[Facet]) -> list[tuple[str, str, str]]:
    return [
        (facet.label, value.label, question.without(facet.key, value.value).query_string())
        for facet in facets
        for value in facet.values
        if value.selected
    ]
