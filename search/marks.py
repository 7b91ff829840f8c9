"""Whether an index and the database are of one time: a copy of either, put back, leaves them two histories.

Each write brings a mark into its index, a document that nobody reads: the version of that write. The database keeps the
largest one given out, and for each index that of the last write known to be whole. Nothing else orders the two.
"""

from collections.abc import Iterable

from search import engines
from search.engines.protocol import Document, IndexName
from search.models import IndexMark, WriteCount

KEY = "mark:0"


def mark(version: int) -> Document:
    return Document(key=KEY, version=version, title="", audience=frozenset())


def remember(names: Iterable[IndexName], version: int) -> None:
    """In the transaction that forgets the changes which these indexes now hold."""
    for name in names:
        IndexMark.objects.update_or_create(index=name, defaults={"version": version})


def strayed(name: IndexName) -> str:
    """Why what is searched is of another time than the database, or nothing. Raises what the engine does.

    Read in this order, since writers write in the other one."""
    whole = IndexMark.objects.filter(index=name).values_list("version", flat=True).first() or 0
    held = engines.index(name).version_of(KEY)
    given_out = WriteCount.objects.values_list("value", flat=True).first() or 0
    if held is None:
        return "it has no mark"
    if held < whole:
        return "it is older than the database"
    return "the database is older than it" if held > given_out else ""
