"""Récit: how something happened, told by a person who was there."""

from django.db import models
from wagtail.fields import RichTextField

from knowledge.enums import Written
from knowledge.models import Resource
from knowledge.panels import panels_of
from knowledge.questions import FOOT, HEAD, Group, Question

STORY = (
    Group("De quoi il s'agit", (*HEAD, Question("place"), Question("told", needed=True))),
    Group("Quand", (Question("told_on"),), folded=True),
    FOOT,
)


class Story(Resource):
    kind = "recit"
    questions = STORY
    facts = ("topics", "keywords", "place", "told_on")
    sections = (("told", Written.RICH),)

    place = models.CharField("où", max_length=120, blank=True)
    told_on = models.DateField("raconté le", null=True, blank=True)
    told = RichTextField("ce qui s'est passé", blank=True)

    content_panels = panels_of(STORY)

    class Meta:
        verbose_name = "récit"
