"""A meeting of an ITC: when, where, how to join it, who leads it and who keeps its notes."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from itc_spaces.meetings.enums import Mode
from itc_spaces.meetings.moments import local, when_in_words
from itc_spaces.spaces.enums import MeetingState
from itc_spaces.spaces.models import Convened

TITLE_LENGTH, PLACE_LENGTH, ADDRESS_LENGTH, NOTE_LENGTH, REASON_LENGTH = 160, 160, 250, 500, 1000


def new_uid() -> str:
    return str(uuid4())


class Meeting(Convened):
    """A meeting. Its date may be unknown while it is prepared: several dates are then proposed (`DateOption`)."""

    title = models.CharField("objet", max_length=TITLE_LENGTH)
    starts_at = models.DateTimeField("début", null=True, blank=True)
    ends_at = models.DateTimeField("fin", null=True, blank=True)
    # The department's zone when the meeting was prepared; its hours are written in this zone for every reader.
    zone = models.CharField("fuseau horaire", max_length=40, default="Europe/Paris")
    mode = models.CharField("forme", max_length=8, choices=Mode, default=Mode.ON_SITE)
    place = models.CharField("lieu", max_length=PLACE_LENGTH, blank=True)
    address = models.CharField("adresse", max_length=ADDRESS_LENGTH, blank=True)
    access_note = models.CharField("pour entrer", max_length=NOTE_LENGTH, blank=True)
    remote_link = models.URLField("lien de visio", max_length=500, blank=True)
    uid = models.CharField(max_length=36, unique=True, default=new_uid, editable=False)  # identifies the calendar entry
    sequence = models.PositiveIntegerField(default=0, editable=False)  # grows with each change for calendars
    convened_at = models.DateTimeField("convoquée le", null=True, blank=True)
    convened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    moved_from = models.DateTimeField("prévue d'abord le", null=True, blank=True)
    cancelled_because = models.TextField("motif d'annulation", blank=True, max_length=REASON_LENGTH)
    recorded_late = models.BooleanField("enregistrée après coup", default=False)

    allowed: frozenset  # the viewer's actions on it; views set them
    own_answer: str | None  # the viewer's answer; views set it

    class Meta:
        verbose_name = "rencontre"
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True) | Q(starts_at__lt=F("ends_at")),
                name="meeting_starts_before_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[MeetingState.PREPARED, MeetingState.CANCELLED]) | Q(starts_at__isnull=False),
                name="meeting_convened_has_a_date",
            ),
            models.CheckConstraint(
                condition=~Q(state=MeetingState.CANCELLED) | ~Q(cancelled_because=""),
                name="meeting_cancelled_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(remote_link="") | Q(remote_link__startswith="https://"), name="meeting_remote_link_is_https"
            ),
        ]
        indexes = [models.Index(fields=["space", "kind", "state", "starts_at"], name="meeting_of_space")]

    def __str__(self) -> str:
        return f"rencontre {self.pk}"

    @property
    def local_start(self):
        """The start on the ITC's own clocks, without a zone; None while the date is not chosen."""
        return local(self.starts_at, self.zone)

    @property
    def local_end(self):
        return local(self.ends_at, self.zone)

    @property
    def when(self) -> str:
        return when_in_words(self.starts_at, self.ends_at, self.zone)

    @property
    def moved_from_words(self) -> str:
        return when_in_words(self.moved_from, None, self.zone) if self.moved_from else ""

    @property
    def where(self) -> str:
        """The place in one line; the video link is shown elsewhere, to people who may join."""
        places = ", ".join(filter(None, [self.place, self.address]))
        return places or ("à distance" if self.mode == Mode.REMOTE else "lieu à préciser")
