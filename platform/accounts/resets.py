"""The link by which a person sets a new password, and what that password ends."""

from allauth.account.adapter import get_adapter
from allauth.account.signals import password_reset
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import default_token_generator
from django.dispatch import receiver
from django.urls import reverse

from accounts.models import ResetRequest, User


def reset_path(user: User) -> str:
    """Returns a signed path of this site, which works once, until `PASSWORD_RESET_TIMEOUT`."""
    token = default_token_generator.make_token(user)
    return reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": token}
    )  # fmt: skip


def take_request(request: ResetRequest) -> bool:
    """Takes the request; returns False if another worker took it."""
    return bool(ResetRequest.objects.filter(pk=request.pk).delete()[0])


def account_of(request: ResetRequest) -> User | None:
    return User.objects.filter(email=request.email, is_active=True).first()


@receiver(password_reset)
def forget_attempts(request, user: User, **kwargs) -> None:
    """Forgets counted attempts: allauth would find them by its table of addresses, which this platform does not use."""
    get_adapter(request).forget_attempts(request, user.email)
