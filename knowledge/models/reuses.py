"""Where an adaptation comes from; the row stays when the source is deleted."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from wagtail.models import Page, Revision


class Reuse(models.Model):
    adaptation = models.OneToOneField(Page, models.CASCADE, related_name="reuse")
    source_page = models.ForeignKey(Page, models.SET_NULL, null=True, blank=True, related_name="reused_in")
    source_revision = models.ForeignKey(Revision, models.SET_NULL, null=True, blank=True, related_name="+")
    source_edition = models.ForeignKey(
        "publication.Edition", models.PROTECT, null=True, blank=True, related_name="reuses"
    )
    # For people who may edit the adaptation; never indexed or exported; a purge empties it.
    source_reading = models.JSONField("texte de la source à ce moment")
    # Names an ITC and a title, never a person; `knowledge.attributions` decides who reads it.
    attribution = models.CharField("attribution", max_length=400)
    # A person who may share the source agreed that the whole network reads its title.
    is_named = models.BooleanField("nommée au réseau", default=False)
    adapted = models.TextField("ce qui a été adapté", blank=True, max_length=2000)
    reused_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reused_at = models.DateTimeField(auto_now_add=True)
    source_told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "reprise"
        constraints = [
            models.CheckConstraint(condition=~Q(adaptation=models.F("source_page")), name="reuse_not_of_itself"),
        ]

    def __str__(self) -> str:
        return f"reprise {self.pk}"
