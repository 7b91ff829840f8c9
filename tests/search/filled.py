"""The embedded engine's indexes as the application fills them, and questions put to them."""

from search import engines
from search.applying import apply_changes
from search.models import Change
from search.protocol import IndexName, Query, Reader, Results
from search.rebuilding import rebuild


def refill() -> None:
    """Both indexes anew from what the database holds; nothing waits."""
    for name in IndexName:
        rebuild(name, afresh=True)
    Change.objects.all().delete()


def settle() -> None:
    """As the worker does."""
    while apply_changes():
        pass


def asked(words: str = "", tokens=("public",), index: IndexName = IndexName.INTERNAL, **more) -> Results:
    return engines.index(index).search(Query(words, Reader(frozenset(tokens)), **more))


def keys(results: Results) -> list[str]:
    return [hit.key for hit in results.hits]
