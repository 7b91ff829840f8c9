"""The personal data of minutes (when a person read them, what they observed), and how it is erased."""

from accounts.models import User
from itc_spaces.minutes.models import Delivery


def export_minutes(user: User) -> list[dict]:
    rows = Delivery.objects.filter(recipient=user).select_related("meeting__space", "version")
    return [
        {
            "ITC": row.meeting.space.title, "rencontre": row.meeting.starts_at, "version": row.version.number,
            "lu le": row.read_at, "rien à signaler": row.nothing_to_say, "observation": row.observation,
            "réponse": row.reply,
        }
        for row in rows
    ]  # fmt: skip


def forget_minutes(user: User) -> None:
    """Erases the person's observations and their replies; the minutes stay, because they are the ITC's."""
    Delivery.objects.filter(recipient=user).update(observation="", reply="", replied_at=None, replied_by=None)
    Delivery.objects.filter(replied_by=user).update(replied_by=None)
