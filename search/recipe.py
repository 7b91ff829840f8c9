"""How documents are indexed and ranked, for every engine: the fields, their weights, and the clauses of a question.

The figures were found on one set of known-item questions, and kept because they were good on other sets
(tests/benchmarks/known_items.py). The first results are documents whose title, summary or body has all the words.
"""

import re
from dataclasses import dataclass
from hashlib import blake2b

from search.analysis import (
    GAP,
    STOP_WORDS,
    exact_of,
    folded_units,
    folded_words,
    other_spellings,
    sentences,
    stem,
    stems_of,
    units_of,
)
from search.clauses import All, Best, Boost, Clause, Everything, Flat, Kept, OneOf, Phrase, Prefix, Some, Term
from search.protocol import FACETS, Document, Reader
from search.typed_words import Placed, TypedWords

VERSION = 10  # of the fields below and of the analysis; an index with another version is rebuilt


@dataclass(frozen=True, slots=True)
class Field:
    """A text that is searched. It is indexed twice: stems in `name`, words as written in `exact`."""

    name: str
    boost: float  # the weight of a document with all the words here
    near: float  # added if they stand near each other
    as_typed: float = 0.0  # added again if they do so in the form that was typed

    @property
    def exact(self) -> str:
        return f"{self.name}_exact"


TITLE = Field("title", boost=8, near=2.5)
SUMMARY = Field("summary", boost=1, near=1)
BODY = Field("body", boost=1, near=2, as_typed=2)
KEYWORDS = Field("keywords", boost=3, near=0.5)
FILES = Field("files", boost=0.5, near=0.5)
FIELDS = (TITLE, SUMMARY, BODY, KEYWORDS, FILES)
# The title with its stop words: « à la » distinguishes titles, and « par » may begin « partenariat ».
TITLE_TYPED = "title_typed"
# The title as one value, for the document with exactly this title.
TITLE_WHOLE = "title_whole"
# And its number of words that count: of titles with all the words asked, the one with the fewest others comes first.
TITLE_SIZE = "title_size"
EXACT = 1.0  # the weight of a word as written, next to its stem
SCATTERED = 0.01  # the weight of words that only several fields together have
SYNONYM = 0.4  # the weight of a synonym, next to the typed expression
SLOP = 40  # places: the words of one sentence are near each other, however long it is
TITLE_ALL = 10.0  # fixed, for a title with all the words
TITLE_FULL = 120.0  # fixed, for a title with no other word; each other word lowers it by its share
LONGEST_FULL = 16  # words of such a title
WHOLE = 20.0  # fixed, for the very title
TITLE_PHRASE = 15.0  # for a title with the words in this order
ENOUGH = 0.5  # the share of the words that hits have, when no document has all
LIKE_SHARE = 0.25  # the share of a text's distinctive words that a similar one has at least
LONGEST_TITLE = 200  # characters of the title as one value
MINUS = "-"  # begins a word that a title has after a minus sign: excluding the word does not exclude that title
_WITH_MINUS = re.compile(r"(?:(?<=\s)|^)-([^\W\d_]\S*)")
BETWEEN_PIECES = " ".join([GAP] * (SLOP + 4))  # so that no phrase crosses two pieces

# The words of a document as written, once each, among which corrections and suggestions are looked for.
VOCABULARY = "vocabulary"
# Raw fields, each with its use.
KEY, AUDIENCE, OBJECTS, COVERED_BY, COVERED_FOR = "key", "audience", "objects", "covered_by", "covered_for"
RAW = (KEY, AUDIENCE, OBJECTS, COVERED_BY, COVERED_FOR, TITLE_WHOLE, TITLE_SIZE)
TOKENS = (AUDIENCE, COVERED_FOR)  # asked with all tokens of a reader
BY_DATE, BY_TITLE = "by_date", "by_title"  # unique values, so that pages never overlap
SORTED = (BY_DATE, BY_TITLE)
# Stored with each document: a number that orders equal scores, and what `versions` returns.
TIE, STATE, DIGEST, SHOWN = "tie", "version", "digest", "shown"
TEXTS = (TITLE_TYPED, *(name for field in FIELDS for name in (field.name, field.exact)))


def facet_field(name: str) -> str:
    return f"facet_{name}"


FACET_FIELDS = {name: facet_field(name) for name in FACETS}


# ── documents ───────────────────────────────────────────────────────────────────────────────────────────────────────
def texts(document: Document) -> dict[str, str]:
    """Returns the content of each text field, as terms between spaces."""
    title = folded_words(document.title)
    with_minus = [MINUS + word for found in _WITH_MINUS.findall(document.title) for word in folded_words(found)]
    held = {TITLE_TYPED: f" {BETWEEN_PIECES} ".join([" ".join(title), *with_minus])}
    held |= _apart(TITLE, [document.title]) | _apart(SUMMARY, [document.summary])
    held |= _apart(BODY, [*sentences(document.body), *document.facts])
    held |= _apart(KEYWORDS, list(document.keywords))
    return held | _apart(FILES, [f"{passage.name} {passage.text}" for passage in document.passages])


def vocabulary(texts: dict[str, str]) -> list[str]:
    """Returns the words of what `texts` returned."""
    exact = (texts[name].split() for name in (TITLE_TYPED, *(field.exact for field in FIELDS)))
    return sorted(word for word in set().union(*exact) if word != GAP and not word.startswith(MINUS))


def _apart(field: Field, pieces: list[str]) -> dict[str, str]:
    """Returns the terms of the pieces, apart from each other; other spellings come last, so that no phrase has them."""
    folded: list[str] = []
    every: set[str] = set()
    for piece in pieces:
        if units := units_of(piece):
            folded += [BETWEEN_PIECES, *folded_units(units)] if folded else folded_units(units)
            every.update(units)
    others = other_spellings("\n\n".join(pieces), every)
    stems = {stem(word) for word in others if word not in STOP_WORDS}
    spellings = f" {BETWEEN_PIECES} {f' {GAP} '.join(sorted(stems))}" if stems else ""
    return {field.name: stems_of(folded) + spellings, field.exact: exact_of(folded)}


def raw(document: Document) -> dict[str, list[str]]:
    title = folded_words(document.title)
    held = {
        KEY: [document.key],
        AUDIENCE: sorted(document.audience),
        OBJECTS: sorted(document.objects | {document.key}),
        COVERED_BY: [document.covered_by] if document.covered_by else [],
        COVERED_FOR: sorted(document.covered_for),
        TITLE_WHOLE: [_whole(title)],
        TITLE_SIZE: [str(len({stem(word) for word in title if word not in STOP_WORDS}))],
    }
    return held | {FACET_FIELDS[name]: list(values) for name, values in document.facets.items()}


def _whole(folded: list[str]) -> str:
    return " ".join(stem(word) for word in folded if word not in STOP_WORDS)[:LONGEST_TITLE]


def places(document: Document) -> dict[str, str]:
    """Returns the document's place in each order but relevance; its key makes the place unique."""
    from_title = " ".join(folded_words(document.title))
    return {
        BY_DATE: f"{document.date or '0000-00-00'} {document.key}",
        BY_TITLE: f"{from_title[:100]} {document.key}",
    }


def tie(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1


# ── questions ───────────────────────────────────────────────────────────────────────────────────────────────────────
def visible(reader: Reader) -> Clause:
    """Matches what this reader may see: each text once, in the reader's own form of it."""
    covered = All(
        (OneOf(COVERED_FOR, reader.tokens),),
        without=(OneOf(COVERED_BY, reader.excluded),) if reader.excluded else (),
    )
    hidden = (OneOf(OBJECTS, reader.excluded),) if reader.excluded else ()
    return Kept(Flat(All((OneOf(AUDIENCE, reader.tokens),), without=(covered, *hidden))))


def within_reach(reader: Reader, asked: TypedWords) -> Clause:
    """Matches the documents in which words are looked for."""
    if not asked.phrases and not asked.unwanted:
        return visible(reader)
    wanted = [_as_they_stand(phrase) for phrase in asked.phrases]
    unwanted = tuple(_unwanted(phrase) for phrase in asked.unwanted)
    return Flat(All((visible(reader), *wanted), without=unwanted))


def _unwanted(placed: Placed) -> Clause:
    written = tuple(Term(TITLE_TYPED, MINUS + word) for _, word in placed) if len(placed) == 1 else ()
    return All((_as_they_stand(placed),), without=written)


def chosen(facet: str, values: frozenset[str]) -> Clause:
    return Flat(OneOf(FACET_FIELDS[facet], values))


def _as_they_stand(placed: Placed) -> Clause:
    return Best(tuple(_phrase(field.exact, placed) for field in FIELDS))


def _phrase(field: str, placed: Placed, slop: int = 0) -> Clause:
    return Phrase(field, placed, slop) if len(placed) > 1 else Term(field, placed[0][1])


def all_words(asked: TypedWords) -> Clause:
    """Matches documents with all the words; those with all of them in one field come first."""
    if not asked.words:
        return _stop_words_only(asked)
    scattered = tuple(Boost(Best(_ways(asked, place, word)), SCATTERED) for place, word in asked.words)
    return All(scattered, better=(Best(tuple(_within(field, asked) for field in FIELDS)), *_together(asked)))


def beside(asked: TypedWords, word: str) -> Clause:
    """Matches documents with all the words except this one."""
    others = tuple(Best(_ways(asked, place, other)) for place, other in asked.words if other != word)
    return All(others) if others else Everything()


def some_words(asked: TypedWords) -> Clause:
    """Matches documents with at least half the words."""
    if len(asked.words) < 2:
        return all_words(asked)
    each = tuple(Best(_ways(asked, place, word), tie=0.2) for place, word in asked.words)
    return All((Some(each, at_least=round(len(each) * ENOUGH)),), better=_together(asked))


def _stop_words_only(asked: TypedWords) -> Clause:
    if not asked.typed:
        return Everything()
    return All(tuple(Term(TITLE_TYPED, word.folded) for word in asked.typed))


def _ways(asked: TypedWords, place: int, word: str) -> tuple[Clause, ...]:
    """Returns, for each field, a clause that matches this word or a synonym there."""
    return tuple(Boost(_word(field, asked, place, word), field.boost) for field in FIELDS)


def _word(field: Field, asked: TypedWords, place: int, word: str) -> Clause:
    typed = Term(field.name, stem(word))
    others = tuple(
        Boost(_phrase(field.name, said), SYNONYM if also.shown else 1.0)
        for also in asked.also
        if place in also.places
        for said in also.said
    )
    return Best((typed, *others)) if others else typed


def _within(field: Field, asked: TypedWords) -> Clause:
    """Matches all the words in this field; words as typed count more."""
    each = tuple(_word(field, asked, place, word) for place, word in asked.words)
    exact = tuple(Boost(Term(field.exact, word), EXACT) for _, word in asked.words)
    return Boost(All(each, better=exact), field.boost)


def _together(asked: TypedWords) -> tuple[Clause, ...]:
    """Returns clauses that add to the score: words near each other, in the title, in its order."""
    stems = tuple((place, stem(word)) for place, word in asked.words)
    bonus: list[Clause] = [
        _titled({word for _, word in stems}),
        Flat(Term(TITLE_WHOLE, _whole([word.folded for word in asked.typed])), WHOLE),
    ]
    if len(stems) > 1:
        bonus += [Boost(Phrase(field.name, stems, SLOP), field.near) for field in FIELDS]
        bonus += [Boost(Phrase(field.exact, asked.words, SLOP), field.as_typed) for field in FIELDS if field.as_typed]
    if len(asked.typed) > 1:
        typed = tuple((place, word.folded) for place, word in enumerate(asked.typed))
        bonus.append(Boost(Phrase(TITLE_TYPED, typed), TITLE_PHRASE))
    return tuple(bonus)


def _titled(stems: set[str]) -> Clause:
    """Matches titles with all of these stems, and scores a shorter one higher."""
    titled = Flat(All(tuple(Term(TITLE.name, word) for word in sorted(stems))), TITLE_ALL)
    sizes = range(len(stems), LONGEST_FULL + 1)
    return All((titled,), better=tuple(Flat(Term(TITLE_SIZE, str(n)), TITLE_FULL * len(stems) / n) for n in sizes))


def anywhere(word: str) -> Clause:
    """Matches documents with this word as written, ignoring accents."""
    return Term(VOCABULARY, word)


def has_stem(word: str) -> Clause:
    return Some(tuple(Term(field.name, word) for field in FIELDS))


def title_begins(asked: TypedWords) -> Clause:
    """Matches titles with all the words; the last word may be unfinished."""
    *whole, last = [word.folded for word in asked.typed]
    finished = tuple(Term(TITLE_TYPED, word) for word in whole)
    return All((*finished, Prefix(TITLE_TYPED, last)))


def like(distinctive: dict[str, float]) -> Clause:
    """Matches documents with enough of these stems, by their weights."""
    each = tuple(Flat(has_stem(word), weight) for word, weight in distinctive.items())
    return Some(each, at_least=max(1, round(len(each) * LIKE_SHARE)))
