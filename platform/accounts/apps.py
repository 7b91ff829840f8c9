from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Comptes"

    def ready(self):
        from accounts import devices, resets, second_factor, sessions  # noqa: F401 (they listen to sign-ins)
        from accounts.second_factor import ask_for_second_factor

        ask_for_second_factor(lambda user: user.is_administrator)
