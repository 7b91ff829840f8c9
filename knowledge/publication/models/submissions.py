"""From a resource to a decision: the frozen text, its committees and their verdicts."""

from pathlib import PurePosixPath
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from wagtail.models import Page

from itc_spaces.spaces.models import Committee, Department, Submitted
from knowledge.files.formats import FORMATS
from knowledge.models import Attachment
from knowledge.publication.enums import CopyState, Decision, SubmissionState
from knowledge.reading import Reading


class Circuit(models.Model):
    """A department's way to an edition; its steps are rows."""

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


class Submission(Submitted):
    """A reading frozen on the day of its submission. `committee` has its turn now, or had the last one."""

    page = models.ForeignKey(Page, models.SET_NULL, null=True, related_name="submissions")
    step = models.ForeignKey(CircuitStep, models.PROTECT, related_name="submissions")
    state = models.CharField("état", max_length=10, choices=SubmissionState, default=SubmissionState.PENDING)
    reading = models.JSONField()
    title = models.CharField(max_length=100)
    contact = models.CharField(max_length=200, blank=True)  # only filled if the author ticked « public »
    # A person who may share the source agreed that the public reads its title.
    names_source = models.BooleanField("source nommée au public", default=False)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="submissions")
    submitted_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)  # counts the verdicts: two validators answer one state once
    edition = models.OneToOneField(
        "publication.Edition", models.PROTECT, null=True, blank=True, related_name="submission"
    )  # the edition that it became

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


def copy_path(copy: "PublicCopy", name: str) -> str:
    token = uuid4().hex
    return f"copies/{token[:2]}/{token}{PurePosixPath(name).suffix.lower()}"


class PublicCopy(models.Model):
    """A file as the public would have it: only what its pages show. The worker makes it before it is submitted.

    `source` is the digest of the attachment's bytes. `found` is what was taken out: [[kind, how many, [places]], …].
    """

    source = models.CharField(max_length=64)
    keeps_hidden = models.BooleanField(default=False)  # hidden sheets, slides and notes stay on purpose
    state = models.CharField(max_length=8, choices=CopyState, default=CopyState.WAITING)
    found = models.JSONField(default=list)
    refusal = models.CharField(max_length=20, blank=True)
    file = models.FileField(upload_to=copy_path, max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveBigIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "copie pour le public"
        constraints = [models.UniqueConstraint(fields=["source", "keeps_hidden"], name="public_copy_once_per_content")]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(state=CopyState.WAITING), name="public_copy_waiting"),
        ]

    def __str__(self) -> str:
        return f"copie {self.source[:12]}"

    @property
    def kind(self) -> str:
        return FORMATS[PurePosixPath(self.file.name).suffix].kind


class SubmissionFile(models.Model):
    """The validators read `copy`, and an edition would hold it; they never read the attachment itself."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="files")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="review_links")
    # Empty for submissions older than the copies; the worker fills it.
    copy = models.ForeignKey(PublicCopy, models.PROTECT, null=True, blank=True, related_name="submission_files")

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
