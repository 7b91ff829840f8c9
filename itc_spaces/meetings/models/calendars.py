"""How meetings reach a person's calendar and mailbox."""

from django.db import models

from itc_spaces.meetings.enums import Carried
from itc_spaces.spaces.models import Personal, Space


class CalendarAddress(Personal):
    """A secret address that a calendar reads; only its digest is stored, so it is shown once."""

    digest = models.CharField(max_length=64, unique=True)
    # The digest of its first token, which never changes: the form that opened the address finds it again.
    opened_as = models.CharField(max_length=64, unique=True, null=True, editable=False)
    name = models.CharField("nom", max_length=60)
    space = models.ForeignKey(Space, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="ITC")
    created_at = models.DateTimeField("créée le")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "adresse d'agenda"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"adresse {self.pk}"


class MailChoice(Personal):
    """A person's choices; without a row, invitations come in mails, and reminders are sent."""

    carried = models.CharField("invitations", max_length=4, choices=Carried, default=Carried.MAIL)
    reminders = models.BooleanField("rappels", default=True)

    class Meta:
        verbose_name = "courriels des rencontres"
        constraints = [models.UniqueConstraint(fields=["recipient"], name="meeting_mails_one_choice_per_person")]

    def __str__(self) -> str:
        return self.get_carried_display()
