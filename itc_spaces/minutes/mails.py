"""The mail of a circulation: each person receives the parts they may read; reserved parts are behind a link."""

from collections.abc import Mapping

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from itc_spaces.minutes.addresses import minutes_path
from itc_spaces.minutes.models import Delivery, MinutesPart
from itc_spaces.minutes.readings import readable_parts, reading_of, state_in_words
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from notifications.mails import message, name_of, send_due, set_aside
from web.text import text_from_html

READ_WITH = ("version__minutes__meeting__space", "meeting__space", "recipient")


def send_minutes() -> Mapping[str, int]:
    rows = Delivery.objects.select_related(*READ_WITH)
    counts = {state.label: count for state, count in send_due(rows, compose).items()}
    return {**counts, "mis de côté": set_aside(rows)}


def compose(row) -> EmailMultiAlternatives | None:
    """Returns the mail; None if a newer version circulates, or if the person may read no part of it."""
    if row.version.minutes.newest_id != row.version_id or not row.recipient.is_active:
        return None
    with access.remembering():
        parts = readable_parts(row.recipient, row.version_id)
        return _mail(row, parts) if parts else None


def _mail(row: Delivery, parts: list[MinutesPart]) -> EmailMultiAlternatives:
    version, person = row.version, row.recipient
    reading = reading_of(version, [part for part in parts if not part.reserved])
    context = {
        "row": row, "version": version, "meeting": row.meeting, "state": state_in_words(version),
        "sections": [(section.label, text_from_html(section.html)) for section in reading.sections],
        "files": reading.files, "reserved": sum(part.reserved for part in parts),
        # An invited person does not get the reason: it may speak of a point that they cannot read.
        "reason": version.reason if access.may(person, Action.ENTER, version.minutes) else "",
    }  # fmt: skip
    subject, _, body = render_to_string("minutes/mail.txt", context).strip().partition("\n")
    return message(
        to=person.email, subject=subject, body=body, url=minutes_path(row.meeting),
        label="Lire, et dire « J'ai lu »", about=name_of(row.meeting),
    )  # fmt: skip
