"""The embedded engine: tantivy, in a folder of this machine. Its own query parser never receives what people type."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import islice
from pathlib import Path

import tantivy
from tantivy import Order

from search import recipe, spelling
from search.clauses import All, Clause, Flat, OneOf, required
from search.engines.base import BaseIndex, Found, Wanted
from search.engines.tantivy_generations import Generations, Snapshot, engine_errors
from search.engines.tantivy_queries import document_of, shown_of
from search.highlights import Shown
from search.protocol import MOST_VALUES, Document, NeedsRebuild, Sort, Status, Version

ORDERS = {Sort.DATE: (recipe.BY_DATE, Order.Desc), Sort.TITLE: (recipe.BY_TITLE, Order.Asc)}
FACET_VALUES = 20_000  # more values than any facet has, so that each segment counts all of its own
TIES, MOST_TIES = 50, 3_200  # hits read beyond a page to order equal scores; more stay as they come
AT_ONCE = 1_000  # documents looked up at once
Hits = tuple[tuple[float, Shown], ...]


class TantivyIndex(BaseIndex):
    def __init__(self, folder: Path):
        self.generations = Generations(folder)

    # ── searching ───────────────────────────────────────────────────────────────────────────────────────────────────
    def find(self, wanted: Wanted) -> Found:
        opened = self.generations.opened()
        with engine_errors():
            snapshot = opened.snapshot()
            if not wanted.facets:
                return Found(*_page(snapshot, wanted))
            # tantivy frees Python's lock while it works.
            facets = _beside(os.getpid()).submit(_facets, snapshot, wanted)
            return Found(*_page(snapshot, wanted), facets.result())

    def counts(self, clauses: Sequence[Clause]) -> list[int]:
        if not clauses:
            return []
        opened = self.generations.opened()
        with engine_errors():
            snapshot = opened.snapshot()
            return [_count(snapshot, snapshot.query(_bare(clause))) for clause in clauses]

    def near(self, word: str, reach: Clause, beside: Clause) -> Mapping[str, int]:
        opened = self.generations.opened()
        with engine_errors():
            snapshot = opened.snapshot()
            searcher = snapshot.searcher
            known = {made for made in spelling.early_slips(word) if searcher.doc_freq(recipe.VOCABULARY, made)}
            for start in spelling.beginnings(word):
                known |= {term for term, _ in searcher.terms_with_prefix(recipe.VOCABULARY, start)}
            close = spelling.near(word, known)
            others, reached = snapshot.query(_bare(beside)), snapshot.query(_bare(reach))
            having = {term: snapshot.query(Flat(recipe.anywhere(term))).and_must_match(others) for term in close}
            # Counting for this reader costs most, so only the few words that exist at all are counted.
            there = {term: query for term, query in having.items() if _count(snapshot, query)}
            return {term: _count(snapshot, query.and_must_match(reached)) for term, query in there.items()}

    def beginning(self, start: str, reach: Clause, limit: int) -> list[str]:
        opened = self.generations.opened()
        with engine_errors():
            snapshot = opened.snapshot()
            query = snapshot.query(reach)
            found = snapshot.searcher.terms_with_prefix(recipe.VOCABULARY, start, filter_query=query, limit=limit)
            return [term for term, _ in found]

    # ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────
    def write(self, documents: Iterable[Document], generation: str = "") -> None:
        pending, held = iter(documents), {}
        with self.generations.writer(self._written(generation)) as (writer, snapshot):
            while some := list(islice(pending, AT_ONCE)):  # an error in making the documents is not the engine's
                with engine_errors():
                    held = _held(snapshot, [document.key for document in some]) | held
                    _replace(writer, some, held)

    def delete(self, versions: Mapping[str, int], generation: str = "") -> None:
        with self.generations.writer(self._written(generation)) as (writer, snapshot), engine_errors():
            for key, version in _held(snapshot, list(versions)).items():
                if version <= versions[key]:
                    writer.delete_documents_by_term(recipe.KEY, key)

    def _written(self, generation: str) -> str:
        if not (name := generation or self.generations.live()):
            raise NeedsRebuild("there is no index to write to: manage.py search_index rebuild makes one")
        return name

    # ── life ────────────────────────────────────────────────────────────────────────────────────────────────────────
    def versions(self, generation: str = "") -> Iterator[Version]:
        opened = self.generations.opened(generation)
        with engine_errors():
            searcher = opened.snapshot().searcher
            everything = searcher.search(tantivy.Query.all_query(), max(1, searcher.num_docs), count=False).hits
            for start in range(0, len(everything), AT_ONCE):
                addresses = [address for _, address in everything[start : start + AT_ONCE]]
                numbers = searcher.fast_field_values(recipe.STATE, addresses)
                for address, number in zip(addresses, numbers, strict=True):
                    document = searcher.doc(address)
                    yield Version(document.get_first(recipe.KEY), int(number), document.get_first(recipe.DIGEST))

    def version_of(self, key: str, generation: str = "") -> int | None:
        opened = self.generations.opened(generation)
        with engine_errors():
            return _held(opened.snapshot(), [key]).get(key)

    def new_generation(self) -> str:
        return self.generations.new()

    def swap(self, generation: str) -> None:
        self.generations.swap(generation)

    def destroy(self) -> None:
        self.generations.destroy()

    def status(self) -> Status:
        searched, building = self.generations.live(), self.generations.building()
        opened = self.generations.opened()
        with engine_errors():
            size = sum(one.stat().st_size for one in opened.folder.iterdir())
            return Status("tantivy", searched, opened.snapshot().searcher.num_docs, size, building)


def _replace(writer: tantivy.IndexWriter, documents: list[Document], held: dict[str, int]) -> None:
    """Writes documents unless a newer version is there; `held` gives the known versions by key, and is updated."""
    for document in documents:
        if held.get(document.key, -1) <= document.version:
            if document.key in held:
                writer.delete_documents_by_term(recipe.KEY, document.key)
            writer.add_document(document_of(document))
            held[document.key] = document.version


@lru_cache(maxsize=1)
def _beside(process: int) -> ThreadPoolExecutor:
    """Returns the threads that count facets: those of another process did not survive its fork."""
    return ThreadPoolExecutor(thread_name_prefix="facets")


def _page(snapshot: Snapshot, wanted: Wanted) -> tuple[Hits, int]:
    """Returns the hits of one page with their scores, in an order that is the same on each page, and the total."""
    searcher, query = snapshot.searcher, snapshot.query(All((wanted.scored, wanted.reach, *wanted.filters.values())))
    found, hits = _by_field(searcher, query, wanted) if wanted.sort in ORDERS else _by_score(searcher, query, wanted)
    return tuple((score, shown_of(searcher.doc(address))) for score, address in hits), found.count


def _by_field(searcher: tantivy.Searcher, query: tantivy.Query, wanted: Wanted):
    field, order = ORDERS[wanted.sort]
    found = searcher.search(query, wanted.limit, order_by_field=field, offset=wanted.offset, order=order)
    return found, [(0.0, address) for _, address in found.hits]


def _by_score(searcher: tantivy.Searcher, query: tantivy.Query, wanted: Wanted):
    end, past = wanted.offset + wanted.limit, TIES
    found = searcher.search(query, end + past)
    # tantivy has no order for equal scores, so hits past the page's end may belong on the page.
    while len(found.hits) == end + past and found.hits[-1][0] == found.hits[end - 1][0] and past < MOST_TIES:
        past *= 8
        found = searcher.search(query, end + past)
    ties = searcher.fast_field_values(recipe.TIE, [address for _, address in found.hits])
    ordered = sorted(zip(found.hits, ties, strict=True), key=lambda one: (-one[0][0], one[1]))
    return found, [hit for hit, _ in ordered[wanted.offset : end]]


def _facets(snapshot: Snapshot, wanted: Wanted) -> dict[str, dict[str, int]]:
    """Counts the facets without a filter together, and each other facet apart, without its own filter."""
    filtered = [name for name in wanted.facets if name in wanted.filters]
    together = tuple(name for name in wanted.facets if name not in wanted.filters)
    counted = {}
    for names in (together, *((name,) for name in filtered)):
        if not names:
            continue
        others = (clause for name, clause in wanted.filters.items() if name not in names)
        query = snapshot.query(All((required(wanted.scored), wanted.reach, *others)))
        sizes = {"size": MOST_VALUES, "segment_size": FACET_VALUES}
        asked = {name: {"terms": {"field": recipe.FACET_FIELDS[name], **sizes}} for name in names}
        for name, found in snapshot.searcher.aggregate(query, asked).items():
            counted[name] = {bucket["key"]: int(bucket["doc_count"]) for bucket in found["buckets"]}
    return counted


def _bare(clause: Clause) -> Clause:
    """Returns the clause without scores, for counting."""
    return Flat(required(clause))


def _count(snapshot: Snapshot, query: tantivy.Query) -> int:
    return snapshot.searcher.search(query, 1).count


def _held(snapshot: Snapshot, keys: list[str]) -> dict[str, int]:
    """Returns the versions of these keys that the index holds."""
    searcher = snapshot.searcher
    if not keys or not searcher.num_docs:
        return {}
    query = snapshot.query(Flat(OneOf(recipe.KEY, frozenset(keys))))
    addresses = [address for _, address in searcher.search(query, 2 * len(keys), count=False).hits]
    ties = searcher.fast_field_values(recipe.TIE, addresses)
    numbers = searcher.fast_field_values(recipe.STATE, addresses)
    by_tie = dict(zip(ties, numbers, strict=True))
    return {key: int(by_tie[tie]) for key in keys if (tie := recipe.tie(key)) in by_tie}
