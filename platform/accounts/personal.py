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
from django.utils import timezone

from accounts.models import ResetRequest, User


@dataclass(frozen=True)
class Holding:
    """`export` gives plain rows (text, numbers, dates); `forget` takes the person out of them."""

    name: str
    export: Callable[[User], list[dict]]
    forget: Callable[[User], None]


_holdings: dict[str, Holding] = {}


def register_holding(holding: Holding) -> None:
    """Called in `AppConfig.ready`."""
    _holdings[holding.name] = holding


def export_of(user: User) -> dict[str, list[dict]]:
    """Everything held on a person, by what it is; in French, for the person."""
    own = {
        "adresse": user.email, "prénom": user.first_name, "nom": user.last_name, "fonction": user.quality,
        "téléphone": user.phone, "dans l'annuaire": user.is_listed, "adresse montrée": user.shows_email,
        "téléphone montré": user.shows_phone, "inscription": user.date_joined, "dernière connexion": user.last_login,
    }  # fmt: skip
    sessions = UserSession.objects.filter(user=user).values("created_at", "ip", "user_agent")
    factors = Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at")
    held = {"compte": [own], "sessions": list(sessions), "seconds moyens de connexion": list(factors)}
    return held | {name: holding.export(user) for name, holding in _holdings.items()}


@transaction.atomic
def anonymise(user: User) -> None:
    """Ends the account for good, at once, in every session."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.anonymised_at:
        return
    for holding in _holdings.values():
        holding.forget(user)
    _forget_sign_in(user)
    user.email = f"compte-{user.pk}@efface.invalid"
    user.first_name = user.last_name = user.quality = user.phone = ""
    user.is_listed = user.shows_email = user.shows_phone = user.is_active = user.is_administrator = False
    user.anonymised_at = timezone.now()
    user.set_unusable_password()
    user.save()


def _forget_sign_in(user: User) -> None:
    opened = UserSession.objects.filter(user=user)
    Session.objects.filter(session_key__in=list(opened.values_list("session_key", flat=True))).delete()
    opened.delete()
    for model in (Authenticator, SocialAccount):
        model.objects.filter(user=user).delete()
    ResetRequest.objects.filter(email=user.email).delete()
