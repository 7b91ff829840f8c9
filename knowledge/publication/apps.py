from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PublicationConfig(AppConfig):
    name = "knowledge.publication"
    label = "publication"
    verbose_name = "Publication"

    def ready(self):
        from knowledge.publication import fragments, notices, signals  # noqa: F401
        from knowledge.publication.marking import mark_changes

        fragments.register()
        notices.register()
        post_migrate.connect(mark_changes, sender=self)
