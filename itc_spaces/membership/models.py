"""Invitations to a seat or an office, sent to an address: signed, dated, used once."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from itc_spaces.membership.enums import ChangeKind
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MembershipRole, OfficeKind
from itc_spaces.spaces.models import Committee, Department, Membership, Seat, SpaceRecord
from notifications.invitations.rows import OPEN, SentInvitation

OPEN_CHANGE = Q(applied_at__isnull=True, dropped_at__isnull=True)  # neither applied nor dropped


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Selects invitations neither used nor revoked; they may have expired."""
        return self.filter(OPEN)

    def usable(self):
        """Selects invitations that can be accepted today: the seat still exists, and its space is not closed."""
        on = access.today()
        lasting = Q(seat__ends_on__isnull=True) | Q(seat__ends_on__gte=on)
        seated = Q(seat__ended_at__isnull=True, seat__space__record__closed_at__isnull=True) & lasting
        return self.open().filter(Q(department__isnull=False) | seated, expires_at__gt=access.now())


class Invitation(SentInvitation):
    """An invitation to a seat with a role, or to an office of a department; exactly one of the two."""

    seat = models.ForeignKey(Seat, models.CASCADE, null=True, blank=True, related_name="invitations")
    role = models.CharField("rôle", max_length=8, choices=MembershipRole, default=MembershipRole.HOLDER)
    # In a handover, this person holds the seat until the invitation is accepted.
    replaces = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")
    department = models.ForeignKey(Department, models.CASCADE, null=True, blank=True, related_name="invitations")
    office = models.CharField("charge", max_length=20, choices=OfficeKind, blank=True)
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, blank=True, related_name="invitations")

    objects = InvitationQuerySet.as_manager()

    @property
    def places(self) -> dict:
        """Returns what accepting it changes, as arguments of `lock_places`."""
        if self.department_id:
            return {"departments": [self.department_id], "changes": Department}
        return {"spaces": [self.seat.space_id], "changes": SpaceRecord}

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
                condition=OPEN,
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


class WordChange(models.Model):
    """A coordination's proposal to change a word of all departments. It applies when all agree, or after a while."""

    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    word = GenericForeignKey("content_type", "object_id")
    kind = models.CharField("changement", max_length=8, choices=ChangeKind)
    text = models.TextField("nouveau texte", max_length=1000, blank=True)
    into = models.PositiveBigIntegerField("réuni avec", null=True, blank=True)  # a row of the same table
    department = models.ForeignKey(Department, models.CASCADE, related_name="word_changes")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    holds_at = models.DateTimeField("s'applique le")
    applied_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    agreed = models.ManyToManyField(Department, related_name="+")

    class Meta:
        verbose_name = "changement proposé"
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=OPEN_CHANGE,
                name="word_change_one_open_a_word",
            ),
        ]

    def __str__(self) -> str:
        return f"changement {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.applied_at is None and self.dropped_at is None
