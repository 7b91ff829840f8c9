"""The proposed dates and the answers of seats. Dates are never edited, so that answers stay true."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from itc_spaces.meetings.enums import Availability
from itc_spaces.meetings.models.meetings import Meeting
from itc_spaces.meetings.moments import when_in_words
from itc_spaces.spaces.models import OfMeeting, Seat


class DateOption(OfMeeting):
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="date_options")
    starts_at = models.DateTimeField("début")
    ends_at = models.DateTimeField("fin")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    given: list  # the answers of seats and their sums; views set them
    yes: int
    if_needed: int

    class Meta:
        verbose_name = "date proposée"
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="date_option_starts_before_it_ends"),
            models.UniqueConstraint(
                fields=["meeting", "starts_at"], condition=Q(withdrawn_at=None), name="date_option_once_per_meeting"
            ),
        ]

    def __str__(self) -> str:
        return f"date {self.pk}"

    @property
    def when(self) -> str:
        return when_in_words(self.starts_at, self.ends_at, self.meeting.zone)


class DateAnswer(models.Model):
    """A seat's answer, not a person's: its holder and its deputy speak for one organisation."""

    option = models.ForeignKey(DateOption, models.CASCADE, related_name="answers")
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="date_answers")
    choice = models.CharField("réponse", max_length=9, choices=Availability)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = "disponibilité"
        constraints = [models.UniqueConstraint(fields=["option", "seat"], name="date_answer_once_per_seat")]

    def __str__(self) -> str:
        return f"date {self.option_id}, siège {self.seat_id}"
