"""What a reader asks, read from the words typed: quoted phrases, -excluded words, synonyms. Any text is a question."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from search.analysis import STOP_WORDS, Word, folded_words, normal, sentences, stem, words

MOST_CHARACTERS = 1_000  # of a question; the rest is not read
MOST_WORDS = 24  # that count; more would make a search slow and find no better
_QUOTED = re.compile(r'(?:(?<=\s)|^)(-?)(?:"([^"]*)"|«([^»]*)»|“([^”]*)”)|(?:(?<=\s)|^)-([^\s"«“]+)')
Placed = tuple[tuple[int, str], ...]  # words with their places, a gap where a stop word stood


@dataclass(frozen=True, slots=True)
class Asked:
    """`typed` keeps stop words: « l'école et la famille » is best answered by that very title.

    `words` are the others, each with its place. `phrases` are wanted as they stand, `unwanted` not at all."""

    typed: tuple[Word, ...] = ()
    words: tuple[tuple[int, str], ...] = ()
    phrases: tuple[Placed, ...] = ()
    unwanted: tuple[Placed, ...] = ()
    also: tuple["Also", ...] = ()
    text: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.typed or self.phrases or self.unwanted)

    def respelt(self, folded: str, becomes: str) -> str:
        """The question's text with one of its words spelt otherwise."""
        text = self.text
        for word in sorted(self.typed, reverse=True):
            if word.folded == folded:
                text = text[: word.start] + becomes + text[word.end :]
        return text


@dataclass(frozen=True, slots=True)
class Also:
    """Other expressions for the words of a question that have the places given."""

    places: tuple[int, ...]
    said: tuple[Placed, ...]  # stems
    shown: tuple[str, ...]


def read(text: str, synonyms: tuple[tuple[str, ...], ...] = ()) -> Asked:
    text = normal(text[:MOST_CHARACTERS])
    phrases, unwanted, quoted = [], [], []
    plain = list(text)
    for found in _QUOTED.finditer(text):
        inside = next(part for part in found.groups()[1:] if part is not None)
        is_unwanted = bool(found.group(1)) or found.group(5) is not None
        if is_unwanted:  # its words are not for the ranking; offsets stay
            unwanted.append(_placed(folded_words(inside)))
            plain[found.start() : found.end()] = " " * (found.end() - found.start())
        else:
            phrases += [_placed(folded_words(one)) for one in sentences(inside)]
            quoted.append(found.span())
    typed = tuple(words("".join(plain)))
    kept, counted = [], 0
    for place, word in enumerate(typed):
        if word.folded not in STOP_WORDS and counted < MOST_WORDS:
            kept.append((place, word.folded))
            counted += 1
    asked = Asked(typed, tuple(kept), tuple(filter(None, phrases)), tuple(filter(None, unwanted)), (), text)
    if not synonyms:
        return asked
    as_it_is = {place for place, word in enumerate(typed) if any(start <= word.start < end for start, end in quoted)}
    return replace(asked, also=_synonyms(asked, synonyms, as_it_is))


def _placed(folded: list[str]) -> Placed:
    return tuple((place, word) for place, word in enumerate(folded) if word not in STOP_WORDS)[:MOST_WORDS]


def _synonyms(asked: Asked, groups: tuple[tuple[str, ...], ...], quoted: set[int]) -> tuple[Also, ...]:
    """Where the question has an expression of a group, the others of it; the longest first, each word once.

    What stands at a `quoted` place is wanted as it is."""
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
    """(stems, group, expression in it), the longest first."""
    expressions = [
        (tuple(word for _, word in _stemmed(text)), number, at)
        for number, group in enumerate(groups)
        for at, text in enumerate(group)
    ]
    return sorted((one for one in expressions if one[0]), key=lambda one: -len(one[0]))
