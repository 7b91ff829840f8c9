"""How French is read, in documents and in queries alike, for every engine.

Text becomes terms here and reaches the engines as words between spaces: they agree to the letter, and nothing that a
reader types meets their own analysis. A stop word leaves its place (`GAP`), so that phrases keep their distances.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, repeat
from operator import itemgetter
from typing import NamedTuple

from search.folding import HYPHENS, LONGEST, fold
from search.lexicon import stem
from search.units import APOSTROPHES, SPACE, UNIT, Read, read_unit

GAP = "_"
# Between the lines of a list there is a dot where nothing else ends them (`documents.plain`).
# A letter alone and its dot end none: « L. 263-1 ». A line that ends with a hyphen goes on.
_SENTENCE_END = re.compile(r"\s(?:(?<=[.!?…:;·]\s)(?<!\b[^\W\d_]\.\s)\s*|(?<=\n)(?<![-‐]\n)\n*|(?<=\n)\n+)")
# Folded. « été », « fut », « sous » also name things people look for, and stay.
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


# Words that a hyphen joins, at the end of a line too; and those that some write apart from what they begin.
_HYPHEN = re.compile(f"[{HYPHENS}]")
_HYPHENS = re.compile(rf"(?<![^\W_])[^\W_]++(?:{_HYPHEN.pattern}(?:{SPACE}*+\r?\n\s*+)?[^\W_]++)++")
_PART = re.compile(r"[^\W_]+")
_BOUND = """
aero agro anti audio auto bi bio cine co contre cyber demi e eco electro ethno extra geo gyneco hors hydro hyper infra
inter intra juridico ludo macro medico mega meta mi micro mini mono multi musico neo neuro non para peri photo plate
pluri poly post pre pro pseudo psycho radio re retro semi socio sous sub super supra techno tele thermo tiers trans tri
ultra uni vice video week
"""
_PREFIXES = {(prefix,) for prefix in _BOUND.split()}
_AFTER = re.compile(rf"{_HYPHEN.pattern}?(?:{SPACE}{{1,2}}|\r?\n)([^\W\d_]{{3,}})")


_WORDS, _ALSO, _BESIDE = map(itemgetter, range(len(Read._fields)))  # of what is read; faster than by name


class Word(NamedTuple):
    """One word of a text: where it stands in it, without its elided article, and what it is once folded.

    `also` are other forms of it, any of which is as good."""

    start: int
    end: int
    folded: str
    also: tuple[str, ...] = ()


def normal(text: str) -> str:
    """The form that offsets are counted in: accents composed, nothing a page cannot show."""
    return unicodedata.normalize("NFC", text).replace("\x00", " ")


@lru_cache(maxsize=200_000)
def stems_as_written(unit: str) -> frozenset[str]:
    """The stems that a unit of a text, or words joined by hyphens, is found by."""
    read = [read_unit(one) for one in UNIT.findall(unit)]
    each = {stem(word) for one in read for word in (*one.words, *one.also)}
    return frozenset(each if len(read) < 2 else {stem(closed) for _, _, closed in compounds(unit, UNIT.findall(unit))})


def sentences(text: str) -> list[str]:
    """Splits a text into its sentences and the lines of its lists: no phrase runs from one into the next."""
    return _SENTENCE_END.split(text)


def words(text: str) -> Iterator[Word]:
    """The words of a text in its normal form."""
    for found in UNIT.finditer(text):
        read = read_unit(found.group())
        for word in read.words:
            yield Word(found.start(), found.end() - found.group().endswith(APOSTROPHES), word, read.also)


def folded_words(text: str) -> list[str]:
    """The same words without their places."""
    return folded_units(units_of(text))


def units_of(text: str) -> list[str]:
    """What is read as one, as it is written: whole documents go through here."""
    return UNIT.findall(normal(text))


def folded_units(units: list[str]) -> list[str]:
    return list(chain.from_iterable(map(_WORDS, map(read_unit, units))))


def other_spellings(text: str, units: set[str]) -> set[str]:
    """What else a document with this text, of these units, is found by: other forms, and words closed that it writes
    apart.
    """
    read = list(map(read_unit, units))
    others = {*chain.from_iterable(map(_ALSO, read)), *chain.from_iterable(map(_BESIDE, read))}
    others.update(closed for _, _, closed in compounds(normal(text), units))
    return others


def compounds(text: str, units: Iterable[str], stems: Iterable[str] = ()) -> Iterator[tuple[int, int, str]]:
    """Words of a text in its normal form, whose units these are, that may be written as one: where, and that one.

    Of `stems`, only those that one of these begins as."""
    stems = tuple(stems)
    prefixes = {one for one in _PREFIXES if any(map(str.startswith, stems, repeat(one[0])))} if stems else _PREFIXES
    if prefixes and not prefixes.isdisjoint(map(_WORDS, map(read_unit, units))):
        for prefix in {unit for unit in units if read_unit(unit).words in prefixes}:
            yield from _begun_by(prefix, text)
    for found in _joined_by_hyphens(text):
        parts = [(part.start(), part.end(), fold(part.group())) for part in _PART.finditer(found.group())]
        if stems and not any(sought.startswith(folded) for _, _, folded in parts for sought in stems):
            continue
        spans = {(at, at + 2) for at in range(len(parts) - 1)} | {(0, len(parts))}
        for first, last in sorted(spans):
            joined = [folded for _, _, folded in parts[first:last]]
            if joined[-1] not in STOP_WORDS and any(part.isalpha() for part in joined):
                start, end = parts[first][0], parts[last - 1][1]
                yield found.start() + start, found.start() + end, "".join(joined)[:LONGEST]


def _joined_by_hyphens(text: str) -> Iterator[re.Match]:
    """From each hyphen back to where its word begins: a search at each word takes far longer."""
    end = 0
    for hyphen in _HYPHEN.finditer(text):
        start = at = hyphen.start()
        while start > end and text[start - 1].isalnum():
            start -= 1
        if end <= start < at and (found := _HYPHENS.match(text, start)):
            yield found
            end = found.end()


def _begun_by(prefix: str, text: str) -> Iterator[tuple[int, int, str]]:
    """A prefix that stands apart, with the word after it. A pattern of all prefixes takes longer than all the rest."""
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
    """Stems between spaces, a gap where a stop word stood: what is indexed to be found in any form."""
    return " ".join(map(_stem_or_gap, folded))


def exact_of(folded: list[str]) -> str:
    """The same with words as they stand, without their accents."""
    return " ".join([GAP if word in STOP_WORDS else word for word in folded])
