from django import forms
from django.apps import AppConfig

# Django's own sentences say neither what is missing nor what to do.
SENTENCES: dict[type[forms.Field], dict[str, str]] = {
    forms.Field: {"required": "Cette réponse est nécessaire : complétez-la."},
    forms.CharField: {"max_length": "Gardez %(limit_value)d caractères au plus : il y en a %(show_value)d."},
    forms.IntegerField: {
        "invalid": "Écrivez un nombre entier.",
        "min_value": "Écrivez %(limit_value)s au moins.",
        "max_value": "Écrivez %(limit_value)s au plus.",
    },
    forms.DateField: {"invalid": "Écrivez une date du calendrier : 15/03/2027, par exemple."},
    forms.TimeField: {"invalid": "Écrivez une heure : 9:30, par exemple."},
    forms.ChoiceField: {"invalid_choice": "Ce choix n'est plus dans la liste : choisissez-en un autre."},
    forms.ModelChoiceField: {"invalid_choice": "Ce choix n'est plus dans la liste : choisissez-en un autre."},
}


class DesignConfig(AppConfig):
    name = "design"
    verbose_name = "Apparence"

    def ready(self):
        for field, sentences in SENTENCES.items():
            field.default_error_messages = vars(field).get("default_error_messages", {}) | sentences
