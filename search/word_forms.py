"""Which strings of texts have a stem, learned once a string: to find the forms of a text is then to compare sets.

A string is what stands between spaces. What it does not show alone (« 18 h 30 », « Q. P. V. », a word cut by the end of
a line, a prefix apart) is read in the text.
"""

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from search.analysis import PREFIXES, begun, compounds, hyphenated, stem, stems_as_written
from search.folding import HYPHENS, fold
from search.units import MONTHS, SPACE, UNIT, read_unit

MOST, LONGEST = 150_000, 100  # strings known at once, and characters of one: longer ones are read each time
_APART = " | "  # between strings, so that no unit or compound runs from one into the next
_CUT = re.compile(rf"[^\W_][{HYPHENS}]$")
_DATE = re.compile(rf"\d{SPACE}?/{SPACE}|\d{SPACE}/")
_MONTHS = frozenset(map(stem, MONTHS))


class Strings:
    """What is known of strings. Requests share it without a lock: a string learned twice changes nothing."""

    def __init__(self):
        self.known: set[str] = set()
        self.cut: set[str] = set()  # by a hyphen, at the end of a line
        self.by_stem: dict[str, set[str]] = defaultdict(set)
        self.by_word: dict[str, set[str]] = defaultdict(set)  # of prefixes and single letters only

    def learn(self, string: str) -> None:
        units = UNIT.findall(string)
        closed = {stem(word) for _, _, word in compounds(string, units)}
        for one in closed.union(*map(stems_as_written, units)):
            self.by_stem[one].add(string)
        for word in {word for unit in units for word in read_unit(unit).words}:
            if len(word) == 1 or word in PREFIXES:
                self.by_word[word].add(string)
        if len(letter := fold(string)) == 1:  # « a. » and « l. » are no words
            self.by_word[letter].add(string)
        if _CUT.search(string):
            self.cut.add(string)
        self.known.add(string)  # last: a request that sees it here counts on the rest


_strings = Strings()


class Clues(NamedTuple):
    """What tells how to look for some stems."""

    prefixes: frozenset[str]  # with which one of the stems may begin
    has_month: bool
    has_figures: bool


@lru_cache(maxsize=1_000)
def _clues(stems: frozenset[str]) -> Clues:
    return Clues(
        # Two letters, for a stem has no doubled ones: « week-end » has that of « wekend ».
        frozenset(one for one in PREFIXES if any(stem.startswith(one[:2]) for stem in stems)),
        not stems.isdisjoint(_MONTHS),
        any(letter.isdecimal() for stem in stems for letter in stem),
    )


def forms(text: str, stems: frozenset[str]) -> set[str]:
    """Returns the units of a text, and its words written in parts, among which are all that have one of the stems."""
    strings, clues = set(text.split()), _clues(stems)
    seen, long = _learned(strings)
    # A unit with spaces may have one of the stems: « 18 h 30 », « 1 / 5 / 2026 ».
    if clues.has_figures or (clues.has_month and _DATE.search(text)) or _may_hold_acronym(strings, stems, seen):
        return _in_parts(text, text, set(UNIT.findall(text)), clues.prefixes)
    near = [seen.by_stem[one] for one in stems if one in seen.by_stem]
    near += [seen.by_word[one] for one in clues.prefixes if one in seen.by_word]
    said = _APART.join(strings.intersection(long.union(*near)))
    joined = said if not long and strings.isdisjoint(seen.cut) else text
    return _in_parts(text, joined, set(UNIT.findall(said)), clues.prefixes) if joined else set()


def _in_parts(text: str, joined: str, units: set[str], prefixes: frozenset[str]) -> set[str]:
    """Returns the units, with the words of the text that have one of the prefixes, and those that hyphens join."""
    found = units | {text[start:end] for start, end, _ in begun(text, units, prefixes)}
    return found | {joined[start:end] for start, end, _ in hyphenated(joined)}


def _learned(strings: set[str]) -> tuple[Strings, set[str]]:
    """Returns what is known of these strings, and those that are too long to be kept."""
    global _strings
    seen = _strings
    if len(seen.known) > MOST:
        seen = _strings = Strings()
    unknown = strings - seen.known
    long = {string for string in unknown if len(string) > LONGEST}
    for string in unknown - long:
        seen.learn(string)
    return seen, long


def _may_hold_acronym(strings: set[str], stems: frozenset[str], seen: Strings) -> bool:
    """Whether each letter of one of the stems stands alone somewhere, as in « Q. P. V. »."""
    return any(all(not strings.isdisjoint(seen.by_word.get(one, ())) for one in said) for said in stems)
