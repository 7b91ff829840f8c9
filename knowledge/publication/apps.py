from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "knowledge.publication"
    label = "publication"
    verbose_name = "Publication"

    def ready(self):
        from knowledge.publication import fragments, notices, signals  # noqa: F401

        fragments.register()
        notices.register()
