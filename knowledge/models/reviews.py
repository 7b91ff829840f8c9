"""Whether a text still holds: asked on a date, answered outside revisions, so that restoring undoes no answer."""

from django.conf import settings
from django.db import models
from wagtail.models import Page


class Review(models.Model):
    """« Toujours d'actualité »: the answer for one date, and the date of the next question."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="reviews")
    answers = models.DateField("répond à la date")
    next_on = models.DateField("à réinterroger le")
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reviewed_at = models.DateTimeField()

    class Meta:
        verbose_name = "relecture"
        ordering = ["-answers"]
        constraints = [models.UniqueConstraint(fields=["page", "answers"], name="review_once_per_date")]

    def __str__(self) -> str:
        return f"{self.page_id}, {self.answers}"


class ReviewReminder(models.Model):
    """Says that somebody was told of a date, so that they are told once."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="review_reminders")
    due_on = models.DateField()

    class Meta:
        verbose_name = "rappel de relecture"
        constraints = [models.UniqueConstraint(fields=["page", "due_on"], name="review_reminder_once_per_date")]

    def __str__(self) -> str:
        return f"{self.page_id}, {self.due_on}"
