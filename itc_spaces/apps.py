from django.apps import AppConfig


class ItcSpacesConfig(AppConfig):
    name = "itc_spaces"
    verbose_name = "Espaces"
