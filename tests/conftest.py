"""What every test may ask for."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import count

import pytest
from django.core.cache import cache
from django.test import TestCase, override_settings
from hypothesis import settings

from itc_spaces.spaces import clock
from tests.search.filled import refill
from tests.support.instances import Instance
from tests.support.kept_rows import made_once
from tests.support.migrated import kept, reuse_migrated
from tests.support.postgresql import Cluster, binaries, cluster
from tests.support.site import Site, make_site
from tests.support.world import World, make_world

# The collector looked through what all tests had imported, hundreds of times a test.
gc.set_threshold(100_000, 50, 100)
LONGEST_NAME = 200  # characters
NUMBERS = count()  # of the databases made on PostgreSQL

# No deadline: a busy machine is no fault of the code. `make full` asks for the second one.
settings.register_profile("usual", deadline=None)
settings.register_profile("full", deadline=None, max_examples=2000)
settings.load_profile("usual")


@pytest.hookimpl(tryfirst=True)  # before `-m` looks at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what asks for the database of the tests: the rest says the same on every database."""
    for item in items:
        if item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")


@pytest.hookimpl(specname="pytest_collection_modifyitems", trylast=True)  # after all that orders them
def pytest_put_groups_first(items: list[pytest.Item]) -> None:
    """Of tests that one worker runs one by one, the longest row first: at the end, the other workers would wait."""
    items.sort(key=lambda item: (not item.get_closest_marker("browser"), not item.get_closest_marker("xdist_group")))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Names by its argument a file, whose bytes say when each worker made it, and a text of many thousand letters."""
    return argname if isinstance(val, bytes) or (isinstance(val, str) and len(val) > LONGEST_NAME) else None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """pytest-django asks for this just before it makes the test database."""
    reuse_migrated()


@pytest.fixture(autouse=True)
def forget_clock_mark():
    """Each test has its own database, so the instant another one recorded is not its own."""
    clock.forget_mark()


@pytest.fixture(autouse=True)
def forget_counts():
    """Attempts and visits that another test counted are not this one's."""
    cache.clear()


@pytest.fixture(autouse=True)
def forget_waiting(settings):
    """Files that another test asked to be drawn or copied would be the worker's first twenty."""
    shutil.rmtree(settings.MEDIA_ROOT / "waiting", ignore_errors=True)


@pytest.fixture
def world(db) -> World:
    return made_once(make_world)


@pytest.fixture(scope="module")
def made_site(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Site]:
    """One whole site for all tests of a module that asks for it, and for nothing else: to make it takes seconds.

    It lives in a transaction that ends with the module; each test has a savepoint in it.
    """
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


@pytest.fixture
def indexes(settings, tmp_path, db):
    """Both indexes of the application, of this test alone, built from what the database holds."""
    settings.SEARCH_URL = f"tantivy://{tmp_path / 'search'}"
    settings.SEARCH_LOCKS = tmp_path / "locks"
    refill()


# ── whole instances, in processes of their own: migrated once, then copied ──


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    if binaries() is None:
        if os.environ.get("ITC_REQUIRE_POSTGRESQL"):
            pytest.fail("PostgreSQL is missing: as root, apt-get install postgresql")
        pytest.skip("PostgreSQL n'est pas installé : apt install postgresql")
    with cluster() as server:
        yield server


def migrated(instance: Instance) -> Instance:
    instance.output("manage.py", "migrate", "--verbosity", "0")
    return instance


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Instance:
    instance = Instance(tmp_path_factory.mktemp("template"))
    if not kept().exists():
        return migrated(instance)
    shutil.copy(kept(), instance.database_file)
    return instance


@pytest.fixture(scope="session")
def postgresql_template(tmp_path_factory, postgresql) -> Instance:
    return migrated(Instance(tmp_path_factory.mktemp("template"), postgresql.create("template_itc")))


@pytest.fixture
def make_instance(request, tmp_path_factory) -> Callable[..., Instance]:
    """`make("sqlite")`, `make("postgresql")`: an instance that nobody used yet; `empty=True`: without tables."""

    def make(
        database: str, *, empty: bool = False, settings: str = "config.settings.development", **given: str
    ) -> Instance:
        var = tmp_path_factory.mktemp("var")
        if database == "sqlite":
            if not empty:
                shutil.copy(request.getfixturevalue("sqlite_template").database_file, var)
            return Instance(var, settings=settings, given=given)
        template = None if empty else request.getfixturevalue("postgresql_template") and "template_itc"
        server = request.getfixturevalue("postgresql")
        return Instance(var, server.create(f"itc_{next(NUMBERS)}", template), settings, given)

    return make
