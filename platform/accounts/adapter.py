"""Adapts allauth: nobody signs up alone, and no answer tells whether an account exists."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage, get_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.urls import reverse

from accounts.devices import known_device
from accounts.mails import automatic
from accounts.sessions import SIGNED_IN_AT

MESSAGES = {
    "account/messages/password_changed.txt": "Votre mot de passe est changé. Vos autres sessions sont fermées.",
    "usersessions/messages/sessions_logged_out.txt": "Vos autres sessions sont fermées.",
    "mfa/messages/totp_activated.txt": "L'application est ajoutée : elle vous donnera un code à chaque connexion.",
    "mfa/messages/totp_deactivated.txt": "L'application est retirée.",
    "mfa/messages/webauthn_added.txt": "La clé est ajoutée.",
    "mfa/messages/webauthn_removed.txt": "La clé est retirée.",
    "mfa/messages/recovery_codes_generated.txt": "De nouveaux codes de secours remplacent les précédents.",
}


ANYWHERE = "login_failed_anywhere"


def consume(request, **counted):
    return ratelimit.consume(request, app="allauth.account", **counted)


def _login_of(credentials: dict) -> str:
    return credentials.get("email") or credentials.get("username") or ""


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "L'adresse ou le mot de passe ne convient pas. Vérifiez-les, ou demandez un nouveau "
        "mot de passe.",
        "too_many_login_attempts": "Trop d'essais de suite. Attendez cinq minutes avant de recommencer, ou "
        "demandez un nouveau mot de passe.",
        "enter_current_password": "Ce n'est pas votre mot de passe actuel.",
        "incorrect_password": "Ce n'est pas votre mot de passe.",
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def render_mail(self, *args, **kwargs):
        return automatic(super().render_mail(*args, **kwargs))

    def is_ajax(self, request) -> bool:
        # Only pages: scripts get no answers, except to the question that a passkey answers.
        return request.path == reverse("mfa_login_webauthn")

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Returns whether the person must prove their identity again; signing in lately is enough."""
        signed_in_at = context.request.session.get(SIGNED_IN_AT, 0)
        return signed_in_at + settings.ACCOUNT_REAUTHENTICATION_TIMEOUT < time.time()

    def pre_authenticate(self, request, **credentials):
        """Counts wrong passwords by address and place, so that somebody who tries them elsewhere does not lock the
        owner out.

        All places together have a limit too, against attempts from many of them. It does not apply on a device where
        the address has signed in before, nor to a new password by mail.
        """
        device = known_device(request, _login_of(credentials))
        counted = [consume(request, action="login_failed", key=self._place(request, device, **credentials))]
        if counted[0] and not device:
            counted.append(consume(request, action=ANYWHERE, key=self._place(request, "", ANYWHERE, **credentials)))
        self._login_failed_rl_usage = RateLimitUsage([one for usage in counted if usage for one in usage.usage])
        if not all(counted):
            self._rollback_login_failed_rl_usage()
            raise self.validation_error("too_many_login_attempts")

    def _place(self, request, device: str, place: str = "", **credentials) -> str:
        login = self._get_login_attempts_cache_key(request, **credentials)
        return f"{login}:{place or device or get_ip(request)}"

    def forget_attempts(self, request, email: str) -> None:
        """Forgets the counted attempts, here and on this device: a new password by mail proved who the person is."""
        device = known_device(request, email)
        counted = [("login_failed", "", ""), ("login_failed", device, ""), (ANYWHERE, "", ANYWHERE)]
        for action, device, place in counted:
            key = self._place(request, device, place, email=email)
            ratelimit.clear(request, app="allauth.account", action=action, key=key)

    def authenticate(self, request, **credentials):
        """Returns the user; a closed account answers as a wrong password does."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Adds only messages worth reading: the page that opens already shows that the person is signed in."""
        ours = MESSAGES.get(message_template)
        if ours:
            super().add_message(request, level, message=ours)


class FactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Ce code ne convient pas. Vérifiez l'heure de votre téléphone, ou prenez un code de secours.",
        "cannot_delete_authenticator": "Ce moyen de connexion ne peut pas être retiré.",
        "cannot_generate_recovery_codes": "Ajoutez d'abord une clé ou une application.",
    }
