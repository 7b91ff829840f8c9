"""As many documents as wanted, in real French, with the audiences and facets of a whole country; and questions on them.

Titles and sentences are those of real passages (tests/benchmarks/passages.py), drawn anew for each document.
"""

import datetime
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

from search.protocol import Document, Reader
from tests.benchmarks.known_items import LONG, content, slipped
from tests.benchmarks.passages import sentences, write

SPACES = 10_000  # in the world; each is a token
MINE = 50  # tokens of one reader
QUERIES = 200
FOLDER = Path(os.environ.get("ITC_BENCH_FOLDER") or Path.home() / ".cache" / "itc-bench")


def passages(name: str = "documents") -> list[dict]:
    with write(FOLDER, name).open() as file:
        return [json.loads(line) for line in file]


def documents(number: int, given: list[dict]) -> Iterator[Document]:
    """Each of two passages' words, so that none is alone to have its words."""
    told = [sentences(one["body"])[:40] or [one["summary"]] for one in given]
    for index in range(number):
        draw = random.Random(index)
        one, other = draw.randrange(len(given)), draw.randrange(len(given))
        head, tail = given[one]["title"].split(), given[other]["title"].split()
        body = " ".join(draw.choice(told[draw.choice((one, other))]) for _ in range(draw.randint(4, 10)))
        yield Document(
            key=f"page:{index}",
            version=1,
            title=" ".join(head[: len(head) // 2 + 1] + tail[len(tail) // 2 :]),
            summary=given[one]["summary"][:200],
            body=body,
            audience=frozenset({"network"} if draw.random() < 0.3 else {f"space:{draw.randrange(SPACES)}"}),
            facets=_facets(draw),
            date=datetime.date(2012, 1, 1) + datetime.timedelta(days=draw.randrange(5_000)),
            objects=frozenset({f"space:{draw.randrange(SPACES)}"}),
        )


def _facets(draw: random.Random) -> dict[str, tuple[str, ...]]:
    return {
        "kind": (draw.choice(("sheet", "tool", "note", "report")),),
        "topic": tuple(f"topic-{one}" for one in draw.sample(range(22), draw.randint(1, 3))),
        "public": tuple(f"public-{one}" for one in draw.sample(range(8), draw.randint(1, 2))),
        "space": (f"space-{draw.randrange(SPACES)}",),
        "year": (str(draw.randint(2012, 2026)),),
    }


FACETED = ("kind", "topic", "public", "space", "year")


def reader() -> Reader:
    draw = random.Random("reader")
    return Reader(frozenset({"network", *(f"space:{draw.randrange(SPACES)}" for _ in range(MINE - 1))}))


def questions(given: list[dict]) -> list[str]:
    """One to four words of a title, as people type them."""
    draw = random.Random("questions")
    made: list[str] = []
    while len(made) < QUERIES:
        named = content(draw.choice(given)["title"])
        if named:
            made.append(" ".join(draw.sample(named, min(len(named), draw.randint(1, 4)))))
    return made


def misspelt(asked: list[str]) -> list[str]:
    """The same questions, each with a slip in its longest word."""
    draw = random.Random("slips")
    long = [(words, max(words.split(), key=len)) for words in asked]
    return [words.replace(word, slipped(word, draw)) for words, word in long if len(word) >= LONG and word.isalpha()]
