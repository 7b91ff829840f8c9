"""The messages on a space, a thematic or a resource, how far each person has read, and the mails."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from itc_spaces.discussion.enums import Rhythm
from itc_spaces.spaces.models import FollowsTarget, OnTarget, Personal
from knowledge.models import Attachment
from notifications.models import Mailed
from web.text import html_from_text

BODY_LENGTH = 20_000


class Contribution(FollowsTarget):
    """A message, or an answer to one: the typed text, and the HTML made from it once.

    `author_name` and `author_quality` are those of the day it was written. If its author removes it, no text is kept.
    If moderation removes it, with a reason, the text goes to `withheld`, which only moderators read.
    """

    author_name = models.CharField("auteur", max_length=160)
    author_quality = models.CharField("fonction", max_length=160, blank=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    body = models.TextField("message", max_length=BODY_LENGTH, blank=True)
    html = models.TextField(blank=True, editable=False)
    withheld = models.TextField("texte retiré", max_length=BODY_LENGTH, blank=True)
    withheld_html = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField("écrit le")
    edited_at = models.DateTimeField("modifié le", null=True, blank=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    removal_reason = models.CharField("motif", max_length=500, blank=True)
    key = models.UUIDField(unique=True, default=uuid4, editable=False)  # the form's: sent twice, it is one message

    class Meta(FollowsTarget.Meta):
        verbose_name = "message"
        ordering = ["created_at", "pk"]
        constraints = [
            *FollowsTarget.Meta.constraints,
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removal_reason="", withheld="") & ~Q(body="")
                | Q(removed_at__isnull=False, body=""),
                name="contribution_says_something_or_is_removed",
            ),
            models.CheckConstraint(
                condition=Q(body="", html="") | ~Q(body="") & ~Q(html=""), name="contribution_html_with_its_body"
            ),
        ]
        indexes = [
            models.Index(fields=[target, "-created_at"], condition=Q(parent=None), name=f"contribution_on_{target}")
            for target in ("space", "thematic", "page")
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"

    def save(self, *args, **kwargs):
        if self.body and not self.html:
            self.html = html_from_text(self.body)
        super().save(*args, **kwargs)

    @property
    def was_moderated(self) -> bool:
        return bool(self.removal_reason)


class ContributionFile(models.Model):
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="files")
    attachment = models.ForeignKey(Attachment, models.CASCADE, related_name="contribution_links")

    class Meta:
        verbose_name = "fichier d'un message"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["attachment"], name="contribution_file_of_one_message")]

    def __str__(self) -> str:
        return f"fichier {self.attachment_id}"


class ReadMark(Personal, OnTarget):
    """How far a person has read the messages of a target."""

    read_at = models.DateTimeField()

    class Meta(OnTarget.Meta):
        verbose_name = "repère de lecture"
        constraints = [
            *OnTarget.Meta.constraints,
            *(
                models.UniqueConstraint(fields=["recipient", target], name=f"read_mark_once_per_{target}")
                for target in ("space", "thematic", "page")
            ),
        ]

    def __str__(self) -> str:
        return f"lu par {self.recipient_id}"


class MailRhythm(Personal):
    """When a person wants mails of messages; without a row, once a day."""

    rhythm = models.CharField("courriels des échanges", max_length=8, choices=Rhythm, default=Rhythm.DAILY)

    class Meta:
        verbose_name = "rythme des courriels"
        constraints = [models.UniqueConstraint(fields=["recipient"], name="mail_rhythm_one_per_person")]

    def __str__(self) -> str:
        return self.get_rhythm_display()


class Digest(Personal, Mailed):
    """An e-mail to send, of one message or of a day. Texts are read and access is asked when it is sent."""

    event = models.CharField(max_length=40)  # « jour:2026-03-02 » or « message:12 »: one mail for each of them

    class Meta:
        verbose_name = "courriel d'échanges"
        constraints = [models.UniqueConstraint(fields=["recipient", "event"], name="digest_one_per_event_and_person")]
        indexes = [models.Index(fields=["mail_state", "mail_after"], name="digest_to_mail")]

    def __str__(self) -> str:
        return f"{self.event}, {self.recipient_id}"


class DigestEntry(models.Model):
    digest = models.ForeignKey(Digest, models.CASCADE, related_name="entries")
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="digest_entries")

    class Meta:
        verbose_name = "message d'un courriel"
        constraints = [models.UniqueConstraint(fields=["digest", "contribution"], name="digest_entry_once_per_message")]

    def __str__(self) -> str:
        return f"message {self.contribution_id}"
