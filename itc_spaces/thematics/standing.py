"""Where an access stands today: to come, in force, ending soon, ended; as conditions on grants."""

from datetime import timedelta

from django.db.models import Case, CharField, Q, QuerySet, TextChoices, Value, When

from itc_spaces import access
from itc_spaces.enums import ThematicState
from itc_spaces.models import Grant, in_force

SOON = timedelta(days=14)
LATELY = timedelta(days=30)


class Standing(TextChoices):
    WORKING = "en-cours", "en cours"
    SOON = "bientot", "se termine bientôt"
    PLANNED = "a-venir", "à venir"
    ENDED = "termines", "terminé"


def works() -> Q:
    """As access itself says it, for anybody."""
    return in_force("", access.today()) & Q(content_object__state=ThematicState.OPEN, user__is_active=True)


def with_standing(grants: QuerySet[Grant]) -> QuerySet[Grant]:
    """The same rows, each knowing its `standing`."""
    today = access.today()
    soon = works() & Q(ends_on__lte=today + SOON)
    planned = Q(ended_at__isnull=True, starts_on__gt=today, content_object__state=ThematicState.OPEN)
    return grants.annotate(
        standing=Case(
            When(soon, then=Value(Standing.SOON.value)),
            When(works(), then=Value(Standing.WORKING.value)),
            When(planned, then=Value(Standing.PLANNED.value)),
            default=Value(Standing.ENDED.value),
            output_field=CharField(),
        )
    )


def grants_ended_lately(viewer) -> QuerySet[Grant]:
    """One's own access that ended in the last thirty days, by whichever end came."""
    today, since = access.today(), access.now() - LATELY
    by_itself = Q(ends_on__lt=today, ends_on__gte=today - LATELY)
    with_thematic = Q(content_object__closed_on__gte=today - LATELY) & ~Q(content_object__state=ThematicState.OPEN)
    ended = Q(ended_at__gte=since) | by_itself | with_thematic
    return (
        Grant.objects.filter(ended, user=viewer).exclude(works()).select_related("content_object__space").order_by("pk")
    )
