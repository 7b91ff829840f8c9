from datetime import timedelta

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PublicationConfig(AppConfig):
    name = "knowledge.publication"
    label = "publication"
    verbose_name = "Publication"

    def ready(self):
        from accounts.personal_data import Holding, register_holding
        from knowledge.files.folders import register_folder
        from knowledge.publication import fragments, notices, personal_data, receivers  # noqa: F401
        from knowledge.publication.copies import forget_copies, prepare_copies
        from knowledge.publication.marking import mark_changes
        from knowledge.publication.models import EditionFile, PublicCopy
        from knowledge.publication.sources import EDITIONS
        from knowledge.published import register_editions
        from notifications.jobs import register_job

        register_editions(EDITIONS)
        register_folder("editions", EditionFile)
        register_folder("copies", PublicCopy)
        register_holding(Holding("ressources signées", personal_data.export_credits, personal_data.forget_credits))
        register_holding(
            Holding("améliorations et relectures", personal_data.export_requests, personal_data.forget_requests)
        )  # fmt: skip
        fragments.register()
        notices.register()
        register_job("copies pour le public", prepare_copies, every=timedelta(seconds=2), apart=True)
        register_job("copies oubliées", lambda: {"effacées": forget_copies()}, every=timedelta(hours=1))
        post_migrate.connect(mark_changes, sender=self)
