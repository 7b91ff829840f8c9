"""Questions whose answer is known: words of a document, as people would type them; the document is to be found.

`python -m tests.benchmarks.known_items DOCUMENTS.jsonl SEED > QUERIES.jsonl`: {"text", "expected", "kind"}.
"""

import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from string import ascii_lowercase

from search.analysis import STOP_WORDS, Word, fold, normal, words
from tests.benchmarks.passages import sentences

EACH = 500  # questions of a kind
MOST = 4  # words of a question
LONG = 5  # letters of a word that may be mistyped
Draw = random.Random


def content(text: str) -> list[str]:
    """The words of a text that mean something, as they stand, each once."""
    text = normal(text)
    kept = {
        word.folded: text[word.start : word.end].lower()
        for word in words(text)
        if word.folded not in STOP_WORDS and len(word.folded) > 2
    }
    return list(kept.values())


def plain(document: dict, draw: Draw) -> str:
    """Two to four words of the title, in its order."""
    named = content(document["title"])
    if len(named) < 2:
        return ""
    return " ".join(named[index] for index in sorted(draw.sample(range(len(named)), min(MOST, len(named)))))


def unaccented(document: dict, draw: Draw) -> str:
    """The same, with an accent to lose."""
    asked = plain(document, draw)
    bare = " ".join(fold(word) for word in asked.split())
    return bare if bare != asked else ""


def inflected(document: dict, draw: Draw) -> str:
    """The same, in other numbers and persons."""
    asked = plain(document, draw).split()
    changed = [other_form(word) for word in asked]
    return " ".join(changed) if changed != asked else ""


def other_form(word: str) -> str:
    for ending, other in (
        ("aux", "al"),
        ("al", "aux"),
        ("eux", "euse"),
        ("euse", "eux"),
        ("if", "ives"),
        ("ive", "ifs"),
    ):
        if len(word) > len(ending) + 2 and word.endswith(ending):
            return word.removesuffix(ending) + other
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "is", "us")):
        return word[:-1]
    if word[-1] in "aeiouéèlnrtdfgmp" and len(word) > 3 and not word.endswith(("er", "ir", "oir")):
        return word + "s"
    return word


def natural(document: dict, draw: Draw) -> str:
    """A contiguous piece of the title, articles and elisions with it."""
    title = normal(document["title"])
    found = list(words(title))
    if len(found) < 4:
        return ""
    size = draw.randint(4, min(7, len(found)))
    start = draw.randint(0, len(found) - size)
    piece = found[start : start + size]
    telling = [word for word in piece if word.folded not in STOP_WORDS]
    if len(telling) < 2 or len(telling) == len(piece):
        return ""
    return title[_with_article(title, piece[0]) : piece[-1].end]


def _with_article(title: str, word: Word) -> int:
    """Where the word starts with its elided article."""
    return title.rfind(" ", 0, word.start) + 1 if title[word.start - 1 : word.start] in ("'", "’") else word.start


def typo(document: dict, draw: Draw) -> str:
    """The words of the title, one of them with a slip."""
    asked = plain(document, draw).split()
    long = [index for index, word in enumerate(asked) if len(word) >= LONG and word.isalpha()]
    if not long:
        return ""
    index = draw.choice(long)
    asked[index] = slipped(asked[index], draw)
    return " ".join(asked)


def slipped(word: str, draw: Draw) -> str:
    at = draw.randrange(1, len(word) - 1)
    made = draw.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + draw.choice(ascii_lowercase) + word[at + 1 :],
            word[:at] + draw.choice(ascii_lowercase) + word[at:],
        )
    )
    return made if made != word else slipped(word, draw)


def body(document: dict, draw: Draw) -> str:
    """Four words of one sentence of the body."""
    long = [named for one in sentences(document["body"]) if len(named := content(one)) >= 2 * MOST]
    if not long:
        return ""
    named = draw.choice(long)
    return " ".join(named[index] for index in sorted(draw.sample(range(len(named)), MOST)))


KINDS: dict[str, Callable[[dict, Draw], str]] = {
    "plain": plain,
    "unaccented": unaccented,
    "inflected": inflected,
    "natural": natural,
    "typo": typo,
    "body": body,
}


def questions(documents: list[dict], seed: int, each: int = EACH) -> Iterator[dict]:
    for kind, make in KINDS.items():
        draw = Draw(f"{kind} {seed}")
        made: set[str] = set()
        while len(made) < each:
            document = draw.choice(documents)
            text = make(document, draw)
            if text and text not in made:
                made.add(text)
                yield {"text": text, "expected": document["id"], "kind": kind}


if __name__ == "__main__":
    with Path(sys.argv[1]).open() as file:
        given = [json.loads(line) for line in file]
    for question in questions(given, int(sys.argv[2])):
        print(json.dumps(question, ensure_ascii=False))
