"""What all engines share: how a question becomes results, with corrections. An engine only answers clauses."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log

from search import recipe, spelling
from search.analysis import STOP_WORDS, fold, folded_words, normal, stem, words
from search.clauses import All, Clause, Everything, Flat, OneOf
from search.highlights import READ, Shown, Sought, extract, marked, sought
from search.protocol import (
    LAST_PAGE,
    MOST_VALUES,
    PAGE_SIZE,
    Hit,
    Matched,
    Query,
    Reader,
    Results,
    Sort,
    Suggestion,
)
from search.typed_words import TypedWords, read

GRAIN = 64  # parts of a weight, so that sums are exact in whatever order an engine adds them
LIKE_WORDS = 25  # the most distinctive words of a text, which find similar ones
LIKE_READ = 4_000  # characters of a text that are read
COMPLETIONS = 5
SHORTEST_START = 2  # letters
SUSPECTS = 2  # the rarest words, which may be mistyped even if each exists
FEW = 3  # documents: below this, another spelling is looked for
MORE = 10  # times as many documents make that spelling worth showing


@dataclass(frozen=True, slots=True)
class Wanted:
    """One search: `scored` among documents of `reach` that match all `filters`; a facet ignores its own filter."""

    scored: Clause
    reach: Clause
    filters: Mapping[str, Clause] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = PAGE_SIZE


@dataclass(frozen=True, slots=True)
class Found:
    hits: tuple[tuple[float, Shown], ...]
    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class BaseIndex(ABC):
    """Searches with the few things that an engine must do."""

    @abstractmethod
    def find(self, wanted: Wanted) -> Found: ...

    @abstractmethod
    def counts(self, clauses: Sequence[Clause]) -> list[int]:
        """Returns how many documents each clause finds."""

    @abstractmethod
    def near(self, word: str, reach: Clause, beside: Clause) -> Mapping[str, int]:
        """Returns words one or two slips away, with how many documents of `reach` have each and match `beside`."""

    @abstractmethod
    def beginning(self, start: str, reach: Clause, limit: int) -> list[str]:
        """Returns words of the documents of `reach` that begin with `start`, the commonest first."""

    # ── searching ───────────────────────────────────────────────────────────────────────────────────────────────────
    def search(self, query: Query) -> Results:
        asked = read(query.words, query.synonyms)
        found = self._find(query, asked, recipe.all_words(asked))
        if found.total or not asked.words:
            suggested = self._corrected(query, asked, more_than=found.total * MORE) if found.total < FEW else ""
            return self._results(query, asked, found, suggested=suggested)
        if corrected := self._corrected(query, asked):
            asked = read(corrected, query.synonyms)
            found = self._find(query, asked, recipe.all_words(asked))
            return self._results(query, asked, found, corrected=corrected)
        found = self._find(query, asked, recipe.some_words(asked))
        return self._results(query, asked, found, matched=Matched.SOME)

    def _find(self, query: Query, asked: TypedWords, scored: Clause) -> Found:
        page = min(max(query.page, 1), LAST_PAGE)
        # Without words, newer documents are more relevant.
        by_date = query.sort == Sort.RELEVANCE and not asked.typed
        wanted = Wanted(
            scored=scored,
            reach=recipe.within_reach(query.reader, asked),
            filters={name: recipe.chosen(name, values) for name, values in query.filters.items() if values},
            facets=query.facets,
            sort=Sort.DATE if by_date else query.sort,
            offset=(page - 1) * query.size,
            limit=query.size,
        )
        found = self.find(wanted)
        return replace(found, facets=self._with_chosen(query, wanted, found))

    def _with_chosen(self, query: Query, wanted: Wanted, found: Found) -> Mapping[str, Mapping[str, int]]:
        """Adds to the facets the chosen values that are too rare to be among them."""
        facets = dict(found.facets)
        for name, values in query.filters.items():
            counted = facets.get(name, {})
            if len(counted) < MOST_VALUES:
                continue
            rare = sorted(values - counted.keys())
            others = [one for other, one in wanted.filters.items() if other != name]
            kept = (All((wanted.scored, wanted.reach, recipe.chosen(name, frozenset({one})), *others)) for one in rare)
            totals = zip(rare, self.counts(tuple(kept)), strict=True)
            facets[name] = {**counted, **{value: total for value, total in totals if total}}
        return facets

    def _results(self, query: Query, asked: TypedWords, found: Found, **said) -> Results:
        to_mark = sought(asked)
        return Results(
            hits=tuple(_hit(score, shown, to_mark) for score, shown in found.hits),
            total=found.total,
            facets=found.facets,
            also_searched=tuple(text for also in asked.also for text in also.shown),
            **said,
        )

    # ── spelling ────────────────────────────────────────────────────────────────────────────────────────────────────
    def _corrected(self, query: Query, asked: TypedWords, more_than: int = 0) -> str:
        """Returns the question with some words respelt, if it finds more documents with all its words; else ""."""
        chosen = (recipe.chosen(name, values) for name, values in query.filters.items() if values)
        reach = All((recipe.within_reach(query.reader, asked), *chosen))
        typed = {word.folded for word in asked.typed if asked.is_as_typed(word)}
        words = [word for word in dict.fromkeys(word for _, word in asked.words) if spelling.may_be_mistyped(word)]
        words = [word for word in words if word in typed]
        known = dict(zip(words, self.counts([All((reach, recipe.anywhere(word))) for word in words]), strict=True))
        text = asked.text
        for word in _suspects(known, FEW if more_than else None):
            now = read(text, query.synonyms)
            meant = self.near(word, reach, recipe.beside(now, word))
            if likely := [other for other in spelling.candidates(word, meant) if meant[other] > more_than]:
                return now.respelt(word, self._as_written(likely[:1], reach)[0])
            if not known[word] and (alone := spelling.candidates(word, self.near(word, reach, Everything()))):
                text = now.respelt(word, alone[0])  # the word is nowhere as typed, and the next one may be mistyped too
        return ""

    def _as_written(self, terms: list[str], reach: Clause) -> list[str]:
        """Returns folded words with the accents that they have in a document of `reach`."""
        written: dict[str, str] = {}
        for term in terms:
            if term not in written:
                found = self.find(Wanted(recipe.anywhere(term), Flat(reach), sort=Sort.DATE, limit=1))
                for _, shown in found.hits:
                    _collect(shown, set(terms), written)
        return [written.get(term, term) for term in terms]

    # ── suggesting ──────────────────────────────────────────────────────────────────────────────────────────────────
    def suggest(self, prefix: str, reader: Reader, limit: int = 8) -> list[Suggestion]:
        asked = read(prefix)
        if not asked.typed or len(asked.typed[-1].folded) < SHORTEST_START:
            return []
        reach = recipe.visible(reader)
        titled = recipe.title_begins(asked)
        found = self.find(Wanted(titled, reach, sort=Sort.DATE, limit=limit - COMPLETIONS))
        titles = [Suggestion(shown.title, shown.key) for _, shown in found.hits]
        *whole, last = asked.typed
        beside = tuple(recipe.anywhere(word.folded) for word in whole if word.folded not in STOP_WORDS)
        terms = self.beginning(last.folded, Flat(All((reach, *beside))), COMPLETIONS)
        written = self._as_written(terms, All((reach, *beside)))
        return [*(Suggestion(asked.text[: last.start] + word) for word in written), *titles]

    def similar(self, reader: Reader, *, key: str = "", text: str = "", limit: int = 5) -> list[Hit]:
        reach = recipe.visible(reader)
        if key:
            found = self.find(Wanted(scored=OneOf(recipe.KEY, frozenset({key})), reach=reach, limit=1))
            text = " ".join(
                " ".join((shown.title, shown.title, shown.summary, *shown.facts, shown.body)) for _, shown in found.hits
            )
        distinctive = self._distinctive(text[:LIKE_READ], reach)
        if not distinctive:
            return []
        others = Flat(All((reach,), without=(OneOf(recipe.KEY, frozenset({key})),)))
        clause = recipe.like(distinctive)
        found = self.find(Wanted(scored=clause, reach=others, limit=limit))
        return [_hit(score, shown, Sought()) for score, shown in found.hits]

    def _distinctive(self, text: str, reach: Clause) -> dict[str, float]:
        """Returns the stems that tell this text from others, frequent in it and rare elsewhere, with their weights."""
        times = Counter(stem(word) for word in folded_words(text) if word not in STOP_WORDS and len(word) > 2)
        stems = [word for word, _ in times.most_common(2 * LIKE_WORDS)]
        everything, *having = self.counts([reach, *(All((reach, recipe.has_stem(word))) for word in stems)])
        weights = {
            word: round(min(times[word], 3) * log(1 + everything / held) * GRAIN) / GRAIN
            for word, held in zip(stems, having, strict=True)
            if held
        }
        return dict(sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:LIKE_WORDS])


def _suspects(known: Mapping[str, int], most: int | None) -> list[str]:
    """Returns the words that are nowhere as typed, or else the rarest, which fewer than `most` documents have."""
    if nowhere := [word for word, count in known.items() if not count]:
        return nowhere
    rare = [word for word, count in known.items() if most is None or count < most]
    return sorted(rare, key=lambda word: known[word])[:SUSPECTS]


def _hit(score: float, shown: Shown, to_mark: Sought) -> Hit:
    piece, found_in = extract(shown, to_mark)
    return Hit(shown.key, score, marked(shown.title, to_mark), piece, found_in)


def _collect(shown: Shown, terms: set[str], written: dict[str, str]) -> None:
    """Notes how the document writes these folded words; stops reading after the last of them."""
    for text in (shown.body, shown.summary, shown.title, *shown.facts, *(passage.text for passage in shown.passages)):
        text = normal(text[:READ])
        for word in words(text):
            as_written = text[word.start : word.end].lower()
            if word.folded in terms and word.folded not in written and fold(as_written) == word.folded:
                written[word.folded] = as_written
                if terms <= written.keys():
                    return
