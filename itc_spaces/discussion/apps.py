from datetime import timedelta

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    name = "itc_spaces.discussion"
    label = "discussion"
    verbose_name = "Échanges"

    def ready(self):
        from accounts.personal import Holding, register_holding
        from itc_spaces.discussion import fragments, personal, signals, telling  # noqa: F401
        from itc_spaces.discussion.digests import send_digests
        from notifications.jobs import register_job

        register_holding(Holding("messages", personal.export_messages, personal.forget_messages))
        register_holding(Holding("lecture des échanges", personal.export_reading, personal.forget_reading))
        telling.register()
        fragments.register()
        register_job("courriels des échanges", send_digests, every=timedelta(seconds=5))
