"""From a resource to a decision: what was frozen, who decides, what they said."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from wagtail.models import Page

from itc_spaces.models import Committee, Department, UnderReview
from knowledge.models import Attachment
from knowledge.publication.enums import Decision, SubmissionState
from knowledge.reading import Reading


class Circuit(models.Model):
    """A department's way to an edition: its steps are data."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="circuits")
    name = models.CharField("nom", max_length=120)
    is_active = models.BooleanField("en usage", default=True)

    class Meta:
        verbose_name = "circuit de validation"
        constraints = [
            models.UniqueConstraint(
                fields=["department"], condition=Q(is_active=True), name="circuit_one_active_per_department"
            )
        ]

    def __str__(self) -> str:
        return self.name


class CircuitStep(models.Model):
    circuit = models.ForeignKey(Circuit, models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="circuit_steps")

    class Meta:
        verbose_name = "étape"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["circuit", "position"], name="circuit_step_position_once")]

    def __str__(self) -> str:
        return f"{self.position}. {self.committee}"


class Submission(UnderReview):
    """A reading frozen on the day it was submitted. `committee` is the one whose turn it is, or was last."""

    page = models.ForeignKey(Page, models.SET_NULL, null=True, related_name="submissions")
    step = models.ForeignKey(CircuitStep, models.PROTECT, related_name="submissions")
    state = models.CharField("état", max_length=10, choices=SubmissionState, default=SubmissionState.PENDING)
    reading = models.JSONField()
    title = models.CharField(max_length=100)
    contact = models.CharField(max_length=200, blank=True)  # filled only when its author ticked « public »
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="submissions")
    submitted_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)  # counts its verdicts: two validators answer one state once
    edition = models.OneToOneField(
        "publication.Edition", models.PROTECT, null=True, blank=True, related_name="submission"
    )  # what it became

    class Meta:
        verbose_name = "soumission"
        ordering = ["-submitted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(state=SubmissionState.PENDING), name="submission_one_pending_per_page"
            ),
            models.CheckConstraint(
                condition=Q(state=SubmissionState.PENDING, decided_at__isnull=True)
                | (~Q(state=SubmissionState.PENDING) & Q(decided_at__isnull=False)),
                name="submission_decided_or_pending",
            ),
        ]

    def __str__(self) -> str:
        return f"soumission {self.pk}"

    def as_reading(self) -> Reading:
        return Reading.from_json(self.reading)


class SubmissionFile(models.Model):
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="files")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="review_links")

    class Meta:
        verbose_name = "fichier soumis"
        constraints = [models.UniqueConstraint(fields=["submission", "attachment"], name="submission_file_once")]

    def __str__(self) -> str:
        return f"fichier {self.attachment_id}"


class SubmissionCredit(models.Model):
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="credits")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=160)
    quality = models.CharField(max_length=160, blank=True)
    consents_public = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "crédit soumis"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class Verdict(models.Model):
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="verdicts")
    step = models.ForeignKey(CircuitStep, models.PROTECT, related_name="verdicts")
    decision = models.CharField("décision", max_length=10, choices=Decision)
    reason = models.TextField("motif", blank=True, max_length=3000)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="verdicts")
    decided_at = models.DateTimeField()

    class Meta:
        verbose_name = "décision"
        ordering = ["decided_at"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "step"], name="verdict_one_per_step"),
            models.CheckConstraint(
                condition=Q(decision=Decision.ACCEPT) | ~Q(reason=""), name="verdict_changes_have_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.get_decision_display()
