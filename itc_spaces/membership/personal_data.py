"""The personal data of membership besides rights: the invitations sent to the person."""

from accounts.models import User
from itc_spaces.membership.models import Invitation


def export_invitations(user: User) -> list[dict]:
    return list(Invitation.objects.filter(email=user.email).values("email", "created_at", "used_at", "revoked_at"))


def forget_invitations(user: User) -> None:
    Invitation.forget(user)
