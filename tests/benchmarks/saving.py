"""How long after its save a sheet is found: `python -m tests.benchmarks.saving TIMES` in an instance whose worker runs.

Each is shared by the action that people's click calls, and looked for by the search that its reader's page asks; prints
the milliseconds between the two, in JSON.
"""

import json
import random
import sys
import time
from uuid import uuid4

GIVEN_UP = 60  # seconds
LOOKS = 0.005  # seconds between two


def found(page, tokens: frozenset[str]) -> bool:
    from knowledge.publication.facets import FACETS
    from search.finding import reader, results
    from search.protocol import EngineUnavailable, IndexName
    from search.questions import Question

    try:
        hits = results(IndexName.INTERNAL, Question(page.title), FACETS, reader(tokens)).hits
    except EngineUnavailable:  # not built yet
        return False
    return f"page:{page.pk}" in [hit.key for hit in hits]


def saved_and_found() -> float:
    """Milliseconds from the answer to the person who shared it until somebody finds it."""
    from itc_spaces.spaces import access
    from itc_spaces.spaces.enums import Audience
    from knowledge.actions import share
    from tests.platform.operations.writing import COORDINATOR, MEMBER, committed, people, shared_sheet

    page = committed(lambda: shared_sheet(f"Fiche {uuid4().hex[:12]}"))
    known = people()
    tokens = access.tokens_of(known[COORDINATOR])
    time.sleep(random.uniform(0, 0.5))  # the worker is in no step with people
    committed(lambda: share(page=page, actor=known[MEMBER], audience=Audience.NETWORK, confirmed=True))
    started = time.perf_counter()
    while not found(page, tokens):
        assert time.perf_counter() - started < GIVEN_UP
        time.sleep(LOOKS)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    import django

    django.setup()
    saved_and_found()  # the worker has begun, the index is built
    sys.stdout.write(json.dumps([round(saved_and_found(), 1) for _ in range(int(sys.argv[1]))]))


if __name__ == "__main__":
    main()
