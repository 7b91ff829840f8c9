"""An index of each engine, with nothing in it. Elasticsearch where ITC_TEST_ELASTICSEARCH says one answers."""

import os
from secrets import token_hex

import pytest

from search.engines import index
from search.protocol import IndexName
from tests.search.documents import LIBRARY

HOW = "set ITC_TEST_ELASTICSEARCH=http://127.0.0.1:9200, where a scratch Elasticsearch 9 answers (docker-compose.yml)"


def elasticsearch_url() -> str:
    """Of a prefix that no other test uses. Skips without a server, or fails where one must be there."""
    if url := os.environ.get("ITC_TEST_ELASTICSEARCH"):
        return f"{url.rstrip('/')}/test-{token_hex(4)}"
    if os.environ.get("ITC_REQUIRE_ELASTICSEARCH"):
        pytest.fail(f"Elasticsearch is required here: {HOW}")
    pytest.skip(HOW)


@pytest.fixture(params=["tantivy", "elasticsearch"])
def empty(request, tmp_path):
    url = f"tantivy://{tmp_path}" if request.param == "tantivy" else elasticsearch_url()
    made = index(IndexName.INTERNAL, url)
    yield made
    made.destroy()


@pytest.fixture
def built(empty):
    empty.swap(empty.new_generation())
    return empty


@pytest.fixture
def library(built):
    built.write(LIBRARY)
    return built
