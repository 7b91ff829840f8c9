from datetime import timedelta

from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "itc_spaces.minutes"
    label = "minutes"
    verbose_name = "Comptes rendus"

    def ready(self):
        from accounts.personal_data import Holding, register_holding
        from itc_spaces.meetings.handing_over import register_point
        from itc_spaces.minutes import fragments, mails, notices, personal_data
        from itc_spaces.minutes.models import MinutesPart
        from itc_spaces.minutes.tasks import OWED_POINT
        from itc_spaces.spaces.access import register_holder
        from notifications.jobs import register_job

        register_holder(MinutesPart, to="version")
        notices.register()
        fragments.register()
        register_point(OWED_POINT)
        register_holding(Holding("comptes rendus", personal_data.export_minutes, personal_data.forget_minutes))
        register_job("comptes rendus à envoyer", mails.send_minutes, every=timedelta(seconds=5))
