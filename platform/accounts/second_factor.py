"""Who is asked for a second factor when they sign in, and what waits until they have one.

The question is asked once, at sign-in, and kept in the session: a page costs no query for it.
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
    """Called in `AppConfig.ready`: a person for whom this condition holds protects their account by a second factor."""
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
    """Whether this session waits for its owner's second factor; it costs a query only where one was asked."""
    if DUE in request.session and has_second_factor(request.user):
        del request.session[DUE]
    return DUE in request.session
