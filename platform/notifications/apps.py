from datetime import timedelta

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = "Avis"

    def ready(self):
        from accounts.personal import Holding, register_holding
        from itc_spaces.fragments import register_fragment
        from notifications import dormancy, sending
        from notifications.fragments import header
        from notifications.jobs import register_job
        from notifications.personal import export_notices, forget_notices

        register_fragment("header", header, order=10)
        register_job("avis par courriel", sending.send_notices, every=timedelta(seconds=5))
        register_job("mots de passe oubliés", sending.send_resets, every=timedelta(seconds=5))
        register_job("comptes qui ne servent plus", dormancy.erase_unused, every=timedelta(hours=1))
        register_holding(Holding("avis reçus", export_notices, forget_notices))
