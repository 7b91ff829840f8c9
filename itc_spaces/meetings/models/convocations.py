"""Who is asked to come, what they answer, and who came."""

from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string

from itc_spaces.meetings.enums import Answer, Presence
from itc_spaces.meetings.models.meetings import Meeting
from itc_spaces.spaces.enums import MembershipRole
from itc_spaces.spaces.models import Attended, Convoked, Grant, Membership, Seat
from notifications.models import Mailed

WORD_LENGTH, NAME_LENGTH = 500, 160


def new_nonce() -> str:
    return get_random_string(24)


class Convocation(Convoked, Mailed):
    """Of one person, even on two seats; with neither seat nor grant, of someone who follows.

    The row is the mail to come too: what it says, to come or not to come any more, is read when it leaves.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="convocations")
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="convocations")
    grant = models.ForeignKey(Grant, models.SET_NULL, null=True, blank=True, related_name="convocations")
    answer = models.CharField("réponse", max_length=8, choices=Answer, default=Answer.WAITING)
    represented_by = models.CharField("représenté·e par", max_length=NAME_LENGTH, blank=True)
    word = models.TextField("un mot", max_length=WORD_LENGTH, blank=True)
    answered_at = models.DateTimeField("répondu le", null=True, blank=True)
    by_link = models.BooleanField("depuis le courriel", default=False)
    nonce = models.CharField(max_length=24, default=new_nonce, editable=False)
    # Of the calendar entry as this person's calendar was last told it; null: never.
    sent_sequence = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "convocation"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "recipient"], name="convocation_once_per_person_and_meeting")
        ]
        indexes = [models.Index(fields=["mail_state", "mail_after"], name="convocation_to_mail")]

    def __str__(self) -> str:
        return f"convocation {self.pk}"

    @property
    def is_answered(self) -> bool:
        return self.answer != Answer.WAITING

    @property
    def has_excused_holder(self) -> bool:
        """The holder of the same seat excused themself: its deputy may represent it."""
        holders = Membership.objects.filter(seat=self.seat_id, role=MembershipRole.HOLDER, ended_at__isnull=True)
        rows = Convocation.objects.filter(meeting=self.meeting_id, seat=self.seat_id, answer=Answer.EXCUSED)
        excused = rows.filter(recipient__in=holders.values("user")).exclude(pk=self.pk)
        return self.seat_id is not None and excused.exists()


class Reminder(Mailed):
    """Some days before, to a person who comes or has not answered; once for each date a meeting has had."""

    convocation = models.ForeignKey(Convocation, models.CASCADE, related_name="reminders")
    days = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()

    class Meta:
        verbose_name = "rappel"
        constraints = [
            models.UniqueConstraint(fields=["convocation", "days", "starts_at"], name="reminder_once_per_date")
        ]
        indexes = [models.Index(fields=["mail_state", "mail_after"], name="reminder_to_mail")]

    def __str__(self) -> str:
        return f"rappel {self.pk}"


class Attendance(Attended):
    """A seat, someone invited to a thematic, or someone else present; names and qualities are those of that day."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="attendances")
    grant = models.ForeignKey(Grant, models.SET_NULL, null=True, blank=True, related_name="attendances")
    name = models.CharField("nom", max_length=NAME_LENGTH, blank=True)
    quality = models.CharField("qualité ou organisation", max_length=NAME_LENGTH)
    presence = models.CharField("présence", max_length=8, choices=Presence)
    substitute = models.CharField("représenté·e par", max_length=NAME_LENGTH, blank=True)

    class Meta:
        verbose_name = "présence"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"], condition=Q(seat__isnull=False), name="attendance_once_per_seat"
            ),
            models.UniqueConstraint(
                fields=["meeting", "grant"], condition=Q(grant__isnull=False), name="attendance_once_per_grant"
            ),
        ]

    def __str__(self) -> str:
        return f"présence {self.pk}"
