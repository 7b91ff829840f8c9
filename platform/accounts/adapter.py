"""allauth as this platform uses it: nobody signs up alone, and nothing tells whether an account exists."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.urls import reverse

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


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "L'adresse ou le mot de passe ne convient pas. Vérifiez-les, ou demandez un nouveau "
        "mot de passe.",
        "too_many_login_attempts": "Trop d'essais de suite. Attendez cinq minutes avant de recommencer.",
        "enter_current_password": "Ce n'est pas votre mot de passe actuel.",
        "incorrect_password": "Ce n'est pas votre mot de passe.",
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def is_ajax(self, request) -> bool:
        # Pages only: no answers for scripts, but for the question that a passkey answers.
        return request.path == reverse("mfa_login_webauthn")

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Who has just signed in has just proved it."""
        signed_in_at = context.request.session.get(SIGNED_IN_AT, 0)
        return signed_in_at + settings.ACCOUNT_REAUTHENTICATION_TIMEOUT < time.time()

    def authenticate(self, request, **credentials):
        """A closed account answers as a wrong password does."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Only what is worth reading: a page that opens says by itself that one is signed in."""
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
