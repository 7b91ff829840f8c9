"""Marks what was found in the words of the text, the same way for every engine."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape  # Django's is ten times slower, and trusts texts that are marked safe
from itertools import islice, pairwise
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from search.analysis import STOP_WORDS, normal, stem, stems_as_written, words
from search.folding import SILENT
from search.protocol import Document, FoundIn, Passage
from search.typed_words import TypedWords
from search.units import APOSTROPHES
from search.word_forms import forms

EXTRACT = 260  # characters, about
BEFORE = 60  # characters shown before the first word found
READ = 50_000  # characters of a document that are read
MOST_PLACES = 200  # places of one word in one text
ELLIPSIS = "…"
_IN_WORD = re.compile(rf"[^\W_]|[{SILENT}]")


@dataclass(frozen=True, slots=True)
class Sought:
    """What to mark: stems, and expressions of several stems, which are marked whole or not at all."""

    stems: frozenset[str] = frozenset()
    expressions: frozenset[tuple[str, ...]] = frozenset()


@dataclass(frozen=True, slots=True)
class Shown:
    """The texts of a hit, as the index stores them; `facts` show how words are written, and are never shown."""

    key: str
    title: str
    summary: str
    body: str
    passages: tuple[Passage, ...] = ()
    facts: tuple[str, ...] = ()

    @classmethod
    def unpacked(cls, key: str, packed: str | bytes) -> "Shown":
        title, summary, body, passages, facts = json.loads(packed)
        return cls(key, title, summary, body, tuple(Passage(*one) for one in passages), tuple(facts))


def packed(document: Document) -> str:
    """Returns a document's texts as an index stores them; characters that no page can show become « ? »."""
    passages = [(one.name, one.page, one.text) for one in document.passages]
    held = [document.title, document.summary, document.body, passages, document.facts]
    return json.dumps(held, ensure_ascii=False).encode(errors="replace").decode()


def sought(asked: TypedWords) -> Sought:
    typed = {stem(word) for _, word in asked.words} | {stem(word) for phrase in asked.phrases for _, word in phrase}
    others = {tuple(word for _, word in said) for also in asked.also for said in also.said}
    alone = {said[0] for said in others if len(said) == 1}
    return Sought(frozenset(typed | alone), frozenset(said for said in others if len(said) > 1))


def marked(text: str, sought: Sought) -> SafeString:
    """Returns the whole text as HTML, with what is sought in <mark>."""
    text = normal(text)
    return _html(text, 0, len(text), _found(text, sought))


def extract(shown: Shown, sought: Sought) -> tuple[SafeString, FoundIn | None]:
    """Returns the piece (of the summary, the body or a file) that has most of what is sought, else the beginning.

    Also returns the file of that piece, or a file whose name has what neither the piece nor the title has.
    """
    best, held, found, found_in, left = "", frozenset[str](), list["Place"](), None, READ
    for text, place in _texts(shown):
        text, left = normal(text[:left]), left - len(text)
        there = _found(text, sought)
        has = _stems(there)
        if len(has) > len(held) or not best:
            best, held, found, found_in = text, has, there, place
        if best and (len(held) == len(sought.stems) or left <= 0):
            break
    if found_in is None or not held:
        found_in = _named(shown, sought, held)
    return _piece(best, found), found_in


def _named(shown: Shown, sought: Sought, held: frozenset[str]) -> FoundIn | None:
    """Returns the first file whose name has some of what is sought and is not elsewhere; else None."""
    if held >= sought.stems:
        return None
    known = held | _stems(_found(normal(shown.title), sought))
    named = (FoundIn(one.name, None) for one in shown.passages if _stems(_found(normal(one.name), sought)) - known)
    return next(named, None)


def _texts(shown: Shown) -> Iterable[tuple[str, FoundIn | None]]:
    yield shown.summary, None
    yield shown.body, None
    for passage in shown.passages:
        yield passage.text, FoundIn(passage.name, passage.page)


class Place(NamedTuple):
    start: int
    end: int
    stems: frozenset[str]


def _stems(places: Iterable[Place]) -> frozenset[str]:
    return frozenset().union(*(place.stems for place in places))


def _found(text: str, sought: Sought) -> list[Place]:
    """Returns the places of what is sought, in order."""
    having = _forms(text, sought.stems.union(*sought.expressions))
    every = (place for form, stems in having.items() for place in islice(_places(text, form, stems), MOST_PLACES))
    places = sorted(every, key=lambda place: place[:2])
    if not sought.expressions:
        return places
    whole = {at for said in sought.expressions for at in _whole(text, places, said)}
    return [place for at, place in enumerate(places) if at in whole or place.stems & sought.stems]


def _forms(text: str, stems: frozenset[str]) -> dict[str, frozenset[str]]:
    """Returns the forms to mark that the text has, with their stems."""
    found = (form for form in forms(text, stems) if not stems.isdisjoint(stems_as_written(form)))
    return {form.rstrip("".join(APOSTROPHES)): stems_as_written(form) & stems for form in found}


def _places(text: str, form: str, stems: frozenset[str]) -> Iterator[Place]:
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not (_IN_WORD.match(text[at - 1 : at]) or _IN_WORD.match(text[end : end + 1])):
            yield Place(at, end, stems)
        at = text.find(form, end)


def _whole(text: str, places: list[Place], said: tuple[str, ...]) -> Iterator[int]:
    """Yields the indexes of the places where a whole expression stands, with only stop words between."""
    for first in range(len(places) - len(said) + 1):
        run = places[first : first + len(said)]
        between = (text[one.end : other.start] for one, other in pairwise(run))
        if all(word in place.stems for word, place in zip(said, run, strict=True)) and all(
            word.folded in STOP_WORDS for gap in between for word in words(gap)
        ):
            yield from range(first, first + len(said))


def _piece(text: str, found: list[Place]) -> SafeString:
    """Returns the part of the text where most of the different sought words stand together."""
    start = _cut(text, max(0, _densest(found) - BEFORE), forward=True) if found else 0
    end = _cut(text, min(len(text), start + EXTRACT), forward=False)
    html = _html(text, start, end, found)
    return mark_safe(f"{f'{ELLIPSIS} ' if start else ''}{html}{f' {ELLIPSIS}' if end < len(text) else ''}")


def _densest(found: list[Place]) -> int:
    best, most = found[0].start, 0
    for first, word in enumerate(found):
        near = [other for other in found[first : first + 12] if other.end - word.start < EXTRACT - BEFORE]
        if (different := len(_stems(near))) > most:
            best, most = word.start, different
    return best


def _cut(text: str, at: int, *, forward: bool) -> int:
    """Returns the nearest space, so that no word is cut."""
    if at in (0, len(text)):
        return at
    space = text.find(" ", at) if forward else text.rfind(" ", 0, at)
    return (space + 1 if forward else space) if space > 0 and abs(space - at) < BEFORE else at


def _html(text: str, start: int, end: int, found: list[Place]) -> SafeString:
    pieces, at = [], start
    for word in found:
        if word.start >= at and word.end <= end:
            pieces += [escape(text[at : word.start]), "<mark>", escape(text[word.start : word.end]), "</mark>"]
            at = word.end
    return mark_safe("".join([*pieces, escape(text[at:end])]))
