"""Bilan: what a thematic did, learnt and decided; a resource like the others."""

from django.db import models
from wagtail.fields import RichTextField

from itc_spaces.models import Thematic
from knowledge.enums import Written
from knowledge.models.resources import Resource
from knowledge.panels import REPORT_PANELS


class ThematicReport(Resource):
    kind = "bilan"
    kind_label = "Bilan de thématique"
    facts = ("topics",)
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

    content_panels = REPORT_PANELS

    class Meta:
        verbose_name = "bilan de thématique"
        verbose_name_plural = "bilans de thématiques"

    def missing_to_share(self) -> list[str]:
        answers = {
            "Titre": self.title,
            "En bref": self.summary,
            "Sujets": self.topics.all(),
            "Ce qui a été fait": self.done,
            "Ce que nous avons appris": self.learnt,
        }
        return [label for label, answer in answers.items() if not answer]


class ThematicOutcome(models.Model):
    """Which bilan closes a thematic: the last one, for a thematic may be reopened and closed again."""

    thematic = models.OneToOneField(Thematic, models.CASCADE, related_name="outcome")
    report = models.OneToOneField(ThematicReport, models.CASCADE, related_name="outcome")

    class Meta:
        verbose_name = "issue d'une thématique"

    def __str__(self) -> str:
        return f"thématique {self.thematic_id}"
