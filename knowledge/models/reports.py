"""Bilan: what a thematic did, learnt and decided; a resource like the others."""

from django.db import models
from wagtail.fields import RichTextField

from itc_spaces.spaces.models import Thematic
from knowledge.enums import Written
from knowledge.models.resources import Resource
from knowledge.panels import panels_of
from knowledge.questions import REPORT


class ThematicReport(Resource):
    kind = "bilan"
    questions = REPORT
    facts = ("topics", "keywords")
    sections = (
        ("done", Written.RICH),
        ("learnt", Written.RICH),
        ("decided", Written.RICH),
        ("follow_up", Written.RICH),
    )

    done = RichTextField("ce qui a été fait", blank=True, help_text="Aucun habitant ne doit pouvoir être reconnu.")
    learnt = RichTextField("ce que nous avons appris", blank=True, help_text="Ce qui n'a pas marché compte autant.")
    decided = RichTextField("ce qui a été décidé", blank=True)
    follow_up = RichTextField("ce qui suit", blank=True, help_text="Qui fait quoi, et quand on se reparle.")

    content_panels = panels_of(REPORT)

    class Meta:
        verbose_name = "bilan de thématique"
        verbose_name_plural = "bilans de thématiques"


class ThematicOutcome(models.Model):
    """The last bilan that closed a thematic, because a thematic may be reopened and closed again."""

    thematic = models.OneToOneField(Thematic, models.CASCADE, related_name="outcome")
    report = models.OneToOneField(ThematicReport, models.CASCADE, related_name="outcome")

    class Meta:
        verbose_name = "issue d'une thématique"

    def __str__(self) -> str:
        return f"thématique {self.thematic_id}"
