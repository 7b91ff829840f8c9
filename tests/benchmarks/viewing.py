"""The search pages beside the bare engine, asked the same: `python -m tests.benchmarks.viewing` in a filled instance.

Prints the milliseconds of each, in JSON.
"""

import json
import random
import sys
import time
from collections.abc import Callable

from tests.benchmarks.timing import summed_up

QUESTIONS, RUNS = 60, 3


def questions(titles: list[str]) -> list[str]:
    """One to three words of a title."""
    from tests.benchmarks.known_items import content

    draw = random.Random("viewing")
    named = [words for title in titles if (words := content(title))]
    drawn = (draw.choice(named) for _ in range(QUESTIONS))
    return [" ".join(draw.sample(words, min(len(words), draw.randint(1, 3)))) for words in drawn]


def times(ask: Callable[[str], object], asked: list[str]) -> dict[str, float]:
    """Medians of several runs, the first of which is not counted."""
    runs = [[taken(ask, words) for words in asked] for _ in range(RUNS + 1)][1:]
    return summed_up(runs, 1)


def taken(ask: Callable[[str], object], words: str) -> float:
    started = time.perf_counter()
    ask(words)
    return (time.perf_counter() - started) * 1000


def engine(index, filters, tokens: frozenset[str]) -> Callable[[str], object]:
    from search.finding import reader, results
    from search.questions import Question

    return lambda words: results(index, Question(words), filters, reader(tokens))


def page(client, address: str) -> Callable[[str], object]:
    def ask(words: str) -> None:
        answer = client.get(address, {"q": words}, secure=True)
        assert answer.status_code == 200, answer.status_code

    return ask


def measured() -> dict[str, dict]:
    from django.conf import settings
    from django.test import Client

    from accounts.models import User
    from itc_spaces.spaces import access
    from knowledge.publication.facets import FACETS, PUBLIC_FACETS
    from knowledge.publication.models import Edition
    from search.protocol import IndexName

    person = User.objects.filter(email__startswith="directrice").order_by("-pk")[0]
    client, anonymous = (Client(SERVER_NAME=settings.ALLOWED_HOSTS[0]) for _ in range(2))
    client.force_login(person)
    asked = questions(list(Edition.objects.values_list("title", flat=True)[:2000]))
    tokens = access.tokens_of(person)
    inside, outside = engine(IndexName.INTERNAL, FACETS, tokens), frozenset({access.PUBLIC})
    return {
        "members": {"engine": times(inside, asked), "page": times(page(client, "/espaces/-/recherche/"), asked)},
        "public": {
            "engine": times(engine(IndexName.PUBLIC, PUBLIC_FACETS, outside), asked),
            "page": times(page(anonymous, "/ressources/"), asked),
        },
    }


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(measured()))
