"""The outbox: each change is noted in its own transaction, and answers at once exclude what narrowed."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from search.models import Change, Missed, Rebuild

# Beyond this number, answers would be slow and their counts wrong, so search gives none.
MOST_EXCLUDED = 1000


class Key(NamedTuple):
    """An object with documents (« page:12 »), or a whole whose documents all change (« space:3 »)."""

    kind: str
    pk: int

    def __str__(self) -> str:
        return f"{self.kind}:{self.pk}"


class Waiting(NamedTuple):
    """The keys that queries exclude, and whether there are too many to exclude."""

    keys: frozenset[str]
    is_too_much: bool


def note(keys: Iterable[Key], *, narrows: bool = False) -> None:
    """Writes a row for each key, in the current transaction."""
    Change.objects.bulk_create([Change(kind=key.kind, object_id=key.pk, narrows=narrows) for key in keys])


@transaction.atomic
def note_missed(keys: Iterable[Key]) -> None:
    """Notes for the indexes being built what the live ones applied or failed: only then the outbox may forget it."""
    keys = list(keys)
    for rebuild in Rebuild.objects.select_for_update():
        Missed.objects.bulk_create([Missed(rebuild=rebuild, kind=key.kind, object_id=key.pk) for key in keys])


def waiting() -> QuerySet[Change]:
    """Returns the changes to apply, without those set aside."""
    return Change.objects.filter(set_aside_at__isnull=True)


def narrowings(*kinds: str) -> Waiting:
    """Returns the narrowings of these kinds, or of all; the public's queries only need those of editions."""
    rows = Change.objects.filter(narrows=True)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    found = rows.order_by().values_list("kind", "object_id").distinct()[: MOST_EXCLUDED + 1]
    keys = frozenset(str(Key(*row)) for row in found)
    return Waiting(keys, len(keys) > MOST_EXCLUDED)
