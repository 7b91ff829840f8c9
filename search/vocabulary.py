"""Which tokens of texts have a stem, learned once a token: to find the forms of a text is then to compare sets.

A token is what stands between spaces. What it does not show alone (« 18 h 30 », « Q. P. V. », a word cut by the end of
a line, a prefix apart) is read in the text.
"""

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from search.analysis import PREFIXES, begun, compounds, hyphenated, stem, stems_as_written
from search.folding import HYPHENS, fold
from search.units import MONTHS, SPACE, UNIT, read_unit

MOST = 150_000  # tokens known at once
_APART = " | "  # between tokens, so that no unit or compound runs from one into the next
_CUT = re.compile(rf"[^\W_][{HYPHENS}]$")
_DATE = re.compile(rf"\d{SPACE}?/{SPACE}|\d{SPACE}/")
_MONTHS = frozenset(map(stem, MONTHS))
_LONGEST_ACRONYM = 8  # letters


class Tokens:
    """What is known of tokens. Requests share it without a lock: a token learned twice changes nothing."""

    def __init__(self):
        self.known: set[str] = set()
        self.cut: set[str] = set()  # by a hyphen, at the end of a line
        self.by_stem: dict[str, set[str]] = defaultdict(set)
        self.by_word: dict[str, set[str]] = defaultdict(set)  # of prefixes and single letters only

    def learn(self, token: str) -> None:
        units = UNIT.findall(token)
        closed = {stem(word) for _, _, word in compounds(token, units)}
        for one in closed.union(*map(stems_as_written, units)):
            self.by_stem[one].add(token)
        for word in {word for unit in units for word in read_unit(unit).words}:
            if len(word) == 1 or word in PREFIXES:
                self.by_word[word].add(token)
        if len(letter := fold(token)) == 1:  # « a » and « l » are no words of « a. » and « l. »
            self.by_word[letter].add(token)
        if _CUT.search(token):
            self.cut.add(token)
        self.known.add(token)  # last: a request that sees it here counts on the rest


_tokens = Tokens()


class Wanted(NamedTuple):
    """What to look for, for some stems."""

    stems: frozenset[str]
    prefixes: frozenset[str]  # with which one of the stems begins
    acronyms: tuple[str, ...]
    has_month: bool
    has_figures: bool


@lru_cache(maxsize=1_000)
def _wanted(stems: frozenset[str]) -> Wanted:
    return Wanted(
        stems,
        frozenset(one for one in PREFIXES if any(stem.startswith(one) for stem in stems)),
        tuple(one for one in stems if 1 < len(one) <= _LONGEST_ACRONYM),
        not stems.isdisjoint(_MONTHS),
        any(letter.isdecimal() for stem in stems for letter in stem),
    )


def forms(text: str, stems: frozenset[str]) -> set[str]:
    """Returns the units of a text, and its words written in parts, among which are all that have one of the stems."""
    tokens, wanted = set(text.split()), _wanted(stems)
    seen = _learned(tokens)
    if _crosses_tokens(text, tokens, wanted, seen):
        return _in_parts(text, text, set(UNIT.findall(text)), wanted.prefixes)
    near = [seen.by_stem[one] for one in stems if one in seen.by_stem]
    near += [seen.by_word[one] for one in wanted.prefixes if one in seen.by_word]
    said = _APART.join(tokens.intersection(set().union(*near)))
    joined = said if tokens.isdisjoint(seen.cut) else text
    return _in_parts(text, joined, set(UNIT.findall(said)), wanted.prefixes) if joined else set()


def _in_parts(text: str, joined: str, units: set[str], prefixes: frozenset[str]) -> set[str]:
    """Returns the units, with the words of the text that have one of the prefixes, and those that hyphens join."""
    found = units | {text[start:end] for start, end, _ in begun(text, units, prefixes)}
    return found | {joined[start:end] for start, end, _ in hyphenated(joined)}


def _learned(tokens: set[str]) -> Tokens:
    global _tokens
    seen = _tokens
    if len(seen.known) > MOST:
        seen = _tokens = Tokens()
    for token in tokens - seen.known:
        seen.learn(token)
    return seen


def _crosses_tokens(text: str, tokens: set[str], wanted: Wanted, seen: Tokens) -> bool:
    """Whether a unit with spaces may have one of the stems: figures, « 1 / 5 / 2026 », the letters of an acronym."""
    if wanted.has_figures or (wanted.has_month and _DATE.search(text)):
        return True
    return any(all(not tokens.isdisjoint(seen.by_word.get(one, ())) for one in said) for said in wanted.acronyms)
