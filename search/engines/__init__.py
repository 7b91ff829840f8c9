"""The engines that search can use, behind one protocol."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from secrets import token_hex

from django.conf import settings

from search.protocol import IndexName, SearchIndex

TANTIVY = "tantivy://"


def index(name: IndexName, url: str = "") -> SearchIndex:
    """Returns the named index at `url`: `tantivy:///path` or `http(s)://user:pw@host1,host2/prefix`.

    `url` is SEARCH_URL by default. Each process keeps one index of each name.
    """
    return _opened(name, url or settings.SEARCH_URL)


@contextmanager
def scratch(url: str = "") -> Iterator[SearchIndex]:
    """Gives an empty index that is deleted afterwards; by default it is embedded, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="itc-search-") as folder:
        made = _made(f"scratch-{token_hex(4)}", url or f"{TANTIVY}{folder}")
        try:
            made.swap(made.new_generation())
            yield made
        finally:
            made.destroy()


@lru_cache
def _opened(name: IndexName, url: str) -> SearchIndex:
    return _made(name, url)


def _made(name: str, url: str) -> SearchIndex:
    if url.startswith(TANTIVY):
        from search.engines.tantivy import TantivyIndex

        return TantivyIndex(Path(url.removeprefix(TANTIVY)) / name)
    if url.startswith(("http://", "https://")):
        from search.engines.elasticsearch import ElasticsearchIndex

        return ElasticsearchIndex(url, name)
    raise ValueError(f"SEARCH_URL is {url.split('://')[0]}://…; it starts with tantivy:// or http(s)://")
