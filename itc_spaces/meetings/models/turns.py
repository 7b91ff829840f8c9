"""Turns to chair and to keep the notes, and the pauses of an ITC."""

from django.db import models
from django.db.models import Q

from itc_spaces.meetings.enums import TurnState, TurnUnit
from itc_spaces.meetings.models.meetings import REASON_LENGTH, Meeting
from itc_spaces.spaces.enums import MandateKind
from itc_spaces.spaces.models import Dated, OfMeeting, OfSpace, Seat

GOING_ON = Q(ends_on__isnull=True, ended_at__isnull=True)
# Selects the turn in force for each duty; declined turns stay in the table.
STANDING = ~Q(state=TurnState.DECLINED)


class TurnScheme(OfSpace, Dated):
    """How an ITC turns a duty, as a meeting decided it; without a row, the duty turns at each meeting."""

    duty = models.CharField("charge", max_length=10, choices=MandateKind)
    unit = models.CharField("tourne", max_length=8, choices=TurnUnit, default=TurnUnit.MEETING)
    months = models.PositiveSmallIntegerField("tous les … mois", null=True, blank=True)
    moves_mandate = models.BooleanField("le mandat suit le tour", default=False)
    decided_in = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="schemes")
    why = models.TextField("pourquoi", max_length=REASON_LENGTH, blank=True)

    class Meta(Dated.Meta):
        verbose_name = "logique des tours"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["space", "duty"], condition=GOING_ON, name="turn_scheme_one_open_per_duty"),
            models.CheckConstraint(
                condition=Q(unit=TurnUnit.MEETING, months__isnull=True) | Q(unit=TurnUnit.PERIOD, months__gte=1),
                name="turn_scheme_period_has_months",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_duty_display()}, espace {self.space_id}"


class Turn(OfMeeting):
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="turns")
    duty = models.CharField("charge", max_length=10, choices=MandateKind)
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="turns")
    state = models.CharField("état", max_length=8, choices=TurnState, default=TurnState.PROPOSED)
    reason = models.CharField("motif", max_length=300, blank=True)
    proposed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "tour"
        ordering = ["meeting", "duty", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "duty"], condition=STANDING, name="turn_one_standing_per_duty"),
        ]

    def __str__(self) -> str:
        return f"{self.get_duty_display()}, rencontre {self.meeting_id}"


class Pause(OfSpace, Dated):
    """A pause of an ITC, with its reason: reminders stop, and the rule still counts."""

    reason = models.CharField("motif", max_length=300)

    class Meta(Dated.Meta):
        verbose_name = "pause"

    def __str__(self) -> str:
        return f"pause, espace {self.space_id}"
