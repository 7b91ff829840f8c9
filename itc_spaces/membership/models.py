"""An invitation opens a seat or an office to an address: signed, dated, used once."""

from django.db import models
from django.db.models import Q

from itc_spaces import access
from itc_spaces.enums import MembershipRole, OfficeKind
from itc_spaces.models import Committee, Department, Membership, Seat
from notifications.invitations.rows import OPEN, SentInvitation


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Neither used nor revoked; it may have expired."""
        return self.filter(OPEN)

    def usable(self):
        """Can be accepted today: the seat is still there and its space is not closed."""
        on = access.today()
        lasting = Q(seat__ends_on__isnull=True) | Q(seat__ends_on__gte=on)
        seated = Q(seat__ended_at__isnull=True, seat__space__record__closed_at__isnull=True) & lasting
        return self.open().filter(Q(department__isnull=False) | seated, expires_at__gt=access.now())


class Invitation(SentInvitation):
    """To a seat, with a role; or to an office of a department. Exactly one of the two."""

    seat = models.ForeignKey(Seat, models.CASCADE, null=True, blank=True, related_name="invitations")
    role = models.CharField("rôle", max_length=8, choices=MembershipRole, default=MembershipRole.HOLDER)
    # A handover: this person holds the seat until the invitation is accepted.
    replaces = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")
    department = models.ForeignKey(Department, models.CASCADE, null=True, blank=True, related_name="invitations")
    office = models.CharField("charge", max_length=20, choices=OfficeKind, blank=True)
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, blank=True, related_name="invitations")

    objects = InvitationQuerySet.as_manager()

    class Meta(SentInvitation.Meta):
        verbose_name = "invitation"
        constraints = [
            *SentInvitation.Meta.constraints,
            models.CheckConstraint(
                condition=Q(seat__isnull=False, department__isnull=True, office="")
                | (Q(seat__isnull=True, department__isnull=False) & ~Q(office="")),
                name="invitation_to_a_seat_or_an_office",
            ),
            models.UniqueConstraint(
                fields=["seat", "email"],
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
                name="invitation_one_open_per_seat_and_address",
            ),
            models.UniqueConstraint(
                fields=["department", "email"],
                condition=OPEN & Q(committee__isnull=True, department__isnull=False),
                name="invitation_one_open_to_coordinate",
            ),
            models.UniqueConstraint(
                fields=["committee", "email"],
                condition=OPEN & Q(committee__isnull=False),
                name="invitation_one_open_per_committee",
            ),
        ]
