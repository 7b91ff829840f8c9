"""How well the known items could be found at best, by one who knows how the questions were drawn, and from what.

A question may have been drawn from several documents, which its words cannot tell apart; no ranking does better than
to show first those that it is likeliest drawn from. Their likelihood is exact: it counts the ways to draw the question.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from math import comb
from string import ascii_lowercase
from typing import NamedTuple

from search.analysis import fold, folded_words
from tests.benchmarks.known_items import LONG, MOST, content, other_form
from tests.benchmarks.passages import sentences
from tests.benchmarks.peers import FIRST

ROUNDING = 1e-9


class Drawn(NamedTuple):
    """What a question is drawn from: words of a document in order, and the share of its questions drawn from these."""

    key: str
    words: tuple[str, ...]
    share: float = 1.0


Asked = tuple[str, ...]
From = Callable[[dict], Iterator[Drawn]]
Likely = Callable[[Asked, Drawn], float]


def _title(document: dict) -> Iterator[Drawn]:
    yield Drawn(document["id"], tuple(content(document["title"])))


def _title_typed(document: dict) -> Iterator[Drawn]:
    yield Drawn(document["id"], tuple(folded_words(document["title"])))


def _sentences(document: dict) -> Iterator[Drawn]:
    long = [named for one in sentences(document["body"]) if len(named := tuple(content(one))) >= 2 * MOST]
    for named in long:
        yield Drawn(document["id"], named, 1 / len(long))


def _ways(asked: Asked, words: Iterable[str]) -> int:
    """In how many ways some of the words, in their order, are those asked."""
    ways = [1] + [0] * len(asked)
    for word in words:
        for at in range(len(asked), 0, -1):
            if asked[at - 1] == word:
                ways[at] += ways[at - 1]
    return ways[-1]


def _picked(asked: Asked, drawn: Drawn) -> float:
    many = len(drawn.words)
    if len(asked) != min(MOST, many):
        return 0.0
    return _ways(asked, drawn.words) / comb(many, len(asked))


def _changed(change: Callable[[str], str]) -> Likely:
    """A question as it was is none."""

    def likely(asked: Asked, drawn: Drawn) -> float:
        changed = drawn._replace(words=tuple(map(change, drawn.words)))
        same = drawn._replace(words=tuple(word if change(word) == word else "" for word in drawn.words))
        return _picked(asked, changed) - _picked(asked, same)

    return likely


def _piece(asked: Asked, drawn: Drawn) -> float:
    many, size = len(drawn.words), len(asked)
    longest = min(7, many)
    if not 4 <= size <= longest:
        return 0.0
    starts = sum(drawn.words[at : at + size] == asked for at in range(many - size + 1))
    return starts / (many - size + 1) / (longest - 3)


def _slipped(asked: Asked, drawn: Drawn) -> float:
    total = 0.0
    for at, typed in enumerate(asked):
        for meant in {word for word in drawn.words if abs(len(word) - len(typed)) < 2 and _may_slip(word)}:
            if chance := _chance(meant, typed):
                was = (*asked[:at], meant, *asked[at + 1 :])
                total += chance * _picked(was, drawn) / sum(map(_may_slip, was))
    return total


def _may_slip(word: str) -> bool:
    return len(word) >= LONG and word.isalpha()


def _chance(word: str, typed: str) -> float:
    """That a slip in this word gives what was typed."""
    made: Counter[str] = Counter()
    for at in range(1, len(word) - 1):
        made[word[:at] + word[at + 1 :]] += 1
        made[word[:at] + word[at + 1] + word[at] + word[at + 2 :]] += 1
        for letter in ascii_lowercase:
            made[word[:at] + letter + word[at + 1 :]] += 1 / len(ascii_lowercase)
            made[word[:at] + letter + word[at:]] += 1 / len(ascii_lowercase)
    return made[typed] / (made.total() - made[word])


# Of each kind of question: what it is drawn from, how its words are read, the words it is looked up by, its likelihood.
_AS_TYPED: Callable[[str], Asked] = lambda text: tuple(text.split())  # noqa: E731
KINDS: dict[str, tuple[From, Callable[[str], Asked], Callable[[str], str], int, Likely]] = {
    "plain": (_title, _AS_TYPED, str, 1, _picked),
    "unaccented": (_title, _AS_TYPED, fold, 1, _changed(fold)),
    "inflected": (_title, _AS_TYPED, other_form, 1, _changed(other_form)),
    "natural": (_title_typed, lambda text: tuple(folded_words(text)), str, 1, _piece),
    "typo": (_title, _AS_TYPED, str, 2, _slipped),  # one of two words is as it stands
    "body": (_sentences, _AS_TYPED, str, 1, _picked),
}


def best(documents: list[dict], asked: list[dict]) -> dict[str, list[float]]:
    """The reciprocal rank of each question's document, by kind; the mean of those that are as likely share."""
    return {kind: _best(documents, [one for one in asked if one["kind"] == kind], *how) for kind, how in KINDS.items()}


def _best(documents, asked, drawn_from, read, change, least, likely) -> list[float]:
    by_word = defaultdict(list)
    for number, one in enumerate(asked):
        words = read(one["text"])
        for word in sorted(set(words), key=len)[-least:]:  # the longest, which few documents have
            by_word[word].append((number, words))
    found: list[Counter[str]] = [Counter() for _ in asked]
    for drawn in (drawn for document in documents for drawn in drawn_from(document)):
        for number, words in {one for word in map(change, drawn.words) for one in by_word.get(word, ())}:
            if chance := likely(words, drawn):
                found[number][drawn.key] += chance * drawn.share
    return [_reciprocal(chances, one["expected"]) for chances, one in zip(found, asked, strict=True)]


def _reciprocal(chances: Counter[str], expected: str) -> float:
    own = chances[expected]
    before = sum(chance > own * (1 + ROUNDING) for chance in chances.values())
    alike = sum(abs(chance - own) <= own * ROUNDING for chance in chances.values())
    ranks = range(before + 1, before + alike + 1)
    return sum(1 / rank for rank in ranks if rank <= FIRST) / alike if own else 0.0
