"""What happens to a thematic, dated and signed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from itc_spaces.enums import ThematicState
from itc_spaces.models import Thematic


class ThematicChange(models.Model):
    """A thematic passes from a state to another; `was` is empty when it is suggested."""

    thematic = models.ForeignKey(Thematic, models.CASCADE, related_name="changes")
    was = models.CharField(max_length=10, choices=ThematicState, blank=True)
    became = models.CharField(max_length=10, choices=ThematicState)
    reason = models.TextField("motif", blank=True, max_length=1000)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "étape d'une thématique"
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(became=ThematicState.ABANDONED) | ~Q(reason=""), name="thematic_abandoned_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"thématique {self.thematic_id}, {self.get_became_display()}"

    @property
    def is_reopening(self) -> bool:
        return self.became == ThematicState.OPEN and self.was != ThematicState.SUGGESTED
