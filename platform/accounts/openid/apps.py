from django.apps import AppConfig


class OpenidConfig(AppConfig):
    name = "accounts.openid"
    verbose_name = "Connexion par un fournisseur d'identité"
