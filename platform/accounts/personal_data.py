"""A person's own data: they take all of it away, and erase their account, while what the ITC wrote stays.

Each app says what it holds on a person and how it erases it. An account becomes anonymous and is never deleted, so that
rows keep their author, shown as « un membre de l'ITC ».
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
    """What an app holds on a person: `export` returns plain rows (text, numbers, dates); `forget` removes the person
    from them.

    `hold` locks the containers where `forget` ends rights; it is called before the account is locked.
    """

    name: str
    export: Callable[[User], list[dict]]
    forget: Callable[[User], None]
    hold: Callable[[User], None] | None = None


_holdings: list[Holding] = []
_objections: list[Callable[[User], str | None]] = []


def register_holding(holding: Holding) -> None:
    """Registers a holding from `AppConfig.ready`; holdings of the same name are shown together."""
    _holdings.append(holding)


def register_objection(objection: Callable[[User], str | None]) -> None:
    """Registers `objection(user)`: it returns a sentence that says why an account cannot be erased yet, or None."""
    _objections.append(objection)


def export_of(user: User) -> dict[str, list[dict]]:
    """Returns all that is held on a person, by its French name, for the person."""
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
    """Erases the account at the person's own request. Raises Refused with what they must settle first."""
    # Locked before the question: if two people leave at once, the second is asked whether they are the last.
    _hold(user)
    if objection := next(filter(None, (objection(user) for objection in _objections)), None):
        raise Refused(objection)
    anonymise(user)


@transaction.atomic
def anonymise(user: User, among: QuerySet[User] | None = None) -> bool:
    """Ends the account for ever in every session, if it is still in `among` once locked; returns whether it did."""
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
