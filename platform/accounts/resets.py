"""The link by which a person sets a new password, and what that password ends."""

from allauth.account.adapter import get_adapter
from allauth.account.signals import password_reset
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import default_token_generator
from django.dispatch import receiver
from django.urls import reverse

from accounts.models import ResetRequest, User


def reset_path(user: User) -> str:
    """A path of this site, signed, for one use, until `PASSWORD_RESET_TIMEOUT`."""
    token = default_token_generator.make_token(user)
    return reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": token}
    )  # fmt: skip


def take_request(request: ResetRequest) -> bool:
    """Whether this worker may answer it: another one may have taken it."""
    return bool(ResetRequest.objects.filter(pk=request.pk).delete()[0])


def account_of(request: ResetRequest) -> User | None:
    return User.objects.filter(email=request.email, is_active=True).first()


@receiver(password_reset)
def forget_attempts(request, user: User, **kwargs) -> None:
    """allauth would, by the rows of addresses, which we have none of."""
    get_adapter(request).forget_attempts(request, user.email)
