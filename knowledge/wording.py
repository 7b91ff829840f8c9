"""The words of two texts and the fewest that differ, found within a time: Myers, « An O(ND) Difference Algorithm »."""

import re
import time
from typing import NamedTuple

MAX_EDITS = 900  # words removed and added in one text: its cost grows with their square
CRUMB = 4  # letters
# Alternatives that exclude each other: a long run of spaces is read once.
_PIECE = re.compile(r"\s+|<[^<>]*>|[^\s<]+|<")


class Word(NamedTuple):
    """A word or a tag, with the space before it: two texts are compared without their spaces."""

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
    """Places removed from `old` and added in `new`; None past the deadline, or when more than MAX_EDITS differ."""
    before, after = [word.text for word in old], [word.text for word in new]
    head, tail = _common_ends(before, after)
    found = _script(before[head : len(before) - tail], after[head : len(after) - tail], deadline)
    if found is None:
        return None
    removed, added = ({head + place for place in places} for places in found)
    _mark_crumbs(old, new, removed, added)
    return removed, added


def _mark_crumbs(old: list[Word], new: list[Word], removed: set[int], added: set[int]) -> None:
    """A « de » or an « un » left alone amid words that changed says nothing: it is marked with them."""
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


def _script(old: list[str], new: list[str], deadline: float) -> tuple[set[int], set[int]] | None:
    """On each diagonal k = x - y, how far x gets with `cost` edits; the deadline is looked at for every cost."""
    limit = min(len(old) + len(new), MAX_EDITS)
    middle = limit + 1
    reached, kept = [0] * (2 * middle + 1), []
    for cost in range(limit + 1):
        if time.monotonic() > deadline:
            return None
        kept.append(reached[middle - cost - 1 : middle + cost + 2])
        for k in range(-cost, cost + 1, 2):
            below, above = reached[middle + k - 1], reached[middle + k + 1]
            x = above if _is_down(k, cost, below, above) else below + 1
            y = x - k
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            reached[middle + k] = x
            if x >= len(old) and y >= len(new):
                return _walked_back(kept, x, y)
    return None


def _is_down(k: int, cost: int, below: int, above: int) -> bool:
    """A word of the new text was added (y grows), and not one of the old removed (x grows)."""
    return k == -cost or (k != cost and below < above)


def _walked_back(kept: list[list[int]], x: int, y: int) -> tuple[set[int], set[int]]:
    removed, added = set(), set()
    for cost in range(len(kept) - 1, 0, -1):
        k, middle = x - y, cost + 1
        below, above = kept[cost][middle + k - 1], kept[cost][middle + k + 1]
        down = _is_down(k, cost, below, above)
        x, k = (above, k + 1) if down else (below, k - 1)
        y = x - k
        (added if down else removed).add(y if down else x)
    return removed, added
