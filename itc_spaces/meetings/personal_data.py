"""The personal data of meetings (convocations, presence, calendar addresses), and how it is erased."""

from accounts.models import User
from itc_spaces.meetings.models import Attendance, CalendarAddress, Convocation, MailChoice
from itc_spaces.spaces import access

ERASED = "un membre de l'ITC"


def export_meetings(user: User) -> list[dict]:
    rows = Convocation.objects.filter(recipient=user).select_related("meeting__space")
    came = Attendance.objects.filter(person=user).select_related("meeting__space")
    said = [
        {
            "ITC": row.meeting.space.title, "début": row.meeting.starts_at, "réponse": row.get_answer_display(),
            "mot": row.word, "représenté·e par": row.represented_by, "répondu le": row.answered_at,
        }
        for row in rows
    ]  # fmt: skip
    return said + [
        {"ITC": row.meeting.space.title, "début": row.meeting.starts_at, "présence": row.get_presence_display()}
        for row in came
    ]


def export_calendars(user: User) -> list[dict]:
    rows = CalendarAddress.objects.filter(recipient=user)
    return [{"nom": row.name, "créée le": row.created_at, "terminée le": row.revoked_at} for row in rows]


def forget_meetings(user: User) -> None:
    """Erases names and words; the presence stays under the organisation's name, and answers without a person's."""
    Attendance.objects.filter(person=user).update(name=ERASED, person=None)
    Convocation.objects.filter(recipient=user).update(word="", represented_by="")


def forget_calendars(user: User) -> None:
    CalendarAddress.objects.filter(recipient=user, revoked_at__isnull=True).update(revoked_at=access.now())
    MailChoice.objects.filter(recipient=user).delete()
