"""The engines that search may stand on, behind one protocol."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from search.engines.protocol import IndexName, SearchIndex

TANTIVY = "tantivy://"


def index(name: IndexName, url: str = "") -> SearchIndex:
    """The named index of the engine at `url`: `tantivy:///path` or `http(s)://user:pw@host1,host2/prefix`.

    By default the settings' SEARCH_URL. A process keeps one of each."""
    return _opened(name, url or settings.SEARCH_URL)


@lru_cache
def _opened(name: IndexName, url: str) -> SearchIndex:
    if url.startswith(TANTIVY):
        from search.engines.tantivy import TantivyIndex

        return TantivyIndex(Path(url.removeprefix(TANTIVY)) / name)
    if url.startswith(("http://", "https://")):
        from search.engines.elasticsearch import ElasticsearchIndex

        return ElasticsearchIndex(url, name)
    raise ValueError(f"SEARCH_URL is {url.split('://')[0]}://…; it starts with tantivy:// or http(s)://")
