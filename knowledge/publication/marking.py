"""Makes the triggers that keep `PublicMark` after each migration: SQLite loses them when it makes a table again."""

from collections.abc import Iterator
from uuid import uuid4

from django.db import DEFAULT_DB_ALIAS, connections

from itc_spaces.spaces.locking import lock_rows
from knowledge.publication.models import (
    Edition,
    EditionCredit,
    EditionFacet,
    EditionFile,
    Publication,
    PublicMark,
    Publisher,
    Withdrawal,
)

PUBLIC = (Publisher, Publication, Edition, EditionFacet, EditionFile, EditionCredit, Withdrawal)
FUNCTION = """
CREATE OR REPLACE FUNCTION publication_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE publication_publicmark SET token = replace(gen_random_uuid()::text, '-', '');
    RETURN NULL;
END $$
"""
ON_POSTGRESQL = """
CREATE OR REPLACE TRIGGER {table}_mark AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION publication_mark()
"""
ON_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_mark_{event} AFTER {event} ON {table}
BEGIN
    UPDATE publication_publicmark SET token = lower(hex(randomblob(16)));
END
"""


def lock_public(*publications: int) -> None:
    """Locks the mark before the first write to the public's tables, whose triggers change it: writers take turns."""
    lock_rows(PublicMark.objects.all())
    lock_rows(Publication.objects.filter(pk__in=publications))


def mark_changes(sender=None, *, using=DEFAULT_DB_ALIAS, apps=None, **kwargs) -> None:
    """Makes the triggers after a migration; does nothing while the table does not exist."""
    if apps and PublicMark._meta.model_name not in apps.all_models[PublicMark._meta.app_label]:
        return
    PublicMark.objects.using(using).get_or_create(pk=1, defaults={"token": uuid4().hex})
    with connections[using].cursor() as cursor:
        for statement in _statements(connections[using].vendor):
            cursor.execute(statement)


def _statements(vendor: str) -> Iterator[str]:
    tables = [model._meta.db_table for model in PUBLIC]
    if vendor == "sqlite":
        for event in ("INSERT", "UPDATE", "DELETE"):
            yield from (ON_SQLITE.format(table=table, event=event) for table in tables)
        return
    yield FUNCTION
    yield from (ON_POSTGRESQL.format(table=table) for table in tables)
