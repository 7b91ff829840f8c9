"""Locks rows in one fixed order, so that two actions at once wait for each other and never deadlock.

The container is locked first. An action that writes takes a shared lock on all containers on which its right depends,
so that many can write at once. An action that begins or ends a right locks the container alone, and waits for the
writers. Then the action reads again, asks `access`, and acts. No lock here stops other rows from referring to a row: a
deferred foreign key, which the database checks at commit, only waits for deletions.

SQLite lets one transaction write at a time, so nothing is locked there.
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, Q, QuerySet
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import clock
from itc_spaces.spaces.models import Department, Grant, Membership, Office, Placement, SpaceRecord, Thematic

# The tables, in the order in which their rows are locked.
ORDER = (
    ("itc_spaces_department",),
    ("itc_spaces_spacerecord",),
    ("itc_spaces_thematic",),
    ("accounts_user",),
    ("wagtailcore_page",),  # parents before children, because their keys are smaller
    ("itc_spaces_placement",),
    ("meetings_meeting",),
    ("meetings_convocation", "meetings_turn", "minutes_delivery"),
    ("discussion_contribution",),
    ("knowledge_improvement",),
    ("publication_submission",),
    ("publication_publicmark",),  # every write to the public's tables changes it
    ("publication_publication",),
    ("publication_publisher", "publication_edition"),
    ("knowledge_reuse",),
)  # fmt: skip
# These need no order: who changes their rows holds the container or list alone, or owns the row.
HELD = (
    "itc_spaces_seat", "itc_spaces_membership", "itc_spaces_seatmode", "itc_spaces_mandate", "itc_spaces_office",
    "itc_spaces_grant", "membership_invitation", "thematics_thematicinvitation", "itc_spaces_topic", "knowledge_public",
    "knowledge_knownlabel", "search_synonymgroup", "membership_wordchange",
)  # fmt: skip
SHARED, OWN = "SHARE", "NO KEY UPDATE"


def lock_places(
    actor: User=None, *, departments: Iterable[int] = (), spaces: Iterable[int] = (), thematics: Iterable[int] = (),
    changes: type[Model] | tuple[type[Model], ...] = (),
) -> None:  # fmt: skip
    """Locks the named containers, and those where `actor` holds something on which their right may depend.

    `changes` names the models (Department, SpaceRecord, Thematic) to lock alone, because rights in them change.
    """
    alone = changes if isinstance(changes, tuple) else (changes,)
    asked = (
        (Department, "pk__in", departments, Office.objects, "department"),
        (SpaceRecord, "space__in", spaces, Membership.objects, "seat__space"),
        (Thematic, "pk__in", thematics, Grant.all_rows, "content_object"),
    )
    for model, key, named, held, place in asked:
        wanted = Q(**{key: sorted(set(named))})
        if actor is not None and actor.pk:
            # `values` of one column: only the containers' rows are locked.
            wanted |= Q(**{key: held.filter(user=actor.pk, ended_at__isnull=True).values(place)})
        _lock(model.objects.filter(wanted), OWN if model in alone else SHARED)
    # An action that waited for another one happens after it, so it is dated later.
    clock.go_on()


def spaces_of(*pages: int | None) -> list[int]:
    """Returns the spaces of these pages, to be locked first; a page never leaves its space."""
    return list(Placement.objects.filter(page__in=[key for key in pages if key]).values_list("space", flat=True))


def lock_pages(*keys: int | None, shared: bool = False) -> None:
    """Locks the pages and their placements; `shared` if the action only needs that they do not change."""
    wanted = [key for key in keys if key]
    _lock(Page.objects.filter(pk__in=wanted), SHARED if shared else OWN)
    _lock(Placement.objects.filter(page__in=wanted), SHARED if shared else OWN)
    clock.go_on()


def lock_list(model: type[Model]) -> None:
    """Locks a whole table that departments share, with its future rows, by the row that names the table."""
    lock_rows(ContentType.objects.filter(pk=ContentType.objects.get_for_model(model).pk))


def lock_rows(rows: QuerySet, *, shared: bool = False) -> None:
    """Locks the rows of one table, by growing key."""
    _lock(rows, SHARED if shared else OWN)
    clock.go_on()


def _lock(rows: QuerySet, strength: str) -> None:
    if not connection.features.has_select_for_update:
        return
    table = rows.model._meta.db_table
    try:
        sql, parameters = rows.order_by("pk").values("pk").query.sql_with_params()
    except EmptyResultSet:  # no row was named
        return
    with connection.cursor() as cursor:
        cursor.execute(f'{sql} FOR {strength} OF "{table}"', parameters)
