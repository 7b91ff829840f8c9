"""A circuit, a shared sheet of ITC A, and what becomes of it."""

import pytest

from tests.support.factories import SheetFactory
from tests.support.factories.publication import accepted, make_circuit


@pytest.fixture
def circuit(world):
    return make_circuit(world.a.record.department)


@pytest.fixture
def people(world):
    return world.people


@pytest.fixture
def sheet(world, circuit):
    return SheetFactory(space=world.a, network=True, owner=world.people["member_a"], publics=[])


@pytest.fixture
def edition(sheet, people):
    return accepted(sheet, people["member_a"], people["coordinator"], people["validator"])
