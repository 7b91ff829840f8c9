"""An invitation opens a seat or an office to an address: signed, dated, used once."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import get_random_string

from itc_spaces.enums import MembershipRole, OfficeKind
from itc_spaces.models import Committee, Department, Seat


def new_nonce() -> str:
    return get_random_string(24)


class Invitation(models.Model):
    """To a seat, with a role; or to an office of a department. Exactly one of the two."""

    email = models.EmailField("adresse e-mail")
    first_name = models.CharField("prénom", max_length=80, blank=True)
    last_name = models.CharField("nom", max_length=80, blank=True)
    seat = models.ForeignKey(Seat, models.CASCADE, null=True, blank=True, related_name="invitations")
    role = models.CharField("rôle", max_length=8, choices=MembershipRole, default=MembershipRole.HOLDER)
    department = models.ForeignKey(Department, models.CASCADE, null=True, blank=True, related_name="invitations")
    office = models.CharField("charge", max_length=20, choices=OfficeKind, blank=True)
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, blank=True, related_name="invitations")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="invitations_sent"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField("valable jusqu'au")
    nonce = models.CharField(max_length=24, default=new_nonce)  # renewed on each sending: older links die
    mail_pending = models.BooleanField(default=True)
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "invitation"
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seat__isnull=False, department__isnull=True, office="")
                | (Q(seat__isnull=True, department__isnull=False) & ~Q(office="")),
                name="invitation_to_a_seat_or_an_office",
            ),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="invitation_email_lower_case"),
            models.UniqueConstraint(
                fields=["seat", "email"],
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
                name="invitation_one_open_per_seat_and_address",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
