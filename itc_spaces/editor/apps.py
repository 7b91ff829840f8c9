from django.apps import AppConfig


class EditorConfig(AppConfig):
    name = "itc_spaces.editor"
    label = "editor"
    verbose_name = "Éditeur"
