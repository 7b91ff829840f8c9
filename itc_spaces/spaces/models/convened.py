"""The shapes of meetings. What hangs on one declares `meeting` itself: no shape points to a higher app."""

from typing import Any

from django.conf import settings
from django.db import models

from itc_spaces.spaces.enums import Audience, MeetingKind, MeetingState
from itc_spaces.spaces.models.placed import Placed
from itc_spaces.spaces.models.seats import Seat
from itc_spaces.spaces.models.spaces import Space
from itc_spaces.spaces.models.thematics import Thematic


class Convened(Placed):
    """Brings people of an ITC together. Its agenda, if it has one, is registered (`access.register_agenda`)."""

    kind = models.CharField("nature", max_length=12, choices=MeetingKind, default=MeetingKind.SESSION)
    state = models.CharField("état", max_length=10, choices=MeetingState, default=MeetingState.PREPARED)
    # Since when it is more than a date: before, what it deals with is for those who attend.
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
    """Part of what a `meeting` deals with: read with it, `reserved` parts by those attending alone."""

    reserved = models.BooleanField("réservé aux membres présents", default=False)
    thematic = models.ForeignKey(
        Thematic, models.SET_NULL, null=True, blank=True, related_name="%(class)ss", verbose_name="thématique"
    )

    class Meta:
        abstract = True


class Convoked(models.Model):
    """Asks a person to a `meeting`. They read it for good: it holds dates, no title."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="%(class)ss")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class OfMeeting(models.Model):
    """What those attending say of a `meeting` among themselves: dates, presence, turns."""

    class Meta:
        abstract = True


class Attended(OfMeeting):
    """Notes a person at a `meeting`: they read their own row."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True


class OfSpace(models.Model):
    """What an ITC decided for itself: its turns, its pauses."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="space_%(class)ss")

    class Meta:
        abstract = True


class Recorded(Placed):
    """What a `meeting` came to: written by those attending, then circulated."""

    # Since when others than those attending read it.
    shown_at = models.DateTimeField("mis en circulation le", null=True, blank=True)
    approved_at = models.DateTimeField("approuvé le", null=True, blank=True)

    class Meta:
        abstract = True


class Circulated(models.Model):
    """A state of the `minutes` of a meeting, as it was circulated; it stays after newer ones."""

    class Meta:
        abstract = True


class Minuted(OnAgenda):
    """Part of what a `meeting` came to. Shared with the network only once it is approved."""

    meeting: Any  # a `Convened`, which each concrete model declares
    shown_at = models.DateTimeField("mis en circulation le", null=True, blank=True)
    # Since when a later version says it otherwise, or no more.
    replaced_at = models.DateTimeField(null=True, blank=True)
    audience = models.CharField("partagé avec", max_length=8, choices=Audience, default=Audience.SPACE)

    class Meta:
        abstract = True


class Owed(Minuted):
    """What a seat is to do."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="%(class)ss", verbose_name="qui s'en charge")

    class Meta:
        abstract = True


class Delivered(Convoked):
    """Gives a person what they may read of a `meeting`; they answer it."""

    class Meta:
        abstract = True
