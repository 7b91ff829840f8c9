"""A real Chromium on a live server. Without it these tests are skipped; with ITC_REQUIRE_BROWSER=1 they fail."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.signals import request_finished, request_started
from django.db import connection
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import MISSING, executable, launch

HERE = Path(__file__).parent
SILENCE = 0.2  # seconds
PATIENCE = 30  # seconds: beside other tests, a page may wait for a core
expect.set_options(timeout=PATIENCE * 1000)
# Playwright's own loop runs in this thread; the database is used by the test, never by that loop.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # One browser for all of them.
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")  # its loop ends with it: the worker has other tests to run
def chromium(django_db_setup) -> Iterator[Browser]:
    if executable() is None:
        refuse = pytest.fail if os.environ.get("ITC_REQUIRE_BROWSER") == "1" else pytest.skip
        refuse(MISSING)
    rows_of_migrations = connection._test_serialized_contents
    with sync_playwright() as playwright:
        # Its loop gives this thread another connection. Without this, Django makes permissions anew after each test.
        connection._test_serialized_contents = rows_of_migrations
        browser = launch(playwright)
        yield browser
        browser.close()
        connection.close()


@pytest.fixture
def quiet_server(live_server) -> Iterator[None]:
    """What a page sends while it is closed is answered before the tables are emptied."""
    busy, answered = [0], threading.Condition()

    def count(change: int):
        def note(**kwargs):
            with answered:
                busy[0] += change
                answered.notify_all()

        return note

    starts, ends = count(1), count(-1)
    request_started.connect(starts)
    request_finished.connect(ends)
    yield
    with answered:
        assert answered.wait_for(lambda: busy[0] <= 0, timeout=PATIENCE)
        # What a closed page still sends comes a moment after.
        while answered.wait(SILENCE):
            assert answered.wait_for(lambda: busy[0] <= 0, timeout=PATIENCE)
    request_started.disconnect(starts)
    request_finished.disconnect(ends)


@pytest.fixture
def new_page(chromium, live_server, django_db_serialized_rollback, quiet_server) -> Iterator:
    """Makes a page of a new visitor; fails at the end if a script broke or a request left our site."""
    contexts, faults = [], []

    def make(own: str = live_server.url, **options) -> Page:
        context = chromium.new_context(base_url=live_server.url, locale="fr-FR", **options)
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("request", lambda request: _note_stranger(request.url, own, faults))
        return page

    yield make
    for context in contexts:
        context.close()
    assert faults == []


def _note_stranger(url: str, own: str, faults: list[str]) -> None:
    if not url.startswith((own, "data:", "blob:", "about:")):
        faults.append(f"request to {url}")


@pytest.fixture
def page(new_page) -> Page:
    return new_page()
