"""One's own data: all of it to take away, and an account that is erased while what the ITC wrote stays.

Each app says what it holds on a person and how it forgets them; an account is made anonymous and never deleted, so
that no row loses who did what: its words become « un membre de l'ITC ».
"""

from collections.abc import Callable
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import ResetRequest, User
from accounts.openid.models import TieRequest
from web.refusals import Refused


@dataclass(frozen=True)
class Holding:
    """`export` gives plain rows (text, numbers, dates); `forget` takes the person out of them.

    `hold` locks what `forget` changes the rights on: called first, before the account itself is locked.
    """

    name: str
    export: Callable[[User], list[dict]]
    forget: Callable[[User], None]
    hold: Callable[[User], None] | None = None


_holdings: list[Holding] = []
_objections: list[Callable[[User], str | None]] = []


def register_holding(holding: Holding) -> None:
    """Called in `AppConfig.ready`; what two apps hold under one name is shown together."""
    _holdings.append(holding)


def register_objection(objection: Callable[[User], str | None]) -> None:
    """`objection(user)` says in a sentence why an account cannot be erased yet; None where it can."""
    _objections.append(objection)


def export_of(user: User) -> dict[str, list[dict]]:
    """Everything held on a person, by what it is; in French, for the person."""
    own = {
        "adresse": user.email, "prénom": user.first_name, "nom": user.last_name, "fonction": user.quality,
        "téléphone": user.phone, "dans l'annuaire": user.is_listed, "adresse montrée": user.shows_email,
        "téléphone montré": user.shows_phone, "inscription": user.date_joined, "dernière connexion": user.last_login,
    }  # fmt: skip
    sessions = UserSession.objects.filter(user=user).values("created_at", "ip", "user_agent")
    factors = Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at")
    identities = SocialAccount.objects.filter(user=user).values("provider", "uid", "date_joined", "last_login")
    held = {
        "compte": [own], "sessions": list(sessions), "seconds moyens de connexion": list(factors),
        "identités externes": list(identities),
    }  # fmt: skip
    for holding in _holdings:
        held.setdefault(holding.name, []).extend(holding.export(user))
    return held


@transaction.atomic
def erase_own_account(*, user: User) -> None:
    """At the person's own request. Raises Refused with what they must settle first."""
    # Before the question: of two who leave at once, the second is asked whether they are the last.
    _hold(user)
    if objection := next(filter(None, (objection(user) for objection in _objections)), None):
        raise Refused(objection)
    anonymise(user)


@transaction.atomic
def anonymise(user: User, among: QuerySet[User] | None = None) -> bool:
    """Ends the account for good, at once, in every session; if it is, once locked, still `among` those to end."""
    _hold(user)
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if user.anonymised_at or (among is not None and not among.filter(pk=user.pk).exists()):
        return False
    for holding in _holdings:
        holding.forget(user)
    _forget_sign_in(user)
    user.email = f"compte-{user.pk}@efface.invalid"
    user.first_name = user.last_name = user.quality = user.phone = ""
    user.is_listed = user.shows_email = user.shows_phone = user.is_active = user.is_administrator = False
    user.anonymised_at = timezone.now()
    user.set_unusable_password()
    user.save()
    return True


def _hold(user: User) -> None:
    for holding in _holdings:
        if holding.hold:
            holding.hold(user)


def _forget_sign_in(user: User) -> None:
    opened = UserSession.objects.filter(user=user)
    Session.objects.filter(session_key__in=list(opened.values_list("session_key", flat=True))).delete()
    opened.delete()
    for model in (Authenticator, SocialAccount, TieRequest):
        model.objects.filter(user=user).delete()
    ResetRequest.objects.filter(email=user.email).delete()
