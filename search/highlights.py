"""What was found, marked in the words of the text itself: the same for every engine."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape  # Django's is ten times slower, and trusts what is marked safe
from itertools import islice
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from search.analysis import normal, stem, stem_as_written
from search.asking import Asked
from search.engines.protocol import Document, FoundIn, Passage

EXTRACT = 260  # characters, about
BEFORE = 60  # characters shown before the first word found
READ = 50_000  # characters of a document that are looked through
MOST_PLACES = 200  # of one word in one text
ELLIPSIS = "…"
_FORM = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Shown:
    """The texts of a hit, as the index keeps them; `facts` tell how words are written, and are never shown."""

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
    """The texts of a document as an index keeps them; what no page can show becomes a question mark."""
    passages = [(one.name, one.page, one.text) for one in document.passages]
    held = [document.title, document.summary, document.body, passages, document.facts]
    return json.dumps(held, ensure_ascii=False).encode(errors="replace").decode()


def sought(asked: Asked) -> frozenset[str]:
    """The stems to mark."""
    typed = {stem(word) for _, word in asked.words} | {stem(word) for phrase in asked.phrases for _, word in phrase}
    return frozenset(typed | {word for also in asked.also for said in also.said for _, word in said})


def marked(text: str, stems: frozenset[str]) -> SafeString:
    """The whole text as HTML, with what is sought in <mark>."""
    text = normal(text)
    return _html(text, 0, len(text), _found(text, _forms(text, stems)))


def extract(shown: Shown, stems: frozenset[str]) -> tuple[SafeString, FoundIn | None]:
    """The piece that has most of what is sought, of the summary, the body or a file; with nothing, how it starts."""
    best, held, forms, found_in, left = "", 0, set(), None, READ
    for text, place in _texts(shown):
        text, left = normal(text[:left]), left - len(text)
        there = _forms(text, stems)
        has = len({stem_as_written(form) for form in there})
        if has > held or not best:
            best, held, forms, found_in = text, has, there, place
        if best and (held == len(stems) or left <= 0):
            break
    return _piece(best, forms), found_in if held else None


def _texts(shown: Shown) -> Iterable[tuple[str, FoundIn | None]]:
    yield shown.summary, None
    yield shown.body, None
    for passage in shown.passages:
        yield passage.text, FoundIn(passage.name, passage.page)


def _forms(text: str, stems: frozenset[str]) -> set[str]:
    """The words to mark, as the text has them. Each different one is looked at once, which most texts have few of."""
    return {form for form in set(_FORM.findall(text)) if stem_as_written(form) in stems}


class Place(NamedTuple):
    start: int
    end: int
    form: str


def _found(text: str, forms: set[str]) -> list[Place]:
    """Where the words to mark stand, in order."""
    return sorted(place for form in forms for place in islice(_places(text, form), MOST_PLACES))


def _places(text: str, form: str) -> Iterator[Place]:
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not (_is_in_word(text[at - 1 : at]) or _is_in_word(text[end : end + 1])):
            yield Place(at, end, form)
        at = text.find(form, end)


def _is_in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _piece(text: str, forms: set[str]) -> SafeString:
    """A window of words, where most different ones of those sought stand together."""
    found = _found(text, forms)
    start = _cut(text, max(0, _densest(found) - BEFORE), forward=True) if found else 0
    end = _cut(text, min(len(text), start + EXTRACT), forward=False)
    html = _html(text, start, end, found)
    return mark_safe(f"{f'{ELLIPSIS} ' if start else ''}{html}{f' {ELLIPSIS}' if end < len(text) else ''}")


def _densest(found: list[Place]) -> int:
    best, most = found[0].start, 0
    for first, word in enumerate(found):
        near = [other for other in found[first : first + 12] if other.end - word.start < EXTRACT - BEFORE]
        if (different := len({stem_as_written(other.form) for other in near})) > most:
            best, most = word.start, different
    return best


def _cut(text: str, at: int, *, forward: bool) -> int:
    """The nearest space, so that no word is cut."""
    if at in (0, len(text)):
        return at
    space = text.find(" ", at) if forward else text.rfind(" ", 0, at)
    return (space + 1 if forward else space) if space > 0 and abs(space - at) < BEFORE else at


def _html(text: str, start: int, end: int, found: list[Place]) -> SafeString:
    pieces, at = [], start
    for word in found:
        if word.start >= at and word.end <= end:
            pieces += [escape(text[at : word.start]), "<mark>", escape(word.form), "</mark>"]
            at = word.end
    return mark_safe("".join([*pieces, escape(text[at:end])]))
