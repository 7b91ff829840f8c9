"""Note: information relayed from an institution, or something seen on the territory."""

from django.db import models
from wagtail.fields import RichTextField

from knowledge.enums import NoteKind, Written
from knowledge.models.resources import Resource
from knowledge.panels import panels_of
from knowledge.questions import NOTE
from knowledge.reading import Reading
from knowledge.readings import reading_of


class Note(Resource):
    kind = "note"
    questions = NOTE
    facts = ("topics", "keywords", "note_kind", "source", "effective_on")
    sections = (
        ("body", Written.RICH),
        ("concerned", Written.TEXT),
        ("what_to_do", Written.RICH),
        ("observation", Written.RICH),
        ("follow_up", Written.RICH),
    )

    note_kind = models.CharField("nature", max_length=10, choices=NoteKind, default=NoteKind.TECHNICAL)
    body = RichTextField("texte", blank=True)
    source = models.CharField("source", max_length=250, blank=True, help_text="Qui le dit, où le lire.")
    effective_on = models.DateField("date d'effet", null=True, blank=True)
    concerned = models.TextField("qui est concerné", blank=True, max_length=2000)
    what_to_do = RichTextField("ce qu'il y a à faire", blank=True)
    observation = RichTextField(
        "ce qui a été observé", blank=True, help_text="Aucun habitant ne doit pouvoir être reconnu."
    )
    follow_up = RichTextField("suite possible", blank=True)

    content_panels = panels_of(NOTE)

    class Meta:
        verbose_name = "note"
        verbose_name_plural = "notes"

    def reading(self) -> Reading:
        return reading_of(self, kind_label=f"{self.kind_label} : {self.get_note_kind_display()}")
