"""Tells people about identities of providers: sends the link to tie one, and notices when one is tied or ended."""

import logging
from collections import Counter
from collections.abc import Mapping

from django.dispatch import receiver
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.openid.identities import CONFIRMED_WITHIN, identity_ended, identity_tied, link_of, name_of
from accounts.openid.models import TieRequest
from notifications.api import notify, register_kind
from notifications.mails import BATCH, message

logger = logging.getLogger("itc.mails")
TIED, ENDED = "account.identity_tied", "account.identity_ended"


def register() -> None:
    for kind in (TIED, ENDED):
        template = f"accounts/notices/{kind.partition('.')[2]}"
        register_kind(kind, on=User, template=template, url=lambda user: reverse("mfa_index"))


@receiver(identity_tied)
def tell_tied(user: User, **kwargs) -> None:
    _tell(TIED, user)


@receiver(identity_ended)
def tell_ended(user: User, **kwargs) -> None:
    _tell(ENDED, user)


def _tell(kind: str, user: User) -> None:
    notify(kind=kind, target=user, recipients=[user], event=f"{kind} {timezone.now().isoformat()}")


def send_confirmations() -> Mapping[str, int]:
    """Claims each link first, so that two workers send only one; releases it if it could not be sent."""
    counts = Counter()
    recent = TieRequest.objects.filter(asked_at__gt=timezone.now() - CONFIRMED_WITHIN)
    for request in recent.filter(sent_at__isnull=True).select_related("user").order_by("pk")[:BATCH]:
        mine = TieRequest.objects.filter(pk=request.pk, sent_at__isnull=True)
        if not mine.update(sent_at=timezone.now()):
            continue
        try:
            _send_link(request)
            counts["envoyé"] += 1
        except Exception:
            logger.exception("link of an identity not sent")
            TieRequest.objects.filter(pk=request.pk).update(sent_at=None)
            counts["échec"] += 1
            break
    counts["trop vieilles"] = TieRequest.objects.filter(asked_at__lt=timezone.now() - CONFIRMED_WITHIN).delete()[0]
    return counts


def _send_link(request: TieRequest) -> None:
    name = name_of(request.provider)
    message(
        to=request.user.email,
        subject=f"Ouvrir votre compte avec {name} ?",
        body=render_to_string("accounts/tie_mail.txt", {"provider": name}),
        url=link_of(request),
        label="Voir et confirmer",
    ).send()
