"""What an engine receives and returns. Nothing here knows which engine it is.

Two named indexes, INTERNAL and PUBLIC, come from `engines.index(name)`. Writers give `Document`s. Readers give a
`Query` with the reader's tokens, and get `Results` with nothing that those tokens do not open.
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
MOST_VALUES = 60  # the commonest values of a facet; more than a page shows


class IndexName(StrEnum):
    INTERNAL = "internal"  # live content, for people who sign in
    PUBLIC = "public"  # editions, for everybody


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"  # newest first
    TITLE = "title"


class Matched(StrEnum):
    ALL = "all"  # every hit has all the words
    SOME = "some"  # no document had all the words; hits have some of them


class EngineUnavailable(Exception):
    """The engine does not answer, or only in part, or too late: nothing it said may be shown."""


class NeedsRebuild(EngineUnavailable):
    """There is no index that this code can read: none was built, or the one there was set aside."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one page of an attached file; `page` is None if the format has no pages."""

    name: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to find. All texts are plain, without markup. `facts` are words that find it, and that no extract
    shows.

    `key` is unique in its index, as "page:12" or "edition:7". `version` grows with each change: an older version never
    replaces a newer one. Readers who hold one token of `audience` find it; without a token, nobody does. `objects` are
    the keys of all that it belongs to ("thematic:3", "space:2"): a query that excludes one of them, or its own key,
    hides it. If another document replaces it for some readers, it says so: an edition has `covered_by="page:12"`, and
    `covered_for` with that live page's audience, whose readers find and count only the page.
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
        """Returns a digest of all but the version: documents with one digest are found and shown alike."""
        sets = [sorted(one) for one in (self.audience, self.objects, self.covered_for)]
        texts = [self.key, self.title, self.summary, self.body, self.keywords, self.facts, self.covered_by]
        texts.append(str(self.date))
        passages = [(one.name, one.page, one.text) for one in self.passages]
        held = json.dumps([*texts, *sets, passages, sorted(self.facets.items())])
        return hashlib.blake2b(held.encode(), digest_size=16).hexdigest()


class Version(NamedTuple):
    """What an index holds of one document, to compare it with the database."""

    key: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Reader:
    """A person who searches: the tokens they hold now, and the objects that no index knows to be narrowed."""

    tokens: frozenset[str]
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Query:
    """`words` as typed, whatever they are. `filters` are the wanted values by facet: any value of a facet, and all
    facets.

    `synonyms` are groups of expressions with one meaning ("ados", "adolescents", "jeunes").
    """

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
    """`title` and `extract` are safe HTML, with what was found in <mark>.

    `found_in` is the file and page of the extract, or the file whose name was found.
    """

    key: str
    score: float
    title: SafeString
    extract: SafeString
    found_in: FoundIn | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """`total` and `facets` are exact, over all pages.

    Each facet ignores its own filter, and has its MOST_VALUES commonest values and the chosen ones; a value without a
    document is absent. `corrected` is the text that was searched because nothing had all the words as typed;
    `suggested` is one that the person may have meant (« vouliez-vous dire »). Both find something that the reader may
    see.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    matched: Matched = Matched.ALL
    corrected: str = ""
    suggested: str = ""
    also_searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title with the key of its document, or words without a key."""

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

    One generation is searched, and is the default of all methods; another may be in construction. A rebuild calls
    `new_generation()`, `write(…, generation=that)`, then `swap`; the caller writes what changed meanwhile.
    """

    def search(self, query: Query) -> Results: ...

    def suggest(self, prefix: str, reader: Reader, limit: int = 8) -> list[Suggestion]:
        """Returns titles and words for what is being typed; each finds something for this reader."""

    def similar(self, reader: Reader, *, key: str = "", text: str = "", limit: int = 5) -> list[Hit]:
        """Returns documents similar to this key's document (without itself) or to this text."""

    def write(self, documents: Iterable[Document], generation: str = "") -> None:
        """Adds or replaces documents, which can be found when it returns; ignores those older than what is held."""

    def delete(self, versions: Mapping[str, int], generation: str = "") -> None:
        """Forgets keys, each with the version of the change that removed it; newer documents stay."""

    def versions(self, generation: str = "") -> Iterator[Version]:
        """Yields the versions of all that the index holds, in no order."""

    def version_of(self, key: str, generation: str = "") -> int | None:
        """Returns the version of the document held under this key."""

    def new_generation(self) -> str:
        """Makes an empty generation beside the one that is searched, and deletes the one that was being built."""

    def swap(self, generation: str) -> None:
        """Makes this generation the one that is searched, and removes the others."""

    def status(self) -> Status: ...

    def destroy(self) -> None:
        """Removes all generations of a scratch index."""
