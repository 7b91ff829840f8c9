"""What a page costs, with 10 and with 1,000 spaces: the same, and within its budget."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from itc_spaces import clock
from tests.factories import DepartmentFactory, SheetFactory
from tests.factories.publication import accepted, make_circuit, many_editions
from tests.factories.scale import many_spaces

pytestmark = pytest.mark.django_db


def queries(client, url: str) -> list[str]:
    client.get(url)
    clock.forget_mark()
    clock.now()  # its mark is read again after some seconds: no part of what the page costs
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured.captured_queries]


@pytest.fixture
def sheet(world):
    make_circuit(world.a.record.department)
    return SheetFactory(space=world.a, network=True, owner=world.people["member_a"])


@pytest.mark.parametrize(
    ("persona", "address", "budget"),
    [
        ("member_a", "sheet", 12),
        ("member_b", "sheet", 12),
        ("coordinator", "sheet", 12),
        ("member_a", "/espaces/", 20),
        ("coordinator", "/espaces/", 20),
        ("validator", "/espaces/", 20),
        ("member_a", "/espaces/itc-a/", 20),
        ("anonymous", "/ressources/", 8),
        ("anonymous", "edition", 3),
    ],
)
def test_the_same_with_ten_and_with_a_thousand_spaces(world, client, sheet, persona, address, budget):
    people = world.people
    edition = accepted(sheet, people["member_a"], people["coordinator"], people["validator"])
    url = {"sheet": sheet.url, "edition": edition.get_absolute_url()}.get(address, address)
    world.client(persona, client)
    elsewhere = DepartmentFactory(code="84")
    many_spaces(8, elsewhere)
    few = queries(client, url)
    many_spaces(990, elsewhere)
    many = queries(client, url)
    assert len(few) == len(many), "\n".join(many)
    assert len(many) <= budget, "\n".join(many)


def test_a_catalogue_of_many_editions_costs_as_little(world, client, django_assert_max_num_queries):
    many_editions(300, world.a)
    client.get("/ressources/")
    with django_assert_max_num_queries(8):
        client.get("/ressources/")
