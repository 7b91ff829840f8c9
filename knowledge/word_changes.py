"""Finds the fewest words that differ between two texts."""

import re
import time
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

PAIRS_A_SECOND = 750_000_000  # how many pairs of words, one of each text, are surely compared in one second
CRUMB = 4  # letters
# The alternatives exclude each other, so that a long run of spaces is read only once.
_PIECE = re.compile(r"\s+|<[^<>]*>|[^\s<]+|<")


class Word(NamedTuple):
    """A word or a tag, with the space before it; texts are compared without their spaces."""

    space: str
    text: str

    @property
    def is_tag(self) -> bool:
        return self.text.startswith("<")


def words(html: str) -> list[Word]:
    found, space = [], ""
    for piece in _PIECE.findall(html):
        if piece.isspace():
            space = " "
        else:
            found.append(Word(space, piece))
            space = ""
    return found


def edits(old: list[Word], new: list[Word], deadline: float) -> tuple[set[int], set[int]] | None:
    """Returns the places removed from `old` and added in `new`; None when comparing would pass the deadline."""
    before, after = [word.text for word in old], [word.text for word in new]
    head, tail = _common_ends(before, after)
    before, after = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(before) * len(after) > PAIRS_A_SECOND * (deadline - time.monotonic()):
        return None
    removed, added = set(), set()
    for step in LCSseq.opcodes(before, after):
        if step.tag != "equal":
            removed.update(range(head + step.src_start, head + step.src_end))
            added.update(range(head + step.dest_start, head + step.dest_end))
    _mark_crumbs(old, new, removed, added)
    return removed, added


def _mark_crumbs(old: list[Word], new: list[Word], removed: set[int], added: set[int]) -> None:
    """Marks short unchanged words between changed ones: a « de » left alone says nothing."""
    kept = [[i for i in range(len(text)) if i not in places] for text, places in ((old, removed), (new, added))]
    runs: list[list[tuple[int, int]]] = []
    for pair in zip(*kept, strict=True):
        follows = runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1)
        if follows:
            runs[-1].append(pair)
        else:
            runs.append([pair])

    def is_changed_word(i: int, j: int) -> bool:
        return (i in removed and not old[i].is_tag) or (j in added and not new[j].is_tag)

    crumbs = []
    for run in runs:
        (first_i, first_j), (last_i, last_j) = run[0], run[-1]
        amid = is_changed_word(first_i - 1, first_j - 1) and is_changed_word(last_i + 1, last_j + 1)
        texts = [old[i] for i, _ in run]
        if amid and sum(len(word.text) for word in texts) <= CRUMB and not any(word.is_tag for word in texts):
            crumbs += run
    removed.update(i for i, _ in crumbs)
    added.update(j for _, j in crumbs)


def _common_ends(old: list[str], new: list[str]) -> tuple[int, int]:
    limit = min(len(old), len(new))
    head = next((i for i in range(limit) if old[i] != new[i]), limit)
    tail = next((i for i in range(limit - head) if old[-1 - i] != new[-1 - i]), limit - head)
    return head, tail
