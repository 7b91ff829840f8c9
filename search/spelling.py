"""Which word may have been meant by one that finds nothing."""

from collections.abc import Mapping
from string import ascii_lowercase

SHORTEST = 4  # letters; shorter words have too many neighbours
FAR = 2  # slips at most; one only in words shorter than this
LONG = 6
TRIED = 6  # candidates of one word
SAME_START = 3  # letters that words two slips apart share


def may_be_mistyped(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


def farthest(typed: str) -> int:
    return FAR if len(typed) >= LONG else 1


def slips(typed: str, meant: str, most: int = FAR) -> int:
    """Letters added, left out, changed or swapped between two words; `most + 1` when there are more."""
    if abs(len(typed) - len(meant)) > most or len(set(typed) ^ set(meant)) > 2 * most:
        return most + 1
    before, row = [], list(range(len(meant) + 1))
    for i, letter in enumerate(typed, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(meant, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def early_slips(typed: str) -> set[str]:
    """All that one slip in its first letters makes of a word: what has not its beginning."""
    halves = [(typed[:at], typed[at:]) for at in range(SAME_START)]
    made = {left + right[1:] for left, right in halves}
    made |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    made |= {left + letter + right[1:] for left, right in halves for letter in ascii_lowercase}
    return made | {left + letter + right for left, right in halves for letter in ascii_lowercase}


def candidates(typed: str, known: Mapping[str, int]) -> list[str]:
    """Those of the `known` words, with how many documents have each, that may have been meant; the likeliest first."""
    most = farthest(typed)
    near = [
        (slips(typed, word, most), word[0] != typed[0], -count, word)
        for word, count in known.items()
        if count and word != typed and word.isalpha()
    ]
    return [word for distance, *_, word in sorted(near) if distance <= most][:TRIED]
