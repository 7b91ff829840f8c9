"""The shapes of meetings. A model with a meeting declares `meeting` itself, so that no shape names a higher app."""

from typing import Any

from django.conf import settings
from django.db import models

from itc_spaces.spaces.enums import Audience, MeetingKind, MeetingState
from itc_spaces.spaces.models.placed import Placed
from itc_spaces.spaces.models.seats import Seat
from itc_spaces.spaces.models.spaces import Space
from itc_spaces.spaces.models.thematics import Thematic


class Convened(Placed):
    """A gathering of an ITC's people. The model of its agenda is registered (`access.register_agenda`)."""

    kind = models.CharField("nature", max_length=12, choices=MeetingKind, default=MeetingKind.SESSION)
    state = models.CharField("état", max_length=10, choices=MeetingState, default=MeetingState.PREPARED)
    # When more than its date was shown; before, only people who attend read the rest.
    shown_at = models.DateTimeField(null=True, blank=True)
    chair_seat = models.ForeignKey(
        Seat, models.SET_NULL, null=True, blank=True, related_name="%(class)ss_chaired", verbose_name="animation"
    )
    secretary_seat = models.ForeignKey(
        Seat, models.SET_NULL, null=True, blank=True, related_name="%(class)ss_kept", verbose_name="secrétariat"
    )

    class Meta:
        abstract = True


class OnAgenda(models.Model):
    """A part of what a `meeting` deals with: the meeting's readers read it; `reserved` parts only people who attend."""

    reserved = models.BooleanField("réservé aux membres présents", default=False)
    thematic = models.ForeignKey(
        Thematic, models.SET_NULL, null=True, blank=True, related_name="%(class)ss", verbose_name="thématique"
    )

    class Meta:
        abstract = True


class Convoked(models.Model):
    """Asks a person to a `meeting`. They may read the row for ever: it holds dates, and no title."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="%(class)ss")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class OfMeeting(models.Model):
    """What people who attend a `meeting` record among themselves: dates, presence, turns."""

    class Meta:
        abstract = True


class Attended(OfMeeting):
    """Records a person's presence at a `meeting`; they read their own row."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True


class OfSpace(models.Model):
    """What an ITC decides for itself: its turns, its pauses."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="space_%(class)ss")

    class Meta:
        abstract = True


class Recorded(Placed):
    """The record of a `meeting`: people who attend write it, then it is circulated."""

    # When other people than those who attend could read it.
    shown_at = models.DateTimeField("mis en circulation le", null=True, blank=True)
    approved_at = models.DateTimeField("approuvé le", null=True, blank=True)

    class Meta:
        abstract = True


class Circulated(models.Model):
    """A version of a meeting's `minutes` as it circulated; it stays after newer ones."""

    class Meta:
        abstract = True


class Minuted(OnAgenda):
    """A part of a `meeting`'s record; shared with the network only once the record is approved."""

    meeting: Any  # a `Convened`, which each concrete model declares
    shown_at = models.DateTimeField("mis en circulation le", null=True, blank=True)
    # When a later version replaced it, or left it out.
    replaced_at = models.DateTimeField(null=True, blank=True)
    audience = models.CharField("partagé avec", max_length=8, choices=Audience, default=Audience.SPACE)

    class Meta:
        abstract = True


class Owed(Minuted):
    """What a seat has to do."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="%(class)ss", verbose_name="qui s'en charge")

    class Meta:
        abstract = True


class Delivered(Convoked):
    """Gives a person what they may read of a `meeting`; they may answer it."""

    class Meta:
        abstract = True
