from datetime import timedelta

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    name = "itc_spaces.discussion"
    label = "discussion"
    verbose_name = "Échanges"

    def ready(self):
        from accounts.personal_data import Holding, register_holding
        from itc_spaces.discussion import fragments, notices, personal_data, receivers  # noqa: F401
        from itc_spaces.discussion.digests import send_digests
        from itc_spaces.discussion.models import ContributionFile
        from itc_spaces.spaces.access import register_holder
        from notifications.jobs import register_job

        register_holding(Holding("messages", personal_data.export_messages, personal_data.forget_messages))
        register_holding(Holding("lecture des échanges", personal_data.export_reading, personal_data.forget_reading))
        register_holder(ContributionFile, to="contribution")
        notices.register()
        fragments.register()
        register_job("courriels des échanges", send_digests, every=timedelta(seconds=5))
