"""The outbox: a change is noted in its own transaction, and what narrowed is kept out of answers at once."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from search.models import Change, Missed, Rebuild

# More narrowings than that waiting, and answers would be slow and their counts wrong: none is given.
MOST_EXCLUDED = 1000


class Key(NamedTuple):
    """A thing that documents are made of, "page:12"; also a whole, "space:3", whose documents all change."""

    kind: str
    pk: int

    def __str__(self) -> str:
        return f"{self.kind}:{self.pk}"


class Waiting(NamedTuple):
    """What queries leave out, and whether there is so much of it that they cannot."""

    keys: frozenset[str]
    is_too_much: bool


def note(keys: Iterable[Key], *, narrows: bool = False) -> None:
    """One row for each, in the transaction that is going on."""
    Change.objects.bulk_create([Change(kind=key.kind, object_id=key.pk, narrows=narrows) for key in keys])


@transaction.atomic
def note_missed(keys: Iterable[Key]) -> None:
    """For the indexes being built, what was applied, or failed, in the others: not after the outbox forgets it."""
    keys = list(keys)
    for rebuild in Rebuild.objects.select_for_update():
        Missed.objects.bulk_create([Missed(rebuild=rebuild, kind=key.kind, object_id=key.pk) for key in keys])


def waiting() -> QuerySet[Change]:
    """What is still to be applied; not what was set aside."""
    return Change.objects.filter(set_aside_at__isnull=True)


def narrowings(*kinds: str) -> Waiting:
    """Of all kinds, or of some: the public's queries ask for editions only."""
    rows = Change.objects.filter(narrows=True)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    found = rows.order_by().values_list("kind", "object_id").distinct()[: MOST_EXCLUDED + 1]
    keys = frozenset(str(Key(*row)) for row in found)
    return Waiting(keys, len(keys) > MOST_EXCLUDED)
