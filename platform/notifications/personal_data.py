"""The personal data of notices: who was told of which kind of thing, and when; never a text."""

from accounts.models import User
from notifications.models import Notice


def export_notices(user: User) -> list[dict]:
    return list(Notice.objects.filter(recipient=user).values("kind", "created_at", "read_at", "mailed_at"))


def forget_notices(user: User) -> None:
    Notice.objects.filter(recipient=user).delete()
