"""The commitments of seats to a thematic, like those that invited people take when they accept."""

from django.db import models

from itc_spaces.meetings.models.turns import GOING_ON
from itc_spaces.spaces.models import Dated, OfSpace, Seat, Thematic


class Commitment(OfSpace, Dated):
    """A commitment of an organisation, not of a person; `words` are those shown that day."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="commitments")
    thematic = models.ForeignKey(Thematic, models.CASCADE, related_name="commitments")
    words = models.TextField("engagement pris", blank=True, max_length=1000)

    class Meta(Dated.Meta):
        verbose_name = "engagement d'un siège"
        ordering = ["pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["seat", "thematic"], condition=GOING_ON, name="commitment_one_open_per_seat_and_thematic"
            ),
        ]

    def __str__(self) -> str:
        return f"siège {self.seat_id}, thématique {self.thematic_id}"
