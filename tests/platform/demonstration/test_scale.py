"""What a page costs, with 10 and with 1,000 spaces: the same, and within its budget."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from itc_spaces.spaces import clock
from search.protocol import IndexName
from search.rebuilding import rebuild
from tests.support.factories import DepartmentFactory, SheetFactory
from tests.support.factories.publication import accepted, make_circuit, many_editions
from tests.support.factories.scale import many_spaces

pytestmark = pytest.mark.django_db
# PostgreSQL plans some lists by reading every placement (a hash join, faster than many look-ups): rows are compared on
# SQLite alone.


@dataclass
class Cost:
    """What one answer asks of the database."""

    queries: list[str]
    steps: int


def cost(client, url: str) -> Cost:
    client.get(url)
    clock.forget_mark()
    clock.now()  # its mark is read again after some seconds: no part of what the page costs
    with CaptureQueriesContext(connection) as captured, steps_of_sqlite() as steps:
        assert client.get(url).status_code == 200
    return Cost([query["sql"] for query in captured.captured_queries], steps[0])


@contextmanager
def steps_of_sqlite() -> Iterator[list[int]]:
    """Hundreds of steps of its machine: what it reads, which it does not count otherwise."""
    counted = [0]
    if connection.vendor != "sqlite":
        yield counted
        return
    connection.connection.set_progress_handler(lambda: counted.__setitem__(0, counted[0] + 1), 100)
    yield counted
    connection.connection.set_progress_handler(None, 0)


def settled() -> None:
    """As the worker and the database leave it when much has come: indexed, and planned anew."""
    rebuild(IndexName.PUBLIC, afresh=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.fixture
def sheet(world):
    make_circuit(world.a.record.department)
    return SheetFactory(space=world.a, network=True, owner=world.people["member_a"])


@pytest.mark.parametrize(
    ("persona", "address", "budget"),
    [
        # One question for each thing shown; its keywords, and its files that search cannot read, came last.
        ("member_a", "sheet", 21),
        ("member_b", "sheet", 21),
        ("coordinator", "sheet", 21),
        ("member_a", "/espaces/", 20),
        ("coordinator", "/espaces/", 20),
        ("validator", "/espaces/", 18),
        ("member_a", "/espaces/itc-a/", 20),
        ("member_a", "/admin/", 40),
        # The guard refuses the explorer and the choosers; what is left of the admin lists nothing else.
        ("member_a", "editor", 45),
        ("anonymous", "/ressources/", 8),
        ("anonymous", "edition", 5),
    ],
)
def test_the_same_with_ten_and_with_a_thousand_spaces(world, client, indexes, sheet, persona, address, budget):
    people = world.people
    edition = accepted(sheet, people["member_a"], people["coordinator"], people["validator"])
    places = {
        "sheet": sheet.url,
        "edition": edition.get_absolute_url(),
        "editor": f"/admin/pages/{sheet.pk}/edit/",
    }
    url = places.get(address, address)
    world.client(persona, client)
    elsewhere = DepartmentFactory(code="84")
    many_spaces(8, elsewhere)
    settled()
    few = cost(client, url)
    many_spaces(990, elsewhere)
    settled()
    many = cost(client, url)
    assert len(few.queries) == len(many.queries), "\n".join(many.queries)
    assert len(many.queries) <= budget, "\n".join(many.queries)
    if connection.vendor == "sqlite":
        assert many.steps <= 2 * few.steps + 100, (few.steps, many.steps)


def test_a_catalogue_of_many_editions_costs_as_little(world, client, django_assert_max_num_queries):
    many_editions(300, world.a)
    client.get("/ressources/")
    with django_assert_max_num_queries(8):
        client.get("/ressources/")
