"""Rights that begin and end on their own dates."""

from datetime import date

from django.db import models
from django.db.models import F, Q


def in_force(prefix: str, on: date) -> Q:
    """Returns a condition on a `Dated` row reached by `prefix` ("" or "seat__"): it works on that day."""
    return (
        Q(**{f"{prefix}starts_on__lte": on, f"{prefix}ended_at__isnull": True})
        & (Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": on}))
    )  # fmt: skip


class Dated(models.Model):
    """`starts_on` and `ends_on` are both included; `ended_at` ends it at once, and no clock restores it."""

    starts_on = models.DateField("depuis le")
    ends_on = models.DateField("jusqu'au", null=True, blank=True)
    ended_at = models.DateTimeField("terminé le", null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                name="%(class)s_starts_before_it_ends",
            ),
        ]
