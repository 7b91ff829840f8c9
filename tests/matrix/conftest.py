"""One site for each module of the matrix: to make it takes longer than all that a row asks of it."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.test import TestCase, override_settings

from tests.support.site import Site, make_site
from tests.support.world import make_world


@pytest.fixture(scope="module")
def made_site(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Site]:
    """In a transaction that ends with the module; each test has a savepoint in it."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        transactions = TestCase._enter_atomics()
        try:
            yield make_site(make_world())
        finally:
            TestCase._rollback_atomics(transactions)


@pytest.fixture
def site(made_site, db) -> Site:
    """A copy, for a test keeps in it rows that its savepoint takes back."""
    return deepcopy(made_site)
