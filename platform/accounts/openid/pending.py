"""An identity from a provider that opens no account yet, kept in the person's session for ten minutes."""

import time
from dataclasses import asdict, dataclass, field

from django.http import HttpRequest

from accounts.models import User

KEY, LASTS = "openid_pending", 600


@dataclass
class Pending:
    provider: str
    uid: str
    user: int  # the account that it would open
    said: str  # who the provider says they are
    signed_in: dict = field(default_factory=dict)
    next_url: str = ""
    proved: bool = False  # whether the account's password was given, and its sign-in continues
    since: float = field(default_factory=time.time)

    def account(self) -> User | None:
        return User.objects.filter(pk=self.user, is_active=True).first()


def keep(request: HttpRequest, pending: Pending) -> None:
    request.session[KEY] = asdict(pending)


def read(request: HttpRequest) -> Pending | None:
    kept = request.session.get(KEY)
    if kept is None or kept["since"] + LASTS < time.time():
        return None
    return Pending(**kept)


def take(request: HttpRequest) -> Pending | None:
    found = read(request)
    request.session.pop(KEY, None)
    return found
