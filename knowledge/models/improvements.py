"""Sections of an adaptation that its ITC offers to the source's ITC, which takes or declines them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from itc_spaces.spaces.models import Offered
from knowledge.enums import ImprovementState
from knowledge.models.reuses import Reuse
from knowledge.reading import Reading


class Improvement(Offered):
    """`giver` is the adaptation, `receiver` its source; `reading` is frozen and holds only what is offered."""

    reuse = models.ForeignKey(Reuse, models.CASCADE, related_name="improvements")
    reading = models.JSONField("texte proposé")
    sections = models.JSONField("sections proposées", default=list)  # their keys, « summary » among them
    why = models.TextField("pourquoi", max_length=2000)
    state = models.CharField("état", max_length=10, choices=ImprovementState, default=ImprovementState.OFFERED)
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    offered_at = models.DateTimeField()
    taken = models.JSONField("sections prises", default=list)
    word = models.TextField("réponse", blank=True, max_length=2000)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = "amélioration proposée"
        ordering = ["-offered_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reuse"], condition=Q(state=ImprovementState.OFFERED), name="improvement_one_open_per_reuse"
            ),
            models.CheckConstraint(
                condition=Q(state=ImprovementState.OFFERED, decided_at__isnull=True)
                | (~Q(state=ImprovementState.OFFERED) & Q(decided_at__isnull=False)),
                name="improvement_decided_or_offered",
            ),
        ]

    def __str__(self) -> str:
        return f"amélioration {self.pk}"

    def as_reading(self) -> Reading:
        return Reading.from_json(self.reading)
