"""What one person has not sent yet, which nobody else reads: typed words, and files of a form that is shown again."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from wagtail.models import Page

from knowledge.models.files import token_path


def kept_path(kept: "KeptFile", name: str) -> str:
    return token_path("kept", name)


class UnfinishedForm(models.Model):
    """What a person was typing, so that they find an interrupted form again. It is no draft: nobody else reads it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="unfinished_forms")
    key = models.UUIDField(default=uuid4)  # the key of one opened form
    slot = models.CharField(max_length=300, blank=True)  # which form: its address, and its name at that address
    # For a resource: where a new one starts (a space, or a thematic in it), or the page that is edited.
    space = models.ForeignKey("itc_spaces.Space", models.CASCADE, null=True, blank=True, related_name="+")
    thematic = models.ForeignKey("itc_spaces.Thematic", models.CASCADE, null=True, blank=True, related_name="+")
    page = models.ForeignKey(Page, models.CASCADE, null=True, blank=True, related_name="unfinished_forms")
    kind = models.CharField(max_length=20, blank=True)
    answers = models.JSONField(default=dict)
    tab = models.CharField(max_length=40, blank=True)  # the browser tab in which it was typed last
    updated_at = models.DateTimeField(auto_now=True)
    # Once the form is sent only the key stays, so that words that arrive late are not kept.
    sent_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    location = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "saisie interrompue"
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="unfinished_form_one_per_key")]
        indexes = [models.Index(fields=["user", "slot"], name="unfinished_form_by_slot")]

    def __str__(self) -> str:
        return f"{self.kind or self.slot}, {self.user_id}"


class KeptFile(models.Model):
    """A file of a form that is shown again, so that the person does not choose it twice. Swept after a day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kept_files")
    file = models.FileField(upload_to=kept_path, max_length=200)
    name = models.CharField(max_length=255)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "fichier gardé d'un formulaire"

    def __str__(self) -> str:
        return self.name
