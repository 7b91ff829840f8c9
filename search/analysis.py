"""How French is read, in documents and in queries alike, for every engine.

Text becomes terms here and reaches the engines as words between spaces: they agree to the letter, and nothing that a
reader types meets their own analysis. A stop word leaves its place (`GAP`), so that phrases keep their distances.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from search.stemming import stem as stem_of

GAP = "_"
LONGEST = 60  # letters of a term; engines refuse longer ones far later
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
_APOSTROPHES = ("'", "’", "ʼ")  # the last is a letter to Unicode
# An acronym may be written with dots; an apostrophe before another word tells what is elided.
_WORD = re.compile(r"[^\W\d_ʼ](?:\.[^\W\d_ʼ])+(?![^\W_])|[^\W_ʼ]+(?:['’ʼ](?=[^\W_ʼ]))?")
_ELIDED = frozenset(["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"])
# Between the lines of a list there is a dot where nothing else ends them (`documents.plain`).
_SENTENCE_END = re.compile(r"(?<=[.!?…:;·])\s+|\n+")
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


class Word(NamedTuple):
    """One word of a text: where it stands in it, without its elided article, and what it is once folded."""

    start: int
    end: int
    folded: str


def normal(text: str) -> str:
    """The form that offsets are counted in: accents composed, nothing a page cannot show."""
    return unicodedata.normalize("NFC", text).replace("\x00", " ")


def fold(word: str) -> str:
    """Lower case, without accents, ligatures and dots."""
    if word.isascii():
        return word.lower().replace(".", "")[:LONGEST]
    lowered = word.casefold().translate(_LIGATURES)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(letter))
    return "".join(letter for letter in bare if letter.isalnum())[:LONGEST]


@lru_cache(maxsize=200_000)
def _folded(found: str) -> str:
    """What `_WORD` found, folded; nothing of an article that an apostrophe joins to its word."""
    if not found.endswith(_APOSTROPHES):
        return fold(found)
    return "" if found[:-1].lower() in _ELIDED else fold(found[:-1])


stem = lru_cache(maxsize=200_000)(stem_of)


@lru_cache(maxsize=200_000)
def stem_as_written(word: str) -> str:
    return stem(fold(word))


def sentences(text: str) -> list[str]:
    """Its sentences and the lines of its lists: in a body, no phrase runs from one into the next."""
    return _SENTENCE_END.split(text)


def words(text: str) -> Iterator[Word]:
    """The words of a text in its normal form."""
    for found in _WORD.finditer(text):
        if folded := _folded(found.group()):
            yield Word(found.start(), found.end() - found.group().endswith(_APOSTROPHES), folded)


def folded_words(text: str) -> list[str]:
    """The same without their places: whole documents go through here."""
    return list(filter(None, map(_folded, _WORD.findall(normal(text)))))


@lru_cache(maxsize=200_000)
def _stem_or_gap(folded: str) -> str:
    return GAP if folded in STOP_WORDS else stem_of(folded)


def stems_of(folded: list[str]) -> str:
    """Stems between spaces, a gap where a stop word stood: what is indexed to be found in any form."""
    return " ".join(map(_stem_or_gap, folded))


def exact_of(folded: list[str]) -> str:
    """The same with words as they stand, accents aside."""
    return " ".join([GAP if word in STOP_WORDS else word for word in folded])


def sortable(text: str) -> str:
    """A title's place in the alphabet, accents and punctuation aside."""
    return " ".join(folded_words(text))
