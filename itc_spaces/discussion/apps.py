from datetime import timedelta

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    name = "itc_spaces.discussion"
    label = "discussion"
    verbose_name = "Échanges"

    def ready(self):
        from itc_spaces.discussion import telling
        from itc_spaces.discussion.digests import send_digests
        from notifications.jobs import register_job

        telling.register()
        register_job("courriels des échanges", send_digests, every=timedelta(seconds=5))
