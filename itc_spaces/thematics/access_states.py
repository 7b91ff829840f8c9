"""The state of an access today (to come, in force, ending soon, ended), as conditions on grants."""

from datetime import timedelta

from django.db.models import Case, CharField, Q, QuerySet, TextChoices, Value, When

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import ThematicState
from itc_spaces.spaces.models import Grant, grant_works

SOON = timedelta(days=14)
LATELY = timedelta(days=30)


class AccessState(TextChoices):
    WORKING = "en-cours", "en cours"
    SOON = "bientot", "se termine bientôt"
    PLANNED = "a-venir", "à venir"
    ENDED = "termines", "terminé"


def with_access_state(grants: QuerySet[Grant]) -> QuerySet[Grant]:
    """Adds `access_state` to each row."""
    today = access.today()
    works = grant_works(today)
    soon = works & Q(ends_on__lte=today + SOON)
    planned = Q(ended_at__isnull=True, starts_on__gt=today, content_object__state=ThematicState.OPEN)
    return grants.annotate(
        access_state=Case(
            When(soon, then=Value(AccessState.SOON.value)),
            When(works, then=Value(AccessState.WORKING.value)),
            When(planned, then=Value(AccessState.PLANNED.value)),
            default=Value(AccessState.ENDED.value),
            output_field=CharField(),
        )
    )


def grants_ended_lately(viewer: User) -> QuerySet[Grant]:
    """Returns the viewer's grants that ended in the last thirty days, however they ended."""
    today, since = access.today(), access.now() - LATELY
    by_itself = Q(ends_on__lt=today, ends_on__gte=today - LATELY)
    with_thematic = Q(content_object__closed_on__gte=today - LATELY) & ~Q(content_object__state=ThematicState.OPEN)
    ended = Q(ended_at__gte=since) | by_itself | with_thematic
    rows = Grant.all_rows.filter(ended, user=viewer).exclude(grant_works(today))
    return rows.select_related("content_object__space").order_by("pk")
