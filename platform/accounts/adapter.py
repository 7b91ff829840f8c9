"""allauth as this platform uses it: nobody signs up alone, and nothing tells whether an account exists."""

from allauth.account.adapter import DefaultAccountAdapter

MESSAGES = {
    "account/messages/password_changed.txt": "Votre mot de passe est changé. Vos autres sessions sont fermées.",
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "L'adresse ou le mot de passe ne convient pas. Vérifiez-les, ou demandez un nouveau "
        "mot de passe.",
        "too_many_login_attempts": "Trop d'essais de suite. Attendez cinq minutes avant de recommencer.",
        "enter_current_password": "Ce n'est pas votre mot de passe actuel.",
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def is_ajax(self, request) -> bool:
        # Pages only: no answers for scripts.
        return False

    def authenticate(self, request, **credentials):
        """A closed account answers as a wrong password does."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Only what is worth reading: a page that opens says by itself that one is signed in."""
        ours = MESSAGES.get(message_template)
        if ours:
            super().add_message(request, level, message=ours)
