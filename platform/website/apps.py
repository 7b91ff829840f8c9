from django.apps import AppConfig
from django.forms import Field


class WebsiteConfig(AppConfig):
    name = "website"
    verbose_name = "Site"

    def ready(self):
        # Django's « Champ requis. » says neither what is missing nor what to do.
        Field.default_error_messages["required"] = "Cette réponse est nécessaire : complétez-la."
