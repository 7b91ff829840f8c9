"""The seats of an ITC: a seat belongs to an organisation, and people sit on it for a time."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from itc_spaces.spaces.enums import MandateKind, MembershipRole, Mode, Standing
from itc_spaces.spaces.models.dated import Dated
from itc_spaces.spaces.models.departments import Organisation
from itc_spaces.spaces.models.spaces import Space

OPEN_ENDED = Q(ends_on__isnull=True, ended_at__isnull=True)


class Seat(Dated):
    space = models.ForeignKey(Space, models.CASCADE, related_name="seats")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="seats", verbose_name="organisation")
    standing = models.CharField("qualité", max_length=10, choices=Standing, default=Standing.PERMANENT)

    class Meta(Dated.Meta):
        verbose_name = "siège"

    def __str__(self) -> str:
        return f"{self.organisation}"


class SeatMode(Dated):
    """Says whether a seat attends or follows, for a time; a seat without a mode in force gives no right."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="modes")
    mode = models.CharField("participation", max_length=8, choices=Mode)

    class Meta(Dated.Meta):
        verbose_name = "mode de participation"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["seat"], condition=OPEN_ENDED, name="seat_mode_one_open_per_seat"),
        ]

    def __str__(self) -> str:
        return self.get_mode_display()


class Membership(Dated):
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    role = models.CharField("rôle", max_length=8, choices=MembershipRole, default=MembershipRole.HOLDER)

    class Meta(Dated.Meta):
        verbose_name = "participation"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["seat"],
                condition=OPEN_ENDED & Q(role=MembershipRole.HOLDER),
                name="membership_one_open_holder_per_seat",
            ),
            models.UniqueConstraint(
                fields=["seat", "user"], condition=OPEN_ENDED, name="membership_once_per_person_and_seat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}"


class Mandate(Dated):
    """A duty (chair, secretariat). It goes round the seats, so it belongs to a seat and not to a person."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="mandates")
    kind = models.CharField("mandat", max_length=10, choices=MandateKind)

    class Meta(Dated.Meta):
        verbose_name = "mandat"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["seat", "kind"], condition=OPEN_ENDED, name="mandate_once_per_seat_and_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
