"""What an engine takes and gives. Nothing here knows which engine it is.

Two named indexes, INTERNAL and PUBLIC, are reached by `engines.index(name)`. Whoever writes gives `Document`s; whoever
reads gives a `Query` with the reader's tokens, and gets `Results` that hold nothing of what those tokens do not open.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from django.utils.safestring import SafeString

from knowledge.publication import facets

# Values of a facet are raw text (a slug, a key). A document may hold several of each.
FACETS = tuple(facet.key for facet in facets.FACETS)
PAGE_SIZE = 20
LAST_PAGE = 50
MOST_VALUES = 60  # of one facet, the commonest; more than a page shows


class IndexName(StrEnum):
    INTERNAL = "internal"  # live content, for those who sign in
    PUBLIC = "public"  # editions, for all


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"  # newest first
    TITLE = "title"


class Matched(StrEnum):
    ALL = "all"  # every hit has all the words
    SOME = "some"  # none had them all: hits have some


class EngineUnavailable(Exception):
    """The engine does not answer, answers in part or not in time: nothing it said is to be shown."""


class NeedsRebuild(EngineUnavailable):
    """There is no index that this code can read: none was built, or what was there has been set aside."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text of one page of one attached file; `page` is None where its format has no pages."""

    name: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to find. All texts are plain, without markup. `facts` are words to find it by, that no extract shows.

    `key` is unique in its index, as "page:12" or "edition:7". `version` grows with each change of the thing: an older
    one never replaces a newer one. Readers see it who hold one token of `audience`; none is seen by nobody.
    `objects` are the keys of all else it hangs on ("thematic:3", "space:2"): a query that excludes one of them, or
    its own, hides it. A text that another one stands in for, to some readers, names it: an edition is
    `covered_by="page:12"` and `covered_for` that live page's audience, whose readers find and count that page alone.
    """

    key: str
    version: int
    title: str
    audience: frozenset[str]
    summary: str = ""
    body: str = ""
    keywords: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: datetime.date | None = None
    objects: frozenset[str] = frozenset()
    covered_by: str = ""
    covered_for: frozenset[str] = frozenset()

    def __post_init__(self):
        if unknown := set(self.facets) - set(FACETS):
            raise ValueError(f"unknown facets {sorted(unknown)}; add them to publication.facets and rebuild")

    @property
    def digest(self) -> str:
        """A digest of all but the version: two documents with one digest are found and shown alike."""
        sets = [sorted(one) for one in (self.audience, self.objects, self.covered_for)]
        texts = [self.key, self.title, self.summary, self.body, self.keywords, self.facts, self.covered_by]
        texts.append(str(self.date))
        passages = [(one.name, one.page, one.text) for one in self.passages]
        held = json.dumps([*texts, *sets, passages, sorted(self.facets.items())])
        return hashlib.blake2b(held.encode(), digest_size=16).hexdigest()


class Version(NamedTuple):
    """What an index holds of one document, to be compared with the database."""

    key: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Who searches: the tokens held now, and the objects whose narrowing no index knows yet."""

    tokens: frozenset[str]
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Query:
    """`words` as typed, whatever they are. `filters` are wanted values by facet: any of each, all facets together.
    `synonyms` are groups of expressions that say the same ("ados", "adolescents", "jeunes")."""

    words: str
    reader: Reader
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = PAGE_SIZE
    facets: tuple[str, ...] = FACETS
    synonyms: tuple[tuple[str, ...], ...] = ()


class FoundIn(NamedTuple):
    name: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Hit:
    """`title` and `extract` are safe HTML, with what was found in <mark>. `found_in` says of which file, and page, the
    extract is, or which file's name was found."""

    key: str
    score: float
    title: SafeString
    extract: SafeString
    found_in: FoundIn | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """`total` and `facets` are exact, of all pages. Each facet is counted without its own filter: its MOST_VALUES
    commonest values and those asked for; values without a document are absent. `corrected` is the text that was
    searched instead, nothing having all the words as typed; `suggested` one that may be meant (« vouliez-vous dire »).
    Both find something the reader may see."""

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    matched: Matched = Matched.ALL
    corrected: str = ""
    suggested: str = ""
    also_searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title, with the key of its document, or words, without."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    engine: str
    generation: str
    documents: int
    bytes: int
    building: tuple[str, ...] = ()


class SearchIndex(Protocol):
    """One named index of one engine. All methods raise `EngineUnavailable`, with the reason, when the engine fails.

    One generation is searched, which all methods mean by default, and maybe one is being built. A rebuild is
    `new_generation()`, `write(…, generation=that)`, then `swap`; what changed meanwhile is for the caller to write.
    """

    def search(self, query: Query) -> Results: ...

    def suggest(self, prefix: str, reader: Reader, limit: int = 8) -> list[Suggestion]:
        """Titles and words for what is being typed, each of which finds something for this reader."""

    def similar(self, reader: Reader, *, key: str = "", text: str = "", limit: int = 5) -> list[Hit]:
        """Documents like the one of that key, or like this text; the former never itself."""

    def write(self, documents: Iterable[Document], generation: str = "") -> None:
        """Adds or replaces documents, findable when it returns. Those older than what is held are left out."""

    def delete(self, versions: Mapping[str, int], generation: str = "") -> None:
        """Forgets keys, with the version of the change that removed them: what is held in a newer one stays."""

    def versions(self, generation: str = "") -> Iterator[Version]:
        """The versions of all that the index holds, in no order."""

    def version_of(self, key: str, generation: str = "") -> int | None:
        """The version of the document held under this key."""

    def new_generation(self) -> str:
        """Makes an empty generation beside the one that is searched; the one that was being built is given up."""

    def swap(self, generation: str) -> None:
        """Has this generation searched from now on; the others are removed."""

    def status(self) -> Status: ...

    def destroy(self) -> None:
        """Removes all generations of a scratch index."""
