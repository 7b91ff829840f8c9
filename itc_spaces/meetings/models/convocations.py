"""The people asked to a meeting, their answers, and who came."""

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
    """One person's convocation, even if they sit on two seats; without a seat or a grant, they are a follower.

    The row is also the mail to send: its content (to come, or not to come any more) is decided when it leaves.
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
    # The SEQUENCE that this person's calendar was last sent; null if it was sent none.
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
        """Returns whether the seat's holder is excused, so that the deputy may represent the seat."""
        holders = Membership.objects.filter(seat=self.seat_id, role=MembershipRole.HOLDER, ended_at__isnull=True)
        rows = Convocation.objects.filter(meeting=self.meeting_id, seat=self.seat_id, answer=Answer.EXCUSED)
        excused = rows.filter(recipient__in=holders.values("user")).exclude(pk=self.pk)
        return self.seat_id is not None and excused.exists()


class Reminder(Mailed):
    """A reminder some days before, for a person who comes or has not answered; once for each date of the meeting."""

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
    """The presence of a seat, of a person invited to a thematic, or of somebody else, as named on that day."""

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
