from datetime import timedelta

from django.apps import AppConfig


class ThematicsConfig(AppConfig):
    name = "itc_spaces.thematics"
    label = "thematics"
    verbose_name = "Thématiques"

    def ready(self):
        from accounts.personal_data import Holding, register_holding
        from itc_spaces.thematics import fragments, notices
        from itc_spaces.thematics.links import LINKS
        from itc_spaces.thematics.personal_data import export_access, forget_access
        from notifications.jobs import register_job

        notices.register()
        fragments.register()
        register_holding(Holding("accès à des thématiques", export_access, forget_access))
        register_job("invitations aux thématiques", LINKS.send, every=timedelta(seconds=5))
        register_job("fins d'accès", notices.remind_referents, every=timedelta(hours=1))
