"""Writes the mails of convocations and reminders, with access asked as they leave; past meetings get no mail."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from itc_spaces.meetings import calendars
from itc_spaces.meetings.addresses import answer_path, meeting_path, stop_path
from itc_spaces.meetings.enums import Answer, Carried
from itc_spaces.meetings.expecting import to_come
from itc_spaces.meetings.models import AgendaItem, Convocation, MailChoice, Meeting, Reminder
from itc_spaces.meetings.moments import local
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingState
from notifications.mails import message, name_of, send_due, set_aside

READ_WITH = ("meeting__space", "recipient", "seat", "grant")
BUTTONS = ((Answer.COMING, "Je viens"), (Answer.REMOTE, "À distance"), (Answer.EXCUSED, "Je m'excuse"))
REMINDED_DAYS = (7, 1)
FROM, UNTIL = time(7), time(20)


def send_convocations() -> Mapping[str, int]:
    rows = Convocation.objects.select_related(*READ_WITH)
    counts = {state.label: count for state, count in send_due(rows, compose).items()}
    return {**counts, "mis de côté": set_aside(rows)}


def send_reminders() -> Mapping[str, int]:
    rows = Reminder.objects.select_related(*(f"convocation__{part}" for part in READ_WITH))
    counts = {state.label: count for state, count in send_due(rows, compose_reminder).items()}
    return {**counts, "mis de côté": set_aside(rows)}


def compose(row) -> EmailMultiAlternatives | None:
    """Returns the mail that brings the person's calendar up to date; None when there is nothing to tell it."""
    meeting = row.meeting
    if meeting.ends_at is None or meeting.ends_at <= access.now() or not row.recipient.is_active:
        return None
    if row.withdrawn_at or meeting.state == MeetingState.CANCELLED:
        return _farewell(row) if row.sent_sequence is not None else None
    if meeting.state != MeetingState.CONVENED or not access.may(row.recipient, Action.JOIN, meeting):
        return None  # the reconciler will withdraw it
    is_update = row.sent_sequence is not None
    context = {"row": row, "meeting": meeting, "items": _items(row), "is_update": is_update}
    return _mail(row, "meetings/convocation_mail.txt", context, calendars.REQUEST)


def _farewell(row: Convocation) -> EmailMultiAlternatives:
    """Returns a cancellation, with its reason if the meeting is cancelled; a withdrawn person reads nothing of it."""
    is_known = row.withdrawn_at is None and access.may(row.recipient, Action.READ, row.meeting)
    context = {"row": row, "meeting": row.meeting, "is_known": is_known}
    return _mail(row, "meetings/cancelled_mail.txt", context, calendars.CANCEL, is_known)


def _mail(
    row: Convocation, template: str, context: dict, method: str, is_known: bool = True
) -> EmailMultiAlternatives:  # fmt: skip
    subject, body = _written(template, context)
    asks = method == calendars.REQUEST
    url = meeting_path(row.meeting) if is_known else "/espaces/"
    mail = message(
        to=row.recipient.email, subject=subject, body=body, url=url,
        label="Voir la rencontre" if is_known else "Mon ITC", about=name_of(row.meeting),
        choices=_choices(row) if asks else (),
    )  # fmt: skip
    sequence = max(row.meeting.sequence, 0 if row.sent_sequence is None else row.sent_sequence + 1)
    Convocation.objects.filter(pk=row.pk).update(sent_sequence=sequence)
    if carried_for(row) == Carried.MAIL:
        details = body if asks else ""
        part = calendars.invitation(row, method=method, sequence=sequence, details=details, is_known=is_known)
        mail.attach_alternative(part.decode(), f"text/calendar; method={method}")
    return mail


def carried_for(row: Convocation) -> Carried:
    chosen = MailChoice.objects.filter(recipient=row.recipient).values_list("carried", flat=True).first()
    return Carried(chosen or Carried.MAIL)


def _items(row: Convocation) -> list[AgendaItem]:
    """Returns the items that the person may read; a reserved item is never mailed, only the page shows it."""
    readable = access.visible_to(row.recipient, AgendaItem).filter(meeting=row.meeting, reserved=False)
    return list(readable.order_by("position", "pk"))


def _choices(row: Convocation) -> list[tuple[str, str]]:
    path = answer_path(row)
    return [(f"{path}?reponse={answer.value}", label) for answer, label in BUTTONS]


def _written(template: str, context: dict) -> tuple[str, str]:
    """Returns the subject (the template's first line) and the body; plain text, so the templates escape nothing."""
    subject, _, body = render_to_string(template, context).strip().partition("\n")
    return subject, body.strip()


# ── reminders ──


def remind() -> Mapping[str, int]:
    """Makes reminders some days before, between 19 and 20 o'clock on the meeting's clocks, once for each date."""
    now, made = access.now(), 0
    latest = now + timedelta(days=max(REMINDED_DAYS) + 1)
    for meeting in to_come().filter(starts_at__gt=now, starts_at__lte=latest):
        days = _days_left(meeting, now)
        if days is None or not FROM <= local(now, meeting.zone).time() < UNTIL:
            continue
        waiting = meeting.convocations.filter(withdrawn_at__isnull=True, sent_sequence__isnull=False)
        known = waiting.filter(reminders__days=days, reminders__starts_at=meeting.starts_at)
        rows = waiting.exclude(answer=Answer.EXCUSED).exclude(pk__in=known.values("pk"))
        reminders = [Reminder(convocation=row, days=days, starts_at=meeting.starts_at) for row in rows]
        made += len(Reminder.objects.bulk_create(reminders, ignore_conflicts=True))
    return {"rappels préparés": made}


def _days_left(meeting: Meeting, now: datetime) -> int | None:
    """Returns the days left if today has a reminder; None on other days, or for a meeting convened within a day."""
    days = (local(meeting.starts_at, meeting.zone).date() - local(now, meeting.zone).date()).days
    just = meeting.convened_at and (now - meeting.convened_at) < timedelta(days=1)
    return days if days in REMINDED_DAYS and not just else None


def compose_reminder(reminder) -> EmailMultiAlternatives | None:
    row = reminder.convocation
    meeting, person = row.meeting, row.recipient
    passed = meeting.starts_at != reminder.starts_at or meeting.starts_at <= access.now()
    if passed or row.withdrawn_at or row.answer == Answer.EXCUSED or meeting.state != MeetingState.CONVENED:
        return None
    if not person.is_active or not access.may(person, Action.JOIN, meeting):
        return None
    if MailChoice.objects.filter(recipient=person, reminders=False).exists():
        return None
    context = {"row": row, "meeting": meeting, "items": _items(row), "days": reminder.days}
    subject, body = _written("meetings/reminder_mail.txt", context)
    return message(
        to=person.email, subject=subject, body=body, url=meeting_path(meeting), label="Voir la rencontre",
        about=name_of(meeting), choices=() if row.is_answered else _choices(row), stop=stop_path(person),
    )  # fmt: skip
