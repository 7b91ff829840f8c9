"""A notice stores its recipient, kind, target and date; never a title or a text."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from itc_spaces.spaces.models import Personal
from notifications.enums import MailState


class Mailed(models.Model):
    """A row that the worker sends as an e-mail, once; see `notifications.mails`."""

    mail_state = models.CharField(max_length=10, choices=MailState, default=MailState.PENDING)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    # PENDING: not sent before this time; SENDING: after this time, nobody is sending it any more.
    mail_after = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Notice(Personal, Mailed):
    kind = models.CharField(max_length=40)
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    event = models.CharField(max_length=100)  # one notice per event and person
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "avis"
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["recipient", "event"], name="notice_one_per_event_and_person")]
        indexes = [
            models.Index(fields=["mail_state", "mail_after"], name="notice_to_mail"),
            models.Index(fields=["recipient", "-created_at"], name="notice_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.recipient_id}"
