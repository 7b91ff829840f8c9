"""Minutes and their versions (cut into parts), decisions, tasks of seats, and deliveries with their observations."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.minutes.enums import MinutesState, TaskState
from itc_spaces.spaces.models import Circulated, Delivered, Minuted, Owed, Recorded
from knowledge.models import Attachment
from notifications.models import Mailed

TITLE_LENGTH, DECISION_LENGTH, TASK_LENGTH, REASON_LENGTH, WORDS_LENGTH = 200, 1000, 500, 1000, 5000


class Minutes(Recorded):
    """The minutes of one meeting. While they are written, their text is the notes of the agenda's points."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="minutes")
    state = models.CharField("état", max_length=10, choices=MinutesState, default=MinutesState.WRITING)
    # The next version's file, for minutes kept in Word.
    attachment = models.ForeignKey(Attachment, models.SET_NULL, null=True, blank=True, related_name="minutes_drafts")
    newest = models.OneToOneField("MinutesVersion", models.SET_NULL, null=True, blank=True, related_name="newest_of")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    approved_in = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="minutes_approved")

    allowed: frozenset  # the viewer's actions on it; views set them

    class Meta:
        verbose_name = "compte rendu"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=MinutesState.WRITING, shown_at__isnull=True)
                | (~Q(state=MinutesState.WRITING) & Q(shown_at__isnull=False)),
                name="minutes_shown_once_circulated",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=False, state=MinutesState.APPROVED)
                | (~Q(state=MinutesState.APPROVED) & Q(approved_at__isnull=True)),
                name="minutes_approved_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(audience="SPACE") | Q(state=MinutesState.APPROVED), name="minutes_network_is_approved"
            ),
        ]

    def __str__(self) -> str:
        return f"compte rendu {self.pk}"


class MinutesVersion(Circulated):
    """What circulated on one day; the words of its parts never change."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.TextField("ce qui change", max_length=REASON_LENGTH, blank=True)
    # the last day of observations
    observed_until = models.DateField("observations jusqu'au")

    class Meta:
        verbose_name = "version d'un compte rendu"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="minutes_version_once_per_number"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="minutes_version_says_what_changes"),
        ]

    def __str__(self) -> str:
        return f"version {self.number}, compte rendu {self.minutes_id}"


class MinutesPart(Minuted):
    """The text of one point, with its decisions and tasks; or (without `item`) the file of minutes kept in Word."""

    version = models.ForeignKey(MinutesVersion, models.CASCADE, related_name="parts")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="minutes_parts")
    item = models.ForeignKey(AgendaItem, models.CASCADE, null=True, blank=True, related_name="minutes_parts")
    position = models.PositiveSmallIntegerField()
    title = models.CharField("point", max_length=TITLE_LENGTH)
    html = models.TextField(blank=True, editable=False)
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="minutes_parts")

    class Meta:
        verbose_name = "partie d'un compte rendu"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "item"], name="minutes_part_once_per_item"),
            models.CheckConstraint(
                condition=Q(item__isnull=False, attachment__isnull=True)
                | Q(item__isnull=True, attachment__isnull=False, thematic__isnull=True, audience="SPACE"),
                name="minutes_part_of_an_item_or_a_file",
            ),
            models.CheckConstraint(
                condition=Q(audience="SPACE") | Q(reserved=False, replaced_at__isnull=True),
                name="minutes_part_of_the_network_is_open_and_newest",
            ),
        ]

    def __str__(self) -> str:
        return f"partie {self.pk}"


class Decision(Minuted):
    """A decision of a meeting; once circulated it is never edited, only replaced."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="decisions")
    text = models.TextField("décision", max_length=DECISION_LENGTH)

    class Meta:
        verbose_name = "décision"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"décision {self.pk}"


class Task(Owed):
    """« Suite »: what a seat has to do next, whoever sits on it; it is late once its day is past."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="tasks")
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="tasks")
    text = models.TextField("suite", max_length=TASK_LENGTH)
    due_on = models.DateField("pour le", null=True, blank=True)
    state = models.CharField("état", max_length=7, choices=TaskState, default=TaskState.OWED)
    settled_at = models.DateTimeField(null=True, blank=True)

    is_late: bool  # set by `tasks.marked_late`

    class Meta:
        verbose_name = "suite"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=TaskState.OWED, settled_at__isnull=True)
                | (~Q(state=TaskState.OWED) & Q(settled_at__isnull=False)),
                name="task_settled_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["seat", "state"], name="task_of_seat")]

    def __str__(self) -> str:
        return f"suite {self.pk}"


class Delivery(Delivered, Mailed):
    """A version sent to one person: the mail to send, whether they read it, and their observation.

    The mail's text is made when it leaves, with the person's access at that time. Silence is shown as silence.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="deliveries")
    version = models.ForeignKey(MinutesVersion, models.CASCADE, related_name="deliveries")
    read_at = models.DateTimeField("lu le", null=True, blank=True)
    nothing_to_say = models.BooleanField("rien à signaler", default=False)
    observation = models.TextField("observation", max_length=WORDS_LENGTH, blank=True)
    observed_at = models.DateTimeField(null=True, blank=True)
    reply = models.TextField("réponse", max_length=WORDS_LENGTH, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "envoi d'un compte rendu"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "recipient"], name="delivery_once_per_version_and_person"),
            models.CheckConstraint(
                condition=Q(nothing_to_say=False) | Q(observation=""), name="delivery_says_nothing_or_something"
            ),
            models.CheckConstraint(condition=Q(reply="") | ~Q(observation=""), name="delivery_replies_to_something"),
        ]
        indexes = [models.Index(fields=["mail_state", "mail_after"], name="delivery_to_mail")]

    def __str__(self) -> str:
        return f"envoi {self.pk}"

    @property
    def waits_for_a_reply(self) -> bool:
        return bool(self.observation) and not self.reply
