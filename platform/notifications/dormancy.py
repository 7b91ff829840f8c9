"""Accounts that nobody uses: warned after twenty-three months, erased after twenty-four."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.personal import anonymise
from notifications.mails import BATCH, message

logger = logging.getLogger("itc.mails")
WARNED_AFTER = timedelta(days=23 * 30.44)
ERASED_AFTER = timedelta(days=24 * 30.44)
# Somebody who was warned late has the time to come back all the same.
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
    """Claimed first, so that two workers send one; set free again when it could not leave."""
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
    return sum(_erase_one(ready, pk) for pk in list(ready.values_list("pk", flat=True)[:BATCH]))


@transaction.atomic
def _erase_one(ready: QuerySet[User], pk: int) -> bool:
    """Asked again once it is locked: its owner may have come back meanwhile."""
    User.objects.select_for_update().get(pk=pk)
    user = ready.filter(pk=pk).first()
    if user:
        anonymise(user)
    return user is not None
