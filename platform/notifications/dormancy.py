"""Warns the people of unused accounts after twenty-three months, and erases the accounts after twenty-four."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.personal_data import anonymise
from notifications.mails import BATCH, message

logger = logging.getLogger("itc.mails")
WARNED_AFTER = timedelta(days=23 * 30.44)
ERASED_AFTER = timedelta(days=24 * 30.44)
# A person who was warned late keeps the same time to come back.
NOTICE = ERASED_AFTER - WARNED_AFTER


def erase_unused() -> Mapping[str, int]:
    now = timezone.now()
    return {"prévenus": _warn(now), "effacés": _erase(now)}


def _unused(since: datetime) -> QuerySet[User]:
    used = Coalesce("last_login", "date_joined")
    return User.objects.annotate(used_at=used).filter(used_at__lt=since, anonymised_at__isnull=True)


def _warn(now: datetime) -> int:
    told = Q(warned_unused_at__gt=Coalesce("last_login", "date_joined"))
    waiting = _unused(now - WARNED_AFTER).exclude(told).order_by("pk")
    return sum(_send_warning(user, now) for user in list(waiting[:BATCH]))


def _send_warning(user: User, now: datetime) -> bool:
    """Claims the warning first, so that two workers send only one; releases it if it could not be sent."""
    mine = User.objects.filter(pk=user.pk, warned_unused_at=user.warned_unused_at)
    if not mine.update(warned_unused_at=now):
        return False
    try:
        message(
            to=user.email,
            subject="Votre compte ne sert plus : faut-il le garder ?",
            body=render_to_string("accounts/unused_mail.txt", {"until": now + NOTICE}),
            url=reverse("account_login"),
            label="Me connecter pour le garder",
        ).send()
    except Exception:
        logger.exception("warning of an unused account not sent")
        User.objects.filter(pk=user.pk).update(warned_unused_at=user.warned_unused_at)
        return False
    return True


def _erase(now: datetime) -> int:
    ready = _unused(now - ERASED_AFTER).filter(warned_unused_at__lt=now - NOTICE).order_by("pk")
    # `among` is checked again on the locked account: its owner may have come back.
    return sum(anonymise(user, among=ready) for user in list(ready[:BATCH]))
