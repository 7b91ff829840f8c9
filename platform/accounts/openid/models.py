"""Identities that wait to be confirmed by mail before they open an account."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class TieRequest(models.Model):
    """A request to tie a provider's identity to an account; the worker sends the link to the account's address."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tie_requests")
    provider = models.CharField(max_length=200)
    uid = models.CharField(max_length=191)
    said = models.CharField(max_length=300, blank=True)  # who the provider says they are; the page of the link shows it
    asked_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "identité à confirmer"

    def __str__(self) -> str:
        return f"identité à confirmer {self.pk}"
