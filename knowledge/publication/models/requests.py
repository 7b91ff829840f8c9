"""« Demander le retrait »: an ITC asks the committee to withdraw its edition; a `Withdrawal` is the act itself."""

from django.db import models
from django.db.models import Q

from itc_spaces.spaces.models import AskedOfDepartment
from knowledge.publication.models.editions import Publication


class WithdrawalRequest(AskedOfDepartment):
    """A request of the author waits for the ITC's chair; one of the chair, or passed on, waits for the committee."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="withdrawal_requests")
    reason = models.TextField("motif", max_length=1000)
    asked_at = models.DateTimeField()
    answer = models.TextField("réponse", blank=True, max_length=1000)  # why the edition stays public; else empty

    class Meta:
        verbose_name = "demande de retrait"
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication"], condition=Q(closed_at__isnull=True), name="withdrawal_request_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"demande de retrait {self.pk}"
