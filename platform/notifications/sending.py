"""The worker's jobs that send e-mails."""

import logging
from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import ResetRequest, User
from accounts.resets import account_of, reset_path, take_request
from notifications.mails import BATCH, message, send_due, set_aside
from notifications.models import Notice
from notifications.notices import compose

logger = logging.getLogger("itc.mails")
# After that, the person has asked again.
RESET_PATIENCE = timedelta(hours=1)


def send_notices() -> Mapping[str, int]:
    notices = Notice.objects.select_related("recipient")
    counts = {state.label: count for state, count in send_due(notices, compose).items()}
    return {**counts, "mis de côté": set_aside(notices)}


def send_resets() -> Mapping[str, int]:
    """Sends links to people who forgot their password; an address without an account gets nothing."""
    counts = Counter()
    for request in ResetRequest.objects.order_by("pk")[:BATCH]:
        if not take_request(request):
            continue
        user = account_of(request)
        if user is None:
            counts["sans suite"] += 1
            continue
        try:
            _send_link(user)
            counts["envoyé"] += 1
        except Exception:
            logger.exception("password link not sent")
            counts["échec"] += 1
            if request.asked_at > timezone.now() - RESET_PATIENCE:
                ResetRequest.objects.create(email=request.email, asked_at=request.asked_at)
            break
    return counts


def _send_link(user: User) -> None:
    body = render_to_string("accounts/reset_mail.txt", {"hours": settings.PASSWORD_RESET_TIMEOUT // 3600})
    message(
        to=user.email,
        subject="Choisir un nouveau mot de passe",
        body=body,
        url=reset_path(user),
        label="Choisir un mot de passe",
    ).send()
