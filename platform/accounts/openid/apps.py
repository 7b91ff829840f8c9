from django.apps import AppConfig


class OpenidConfig(AppConfig):
    name = "accounts.openid"
    verbose_name = "Connexion par un fournisseur d'identité"

    def ready(self):
        from accounts.openid import receivers  # noqa: F401 (they listen to sign-ins)
