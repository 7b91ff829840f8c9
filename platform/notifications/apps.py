from datetime import timedelta

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = "Avis"

    def ready(self):
        from accounts.personal_data import Holding, register_holding
        from notifications import dormancy, identities, sending
        from notifications.fragments import header
        from notifications.jobs import register_job
        from notifications.personal_data import export_notices, forget_notices
        from web.fragments import register_fragment

        register_fragment("header", header, order=10)
        register_job("avis par courriel", sending.send_notices, every=timedelta(seconds=5))
        register_job("mots de passe oubliés", sending.send_resets, every=timedelta(seconds=5))
        register_job("identités à confirmer", identities.send_confirmations, every=timedelta(seconds=5))
        register_job("comptes qui ne servent plus", dormancy.erase_unused, every=timedelta(hours=1))
        identities.register()
        register_holding(Holding("avis reçus", export_notices, forget_notices))
