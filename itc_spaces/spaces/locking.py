"""The one order in which rows are locked: two gestures at once then wait for each other, and never in a ring.

Container first. Who writes takes a shared lock on all that a right of theirs hangs on, so that many write at once;
who begins or ends a right takes the container for themself, and waits for those who write. Then the action reads
again, asks `access`, and acts. No lock here stops a row from being referred to: a deferred foreign key, which the
database checks at commit, waits for deletions only.

On SQLite one transaction writes at a time: there is nothing to lock.
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
    ("wagtailcore_page",),  # parents before children, for their keys are smaller
    ("itc_spaces_placement",),
    ("meetings_meeting",),
    ("meetings_convocation", "meetings_turn", "minutes_delivery"),
    ("discussion_contribution",),
    ("knowledge_improvement",),
    ("publication_submission",),
    ("publication_publicmark",),  # any write to the public's tables changes it
    ("publication_publication",),
    ("publication_publisher", "publication_edition"),
    ("knowledge_reuse",),
)  # fmt: skip
# Whoever changes a row of these has its container or its list for themself, or is the person whose row it is: in any
# order.
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
    """The containers named, by key, and those where `actor` holds something: what their right may hang on.

    `changes`: Department, SpaceRecord or Thematic, whose rows are locked for the caller alone: their rights change.
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
            # `values` of one column: the row locks are on the containers alone.
            wanted |= Q(**{key: held.filter(user=actor.pk, ended_at__isnull=True).values(place)})
        _lock(model.objects.filter(wanted), OWN if model in alone else SHARED)
    # An action that waited for its turn happens after the one it waited for, so it is dated later.
    clock.go_on()


def spaces_of(*pages: int | None) -> list[int]:
    """Locks pages by key; a page never leaves its space."""
    return list(Placement.objects.filter(page__in=[key for key in pages if key]).values_list("space", flat=True))


def lock_pages(*keys: int | None, shared: bool = False) -> None:
    """The pages and their placements; `shared`: what is written does not change them, and needs them as they are."""
    wanted = [key for key in keys if key]
    _lock(Page.objects.filter(pk__in=wanted), SHARED if shared else OWN)
    _lock(Placement.objects.filter(page__in=wanted), SHARED if shared else OWN)
    clock.go_on()


def lock_list(model: type[Model]) -> None:
    """All rows of a table that departments share, those to come too, for the caller alone: by the row that names it."""
    lock_rows(ContentType.objects.filter(pk=ContentType.objects.get_for_model(model).pk))


def lock_rows(rows: QuerySet, *, shared: bool = False) -> None:
    """Locks rows of one table, by growing key."""
    _lock(rows, SHARED if shared else OWN)
    clock.go_on()


def _lock(rows: QuerySet, strength: str) -> None:
    if not connection.features.has_select_for_update:
        return
    table = rows.model._meta.db_table
    try:
        sql, parameters = rows.order_by("pk").values("pk").query.sql_with_params()
    except EmptyResultSet:  # nothing was named
        return
    with connection.cursor() as cursor:
        cursor.execute(f'{sql} FOR {strength} OF "{table}"', parameters)
