"""Reads French in documents and in queries, the same way for every engine.

Text becomes terms here and reaches the engines as terms between spaces, so that all engines agree exactly, and none
analyses what a reader types. A stop word leaves its place (`GAP`), so that phrases keep their distances.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from search.folding import HYPHENS, LONGEST, fold
from search.lexicon import stem
from search.units import APOSTROPHES, SPACE, UNIT, Read, read_unit

GAP = "_"
# `documents.plain` puts a dot between the lines of a list that nothing else ends.
# The dot of a single letter ends no sentence: « L. 263-1 ». A line that ends with a hyphen continues.
_SENTENCE_END = re.compile(r"\s(?:(?<=[.!?…:;·]\s)(?<!\b[^\W\d_]\.\s)\s*|(?<=\n)(?<![-‐]\n)\n*|(?<=\n)\n+)")
# Folded words. « été », « fut » and « sous » are not here: they also name things that people look for.
_STOP_WORDS = """
a ai ainsi alors au aucun aucune aussi autre autres aux avaient avait avant avec avez avoir avons ayant c car ce
ceci cela celle celles celui cependant ces cet cette ceux chaque chez ci comme comment d dans de des depuis dont du
elle elles en encore entre es est et etaient etait etant etes etre eu eux fait faire font il ils j je l la le les
leur leurs lors lorsque lui m ma mais me meme memes mes mon n ne ni nos notre nous on ont ou par parce parmi pas
pendant peu peut peuvent plus plusieurs pour pourquoi puis puisque qu quand que quel quelle quelles quels qui quoi s
sa sans se selon sera seront ses si soit son sont suis sur t ta te tel telle telles tels tes toi ton tous tout toute
toutes tres tu un une va vers voici voila vos votre vous y
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


# Words joined by a hyphen, even at the end of a line; then prefixes that some people separate from the next word.
_HYPHEN = re.compile(f"[{HYPHENS}]")
_HYPHENS = re.compile(rf"(?<![^\W_])[^\W_]++(?:{_HYPHEN.pattern}(?:{SPACE}*+\r?\n\s*+)?[^\W_]++)++")
_PART = re.compile(r"[^\W_]+")
_BOUND = """
aero agro anti audio auto bi bio cine co contre cyber demi e eco electro ethno extra geo gyneco hors hydro hyper infra
inter intra juridico ludo macro medico mega meta mi micro mini mono multi musico neo neuro non para peri photo plate
pluri poly post pre pro pseudo psycho radio re retro semi socio sous sub super supra techno tele thermo tiers trans tri
ultra uni vice video week
"""
PREFIXES = frozenset(_BOUND.split())
_AFTER = re.compile(rf"{_HYPHEN.pattern}?(?:{SPACE}{{1,2}}|\r?\n)([^\W\d_]{{3,}})")


_WORDS, _ALSO, _BESIDE = map(itemgetter, range(len(Read._fields)))  # of a `Read`; faster than by name


class Word(NamedTuple):
    """A word of a text: its place there (without its elided article) and its folded form.

    `also` holds other forms of it, each as good.
    """

    start: int
    end: int
    folded: str
    also: tuple[str, ...] = ()


def normal(text: str) -> str:
    """Returns the form in which offsets are counted: composed accents, and no character that a page cannot show."""
    return unicodedata.normalize("NFC", text).replace("\x00", " ")


@lru_cache(maxsize=200_000)
def stems_as_written(unit: str) -> frozenset[str]:
    """Returns the stems that find a unit of a text, or words joined by hyphens."""
    read = [read_unit(one) for one in UNIT.findall(unit)]
    each = {stem(word) for one in read for word in (*one.words, *one.also)}
    return frozenset(each if len(read) < 2 else {stem(closed) for _, _, closed in compounds(unit, UNIT.findall(unit))})


def sentences(text: str) -> list[str]:
    """Splits a text into its sentences and the lines of its lists: no phrase runs from one into the next."""
    return _SENTENCE_END.split(text)


def words(text: str) -> Iterator[Word]:
    """Yields the words of a text in its normal form."""
    for found in UNIT.finditer(text):
        read = read_unit(found.group())
        for word in read.words:
            yield Word(found.start(), found.end() - found.group().endswith(APOSTROPHES), word, read.also)


def folded_words(text: str) -> list[str]:
    """Returns the folded words of a text, without their places."""
    return folded_units(units_of(text))


def units_of(text: str) -> list[str]:
    """Returns the units of a text as written; whole documents go through here."""
    return UNIT.findall(normal(text))


def folded_units(units: list[str]) -> list[str]:
    return list(chain.from_iterable(map(_WORDS, map(read_unit, units))))


def other_spellings(text: str, units: set[str]) -> set[str]:
    """Returns what else finds a document with this text and these units: other forms, and words written apart."""
    read = list(map(read_unit, units))
    others = {*chain.from_iterable(map(_ALSO, read)), *chain.from_iterable(map(_BESIDE, read))}
    others.update(closed for _, _, closed in compounds(normal(text), units))
    return others


def compounds(text: str, units: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yields (start, end, word) of parts of a text with these units that may also be written as one word."""
    yield from begun(text, units, PREFIXES)
    yield from hyphenated(text)


def begun(text: str, units: Iterable[str], prefixes: Set[str]) -> Iterator[tuple[int, int, str]]:
    """Yields the compounds of which a prefix, among those given, is written apart."""
    for prefix in {unit for unit in units if "." not in unit and not prefixes.isdisjoint(read_unit(unit).words)}:
        yield from _begun_by(prefix, text)


def hyphenated(text: str) -> Iterator[tuple[int, int, str]]:
    """Yields the compounds written with hyphens, whole and two parts at a time."""
    for found in _joined_by_hyphens(text):
        parts = [(part.start(), part.end(), fold(part.group())) for part in _PART.finditer(found.group())]
        spans = {(at, at + 2) for at in range(len(parts) - 1)} | {(0, len(parts))}
        for first, last in sorted(spans):
            joined = [folded for _, _, folded in parts[first:last]]
            if joined[-1] not in STOP_WORDS and any(part.isalpha() for part in joined):
                start, end = parts[first][0], parts[last - 1][1]
                yield found.start() + start, found.start() + end, "".join(joined)[:LONGEST]


def _joined_by_hyphens(text: str) -> Iterator[re.Match]:
    """Yields words joined by hyphens. It goes back from each hyphen: a search at each word takes far longer."""
    end = 0
    for hyphen in _HYPHEN.finditer(text):
        start = at = hyphen.start()
        while start > end and text[start - 1].isalnum():
            start -= 1
        if end <= start < at and (found := _HYPHENS.match(text, start)):
            yield found
            end = found.end()


def _begun_by(prefix: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Yields a separate prefix with the word after it; a pattern of all prefixes takes longer than everything else."""
    at = text.find(prefix)
    while at >= 0:
        after = _AFTER.match(text, at + len(prefix))
        if after and not text[at - 1 : at].isalnum() and (second := fold(after[1])) not in STOP_WORDS:
            yield at, after.end(), f"{fold(prefix)}{second}"[:LONGEST]
        at = text.find(prefix, at + 1)


@lru_cache(maxsize=200_000)
def _stem_or_gap(folded: str) -> str:
    return GAP if folded in STOP_WORDS else stem(folded)


def stems_of(folded: list[str]) -> str:
    """Returns the stems between spaces, with gaps for stop words: they are indexed to find any form of a word."""
    return " ".join(map(_stem_or_gap, folded))


def exact_of(folded: list[str]) -> str:
    """Returns the words between spaces as written, without accents, with gaps for stop words."""
    return " ".join([GAP if word in STOP_WORDS else word for word in folded])
