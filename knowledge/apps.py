from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "knowledge"
    verbose_name = "Ressources"

    def ready(self):
        from knowledge import signals  # noqa: F401
