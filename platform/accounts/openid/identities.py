"""The identities of providers that open an account, one per provider and account; people tie and end them."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.dispatch import Signal
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.openid.models import TieRequest
from web.refusals import Refused

# Sent with `user` and `provider`, inside the transaction, so that the person is told.
identity_tied = Signal()
identity_ended = Signal()

CONFIRMED_WITHIN = timedelta(hours=1)
MOST_ASKED = 3  # mails in that time
LONGEST_SAID = TieRequest._meta.get_field("said").max_length
_LINK = signing.TimestampSigner(salt="accounts.openid.tie")


def configured() -> dict[str, str]:
    """Returns the names of the providers by id, in the order of the settings."""
    groups = settings.SOCIALACCOUNT_PROVIDERS.values()
    return {app["provider_id"]: app["name"] for group in groups for app in group["APPS"]}


def name_of(provider: str) -> str:
    return configured().get(provider, provider)


@dataclass(frozen=True)
class Shown:
    account: SocialAccount

    @property
    def name(self) -> str:
        return name_of(self.account.provider)


def identities_of(user: User) -> list[Shown]:
    return [Shown(account) for account in SocialAccount.objects.filter(user=user).order_by("pk")]


def is_taken(user: User, provider: str) -> bool:
    return SocialAccount.objects.filter(user=user, provider=provider).exists()


def _locked(user: User) -> User:
    """Locks an open account and returns it; raises Refused."""
    locked = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not locked.is_active:
        raise Refused("Ce compte n'est plus ouvert.")
    return locked


@transaction.atomic
def tie(*, user: User, provider: str, uid: str) -> None:
    """Ties an identity to an account; the caller has checked the password or the mailed link. Raises Refused."""
    user = _locked(user)
    # Another account may be tied to the identity at the same moment: the second one finds it, and is refused.
    asked = {"provider": provider, "uid": uid, "defaults": {"user": user}}
    if is_taken(user, provider) or not SocialAccount.objects.get_or_create(**asked)[1]:
        raise Refused(
            f"Une identité de {name_of(provider)} ouvre déjà ce compte, ou celle-ci en ouvre un autre : retirez-la "
            "d'abord, dans « Protéger mon compte »."
        )
    TieRequest.objects.filter(user=user, provider=provider).delete()
    identity_tied.send(SocialAccount, user=user, provider=provider)


@transaction.atomic
def end(*, user: User, accounts=None) -> int:
    """Ends these identities of a person (all by default) and those waiting to be confirmed; tells the person."""
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    TieRequest.objects.filter(user=user).delete()
    ended = list(SocialAccount.objects.filter(user=user, **({} if accounts is None else {"pk__in": accounts})))
    for account in ended:
        account.delete()
        identity_ended.send(SocialAccount, user=user, provider=account.provider)
    return len(ended)


@transaction.atomic
def ask_by_mail(*, user: User, provider: str, uid: str, said: str) -> None:
    """Asks the worker to send the link. Raises Refused after too many requests."""
    user = _locked(user)
    asked = TieRequest.objects.filter(user=user, asked_at__gt=timezone.now() - CONFIRMED_WITHIN)
    if asked.count() >= MOST_ASKED:
        raise Refused("Trois courriels vous ont déjà été envoyés. Ouvrez le dernier, ou recommencez dans une heure.")
    TieRequest.objects.create(user=user, provider=provider, uid=uid, said=said[:LONGEST_SAID])


def link_of(request: TieRequest) -> str:
    return reverse("openid_confirm_by_mail", args=[_LINK.sign(request.pk)])


def request_of(token: str) -> TieRequest | None:
    """Returns what a mailed link confirms; None for a link that is forged, too old or used."""
    try:
        key = _LINK.unsign(token, max_age=CONFIRMED_WITHIN)
    except signing.BadSignature:
        return None
    found = TieRequest.objects.filter(pk=key, user__is_active=True, asked_at__gt=timezone.now() - CONFIRMED_WITHIN)
    return found.select_related("user").first()
