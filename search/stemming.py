"""A light stemmer for French: it only removes plurals, feminines and the most frequent derivations.

The rules are those of Jacques Savoy's light French stemmer (University of Neuchâtel). Words come folded (lower case, no
accent, no ligature), so his rules are written here without accents.
"""

import re
from typing import NamedTuple


class Rule(NamedTuple):
    suffix: str
    longer_than: int  # letters of the whole word
    becomes: str


# Changes that other rules may follow.
_PLURALS = (
    Rule("eaux", 5, "eau"),
    Rule("aux", 5, "al"),
    Rule("x", 3, ""),
    Rule("s", 3, ""),
)
# Only the first rule that fits applies.
_DERIVATIONS = (
    Rule("issement", 9, "ir"),
    Rule("issant", 8, "ir"),
    Rule("ivement", 7, "if"),
    Rule("ierement", 9, "ier"),  # added: « régulièrement » has the stem of « régulière »
    Rule("ement", 6, "e"),
    Rule("ficatrice", 11, "fier"),
    Rule("ficateur", 10, "fier"),
    Rule("catrice", 9, "quer"),
    Rule("cateur", 8, "quer"),
    Rule("atrice", 8, "er"),
    Rule("ateur", 7, "er"),
    Rule("trice", 7, "ter"),
    Rule("ieme", 5, ""),
    Rule("teuse", 7, "ter"),
    Rule("teur", 6, "ter"),
    Rule("euse", 5, "eu"),
    Rule("ere", 8, "er"),
    Rule("ive", 7, "if"),
    Rule("folle", 4, "fou"),
    Rule("molle", 4, "mou"),
    Rule("nnelle", 9, "n"),
    Rule("nnel", 9, "n"),
    Rule("ete", 4, "et"),
    Rule("esse", 8, "e"),
    Rule("inage", 7, "in"),
    Rule("isation", 9, "is"),  # he removes all of it, which would separate « organisation » from « organiser »
    Rule("ation", 8, ""),
    Rule("ition", 8, ""),
    Rule("ique", 8, ""),
)
_DOUBLED = re.compile(r"([a-z])\1+")
SHORT = 4  # letters; a word of this length keeps its ending


def stem(word: str) -> str:
    """Returns the stem of a folded word; leaves a word with a digit or another alphabet as it is."""
    if not (word.isascii() and word.isalpha()):
        return word
    for rule in _PLURALS:
        word = _applied(rule, word)
    for rule in _DERIVATIONS:
        if _fits(rule, word):
            word = _applied(rule, word)
            break
    return _ending(word)


def _fits(rule: Rule, word: str) -> bool:
    return len(word) > rule.longer_than and word.endswith(rule.suffix)


def _applied(rule: Rule, word: str) -> str:
    return word[: -len(rule.suffix)] + rule.becomes if _fits(rule, word) else word


def _ending(word: str) -> str:
    """Reduces doubled letters, then drops the last vowels and the r of infinitives."""
    if len(word) > SHORT:
        word = _DOUBLED.sub(r"\1", word)
    if len(word) > SHORT and word.endswith("ie"):
        word = word[:-2]
    if len(word) > SHORT:
        word = word.removesuffix("r").removesuffix("e").removesuffix("e")
        word = word[:-1] if word[-1] == word[-2] else word
    return word
