"""Sends the e-mails of `Mailed` rows: each row is claimed, then rendered, then sent once.

A single conditional UPDATE claims a row, and is committed before the server is called: this works on SQLite and
PostgreSQL, with any number of workers. If nobody knows whether a mail was sent, it is set aside and never sent again.
"""

import logging
import smtplib
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import Model, Q, QuerySet
from django.template.loader import render_to_string

from accounts.mails import automatic
from itc_spaces.spaces import access
from notifications.enums import MailState
from notifications.models import Mailed

logger = logging.getLogger("itc.mails")

BATCH = 100
SUBJECT_CHARACTERS = 150
# A worker that is still alive finishes a sending before that.
SET_ASIDE_AFTER = timedelta(minutes=15)
RETRY_AFTER = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480)]


def send_due(rows: QuerySet[Mailed], compose: Callable[[Mailed], EmailMultiAlternatives | None]) -> Counter:
    """Sends the due rows; `compose` returns the message, or None when there is nothing left to say."""
    due = rows.filter(Q(mail_after__isnull=True) | Q(mail_after__lte=access.now()), mail_state=MailState.PENDING)
    counts = Counter()
    for pk in list(due.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        row = _claim(rows.model, pk)
        if row is not None:
            counts[_send(row, compose)] += 1
    return counts


def set_aside(rows: QuerySet[Mailed]) -> int:
    """Sets aside rows whose sender died while sending: the mail may be out, so people see it, and it is not resent."""
    return rows.filter(mail_state=MailState.SENDING, mail_after__lte=access.now()).update(mail_state=MailState.FAILED)


def _claim(model: type[Mailed], pk: int) -> Mailed | None:
    pending = model._default_manager.filter(pk=pk, mail_state=MailState.PENDING)
    if not pending.update(mail_state=MailState.SENDING, mail_after=access.now() + SET_ASIDE_AFTER):
        return None
    return model._default_manager.get(pk=pk)


def _send(row: Mailed, compose: Callable) -> MailState:
    try:
        message = compose(row)
        if message is None:
            return _now(row, MailState.CANCELLED)
        connection = get_connection()
        connection.open()
    except Exception:
        logger.exception("mail of %s %s not ready", row._meta.label, row.pk)
        return _try_later(row)
    try:
        connection.send_messages([message])
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as refusal:
        logger.warning("mail of %s %s refused: %s", row._meta.label, row.pk, type(refusal).__name__)
        return _try_later(row)
    except Exception:
        # The server may have accepted the mail before the connection broke.
        logger.exception("mail of %s %s: nobody knows whether it left", row._meta.label, row.pk)
        return _now(row, MailState.FAILED)
    finally:
        connection.close()
    return _now(row, MailState.SENT, mailed_at=access.now())


def _try_later(row: Mailed) -> MailState:
    if row.mail_tries >= len(RETRY_AFTER):
        return _now(row, MailState.FAILED)
    after = access.now() + RETRY_AFTER[row.mail_tries]
    return _now(row, MailState.PENDING, mail_after=after, mail_tries=row.mail_tries + 1)


def _now(row: Mailed, state: MailState, **changes) -> MailState:
    # Saved only while the row is still ours: another worker may have set it aside.
    type(row)._default_manager.filter(pk=row.pk, mail_state=MailState.SENDING).update(mail_state=state, **changes)
    return state


def message(
    *, to: str, subject: str, body: str, url: str, label: str, about: str = "", stop: str = "",
    choices: Iterable[tuple[str, str]] = (),
) -> EmailMultiAlternatives:  # fmt: skip
    """Returns a mail in plain text and simple HTML. `url` is a path of this site; `automatic` uses `about` and `stop`.

    `choices` are paths with labels, shown first: ways to answer from the mail.
    """
    # A line break in a title must not start a new header.
    subject = " ".join(subject.split())[:SUBJECT_CHARACTERS]
    shown = {
        "subject": subject, "body": body.strip(), "url": settings.BASE_URL + url, "label": label,
        "choices": [(settings.BASE_URL + path, named) for path, named in choices],
    }  # fmt: skip
    made = EmailMultiAlternatives(subject, render_to_string("notifications/mail.txt", shown), to=[to])
    made.attach_alternative(render_to_string("notifications/mail.html", shown), "text/html")
    return automatic(made, about=about, stop=stop)


def name_of(row: Model) -> str:
    """Returns the id of a mail's thread, which never contains a title."""
    return f"{row._meta.label_lower}.{row.pk}"
