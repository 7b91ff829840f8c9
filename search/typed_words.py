"""Reads a question from typed words: quoted phrases, -excluded words, synonyms. Any text is a question."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from search.analysis import STOP_WORDS, Word, compounds, fold, folded_words, normal, sentences, stem, words
from search.units import UNIT

MOST_CHARACTERS = 1_000  # of a question; the rest is not read
MOST_WORDS = 24  # that count; more would make a search slow without finding better
# A minus before a number belongs to it (« les -25 ans »); a word between two hyphens is an aside (« -Ville- »).
_QUOTED = re.compile(
    r'(?:(?<=\s)|^)(-?)(?:"([^"]*)"|«([^»]*)»|“([^”]*)”)|(?:(?<=\s)|^)-(?=[^\W\d_])([^\s"«“]+)(?<!-)(?=[\s"«“]|$)'
)
_OR, _AND = frozenset({"OU", "OR"}), frozenset({"ET", "AND"})
Placed = tuple[tuple[int, str], ...]  # words with their places, and gaps for stop words


@dataclass(frozen=True, slots=True)
class TypedWords:
    """`typed` keeps stop words, because « l'école et la famille » must find the very title.

    `words` are the others, each with its place. `phrases` must be found as written; `unwanted` must not be found.
    """

    typed: tuple[Word, ...] = ()
    words: tuple[tuple[int, str], ...] = ()
    phrases: tuple[Placed, ...] = ()
    unwanted: tuple[Placed, ...] = ()
    also: tuple["Also", ...] = ()
    text: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.typed or self.phrases or self.unwanted)

    def is_as_typed(self, word: Word) -> bool:
        """Returns whether the word is as typed, and not another reading of a date, a unit or a spelling."""
        return fold(self.text[word.start : word.end]) == word.folded

    def respelt(self, folded: str, becomes: str) -> str:
        """Returns the question's text with one of its words spelt differently."""
        text = self.text
        for word in sorted(self.typed, reverse=True):
            if word.folded == folded and self.is_as_typed(word):
                text = text[: word.start] + becomes + text[word.end :]
        return text


@dataclass(frozen=True, slots=True)
class Also:
    """Other expressions for the words at these places of the question; other spellings are not shown to the reader."""

    places: tuple[int, ...]
    said: tuple[Placed, ...]  # stems
    shown: tuple[str, ...] = ()


def read(text: str, synonyms: tuple[tuple[str, ...], ...] = ()) -> TypedWords:
    text = normal(text[:MOST_CHARACTERS])
    phrases, unwanted, quoted = [], [], []
    plain = list(text)
    for found in _QUOTED.finditer(text):
        inside = next(part for part in found.groups()[1:] if part is not None)
        is_unwanted = bool(found.group(1)) or found.group(5) is not None
        if is_unwanted:  # blanked, so that its words do not rank and offsets stay
            unwanted.append(_placed(folded_words(inside)))
            plain[found.start() : found.end()] = " " * (found.end() - found.start())
        else:
            phrases += [_placed(folded_words(one)) for one in sentences(inside)]
            quoted.append(found.span())
    typed = tuple(words("".join(plain)))
    either = _either(text, typed)
    kept, counted = [], 0
    for place, word in enumerate(typed):
        if word.folded not in STOP_WORDS and place not in either and counted < MOST_WORDS:
            kept.append((place, word.folded))
            counted += 1
    asked = TypedWords(typed, tuple(kept), tuple(filter(None, phrases)), tuple(filter(None, unwanted)), (), text)
    as_it_is = {place for place, word in enumerate(typed) if any(start <= word.start < end for start, end in quoted)}
    also = _synonyms(asked, synonyms, as_it_is) if synonyms else ()
    return replace(asked, also=(*also, *_spellings(typed, "".join(plain)), *_alternatives(typed, either)))


def _either(text: str, typed: tuple[Word, ...]) -> dict[int, int]:
    """Returns the places of OU, OR, ET and AND in capitals, which are operators, each with the place of the word for
    which
    it gives the other choice, or -1. In a text in capitals they are words."""
    either: dict[int, int] = {}
    if not any(letter.islower() for letter in text):
        return either
    for place in range(1, len(typed) - 1):
        said, after = text[typed[place].start : typed[place].end], place + 1
        if said in _AND:
            either[place] = -1
        elif said in _OR and typed[place - 1].folded not in STOP_WORDS and typed[after].folded not in STOP_WORDS:
            either[place] = -1
            either[after] = either.get(place - 1, place - 1)
    return either


def _alternatives(typed: tuple[Word, ...], either: dict[int, int]) -> Iterator["Also"]:
    for place, instead_of in either.items():
        if instead_of >= 0:
            forms = (typed[place].folded, *typed[place].also)
            yield Also((instead_of,), tuple(((0, stem(form)),) for form in forms))


def _spellings(typed: tuple[Word, ...], text: str) -> Iterator["Also"]:
    """Yields other forms of words, and words that may be written as one."""
    for place, word in enumerate(typed):
        if word.also:
            yield Also((place,), tuple(((0, stem(form)),) for form in word.also))
    for start, end, closed in compounds(text, UNIT.findall(text)):
        if places := tuple(place for place, word in enumerate(typed) if start <= word.start < end):
            yield Also(places, (((0, stem(closed)),),))


def _placed(folded: list[str]) -> Placed:
    return tuple((place, word) for place, word in enumerate(folded) if word not in STOP_WORDS)[:MOST_WORDS]


def _synonyms(asked: TypedWords, groups: tuple[tuple[str, ...], ...], quoted: set[int]) -> tuple[Also, ...]:
    """Yields the synonyms of expressions in the question; the longest expression first, each word once.

    Words at a `quoted` place have no synonym.
    """
    stems = [stem(word) for _, word in asked.words]
    places = [place for place, _ in asked.words]
    taken = {index for index, place in enumerate(places) if place in quoted}
    found = []
    for said, number, at in _compiled(groups):
        for start in range(len(stems) - len(said) + 1):
            span = range(start, start + len(said))
            if tuple(stems[start : start + len(said)]) == said and taken.isdisjoint(span):
                taken.update(span)
                others = [text for index, text in enumerate(groups[number]) if index != at]
                spoken = tuple(_stemmed(text) for text in others)
                found.append(Also(tuple(places[index] for index in span), spoken, tuple(others)))
    return tuple(found)


def _stemmed(text: str) -> Placed:
    return tuple((place, stem(word)) for place, word in _placed(folded_words(text)))


@lru_cache(maxsize=8)
def _compiled(groups: tuple[tuple[str, ...], ...]) -> list[tuple[tuple[str, ...], int, int]]:
    """Returns (stems, group, number of the expression in the group), the longest first."""
    expressions = [
        (tuple(word for _, word in _stemmed(text)), number, at)
        for number, group in enumerate(groups)
        for at, text in enumerate(group)
    ]
    return sorted((one for one in expressions if one[0]), key=lambda one: -len(one[0]))
