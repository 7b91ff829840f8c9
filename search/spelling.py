"""Finds the word that a person may have meant by a word that finds nothing."""

from collections.abc import Iterable, Mapping
from string import ascii_lowercase

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

SHORTEST = 4  # letters; shorter words have too many neighbours
FAR = 2  # slips at most; a word shorter than LONG has only one
LONG = 6
SAME_START = 3  # first letters that words two slips apart share


def may_be_mistyped(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


def farthest(typed: str) -> int:
    return FAR if len(typed) >= LONG else 1


def near(typed: str, words: Iterable[str]) -> dict[str, int]:
    """Returns the near words with their slips: letters added, left out, changed or swapped, two at most."""
    close = extract_iter(typed, list(words), scorer=OSA.distance, score_cutoff=farthest(typed))
    return {word: slips for word, slips, _ in close}


def early_slips(typed: str, letters: str = ascii_lowercase) -> set[str]:
    """Returns what one slip in the first letters makes of a word: such words do not share its beginning.

    With « . » as the letters, it returns patterns.
    """
    halves = [(typed[:at], typed[at:]) for at in range(SAME_START)]
    made = {left + right[1:] for left, right in halves}
    made |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    made |= {left + letter + right[1:] for left, right in halves for letter in letters}
    return made | {left + letter + right for left, right in halves for letter in letters}


def beginnings(typed: str) -> set[str]:
    """Returns how words two slips away may begin: like this one, or with one letter doubled or undoubled."""
    made = {typed} | {typed[: at + 1] + typed[at:] for at in range(SAME_START)}
    made |= {typed[:at] + typed[at + 1 :] for at in range(SAME_START) if typed[at] == typed[at + 1]}
    return {one[:SAME_START] for one in made}


def candidates(typed: str, known: Mapping[str, int]) -> list[str]:
    """Returns which `known` words (with their number of documents) may have been meant, the likeliest first."""
    others = [word for word, count in known.items() if count and word != typed and word.isalpha()]
    slips = near(typed, others)
    return sorted(slips, key=lambda word: (slips[word], word[0] != typed[0], -known[word], word))
