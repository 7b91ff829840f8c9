"""Asks some people for a second factor when they sign in, and holds their session until they have one.

The question is asked once, at sign-in, and kept in the session, so that pages need no query for it.
"""

from collections.abc import Callable

from allauth.account.signals import user_logged_in
from allauth.mfa.models import Authenticator
from django.dispatch import receiver

from accounts.models import User

DUE = "second_factor_due"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_asked: list[Callable[[User], bool]] = []


def ask_for_second_factor(condition: Callable[[User], bool]) -> None:
    """Registers a condition, from `AppConfig.ready`; people for whom it is true need a second factor."""
    if condition not in _asked:
        _asked.append(condition)


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def is_asked(user: User) -> bool:
    return any(condition(user) for condition in _asked)


@receiver(user_logged_in)
def remember_what_is_due(request, user, **kwargs) -> None:
    if is_asked(user) and not has_second_factor(user):
        request.session[DUE] = True


def is_due(request) -> bool:
    """Returns whether this session waits for a second factor; it queries only if one was asked for."""
    if DUE in request.session and has_second_factor(request.user):
        del request.session[DUE]
    return DUE in request.session
