"""Tells whether an index and the database are of one epoch: restoring a copy of either gives them two histories.

Each write adds to its index a document that nobody reads, with the version of that write. The database keeps the
largest version given out, and for each index the version of its last complete write. Nothing else orders the two.
"""

from collections.abc import Iterable

from search import engines
from search.models import IndexMark, WriteCount
from search.protocol import Document, IndexName

KEY = "mark:0"


def epoch_document(version: int) -> Document:
    return Document(key=KEY, version=version, title="", audience=frozenset())


def remember(names: Iterable[IndexName], version: int) -> None:
    """Notes the version, in the transaction that forgets the changes written to these indexes."""
    for name in names:
        IndexMark.objects.update_or_create(index=name, defaults={"version": version})


def strayed(name: IndexName) -> str:
    """Returns why the index and the database are of two epochs; empty when they are of one. Raises the engine's errors.

    It reads in this order because writers write in the opposite one.
    """
    whole = IndexMark.objects.filter(index=name).values_list("version", flat=True).first() or 0
    held = engines.index(name).version_of(KEY)
    given_out = WriteCount.objects.values_list("value", flat=True).first() or 0
    if held is None:
        return "it holds no version"
    if held < whole:
        return "it is older than the database"
    return "the database is older than it" if held > given_out else ""
