"""Which word may have been meant by one that finds nothing."""

from collections.abc import Iterable, Mapping
from string import ascii_lowercase

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

SHORTEST = 4  # letters; shorter words have too many neighbours
FAR = 2  # slips at most; one only in words shorter than this
LONG = 6
SAME_START = 3  # letters that words two slips apart share


def may_be_mistyped(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


def farthest(typed: str) -> int:
    return FAR if len(typed) >= LONG else 1


def near(typed: str, words: Iterable[str]) -> dict[str, int]:
    """The words that letters added, left out, changed or swapped part from this one; how many, two at most."""
    close = extract_iter(typed, list(words), scorer=OSA.distance, score_cutoff=farthest(typed))
    return {word: slips for word, slips, _ in close}


def early_slips(typed: str) -> set[str]:
    """All that one slip in its first letters makes of a word: what has not its beginning."""
    halves = [(typed[:at], typed[at:]) for at in range(SAME_START)]
    made = {left + right[1:] for left, right in halves}
    made |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    made |= {left + letter + right[1:] for left, right in halves for letter in ascii_lowercase}
    return made | {left + letter + right for left, right in halves for letter in ascii_lowercase}


def candidates(typed: str, known: Mapping[str, int]) -> list[str]:
    """Those of the `known` words, with how many documents have each, that may have been meant; the likeliest first."""
    others = [word for word, count in known.items() if count and word != typed and word.isalpha()]
    slips = near(typed, others)
    return sorted(slips, key=lambda word: (slips[word], word[0] != typed[0], -known[word], word))
