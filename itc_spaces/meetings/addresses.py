"""The addresses of meetings, and the links that mails carry."""

from django.core import signing
from django.urls import reverse

from accounts.models import User
from itc_spaces.meetings.models import Convocation, Meeting
from itc_spaces.spaces.models import Space

ANSWER, STOP = "itc.convocation", "itc.meetings.stop-reminders"


def meeting_path(meeting: Meeting) -> str:
    return reverse("meeting", args=[meeting.space.slug, meeting.pk])


def meetings_path(space: Space) -> str:
    return reverse("meetings", args=[space.slug])


def turns_path(space: Space) -> str:
    return reverse("turns", args=[space.slug])


def dates_path(meeting: Meeting) -> str:
    return reverse("meeting_dates", args=[meeting.space.slug, meeting.pk])


def answer_path(row: Convocation) -> str:
    """Returns the link by which the person answers without signing in; the nonce proves that they got the mail."""
    return reverse("answer_by_link", args=[signing.dumps({"id": row.pk, "nonce": row.nonce}, salt=ANSWER)])


def convocation_of(token: str) -> Convocation | None:
    """Returns the convocation of a link; None for a link that was cut or changed."""
    try:
        said = signing.loads(token, salt=ANSWER)
    except signing.BadSignature:
        return None
    rows = Convocation.objects.select_related("meeting__space", "recipient")
    return rows.filter(pk=said["id"], nonce=said["nonce"], recipient__is_active=True).first()


def stop_path(person: User) -> str:
    return reverse("stop_reminders", args=[signing.dumps(person.pk, salt=STOP)])


def person_of(token: str) -> User | None:
    """Returns the person whose reminders a link ends; it works for ever, because mails are kept for long."""
    try:
        return User.objects.filter(pk=signing.loads(token, salt=STOP), is_active=True).first()
    except signing.BadSignature:
        return None
