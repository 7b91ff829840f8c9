from datetime import timedelta

from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "itc_spaces.membership"
    label = "membership"
    verbose_name = "Membres"

    def ready(self):
        from accounts.personal import Holding, register_holding
        from itc_spaces.membership import fragments, telling
        from itc_spaces.membership.links import LINKS
        from itc_spaces.membership.personal import export_invitations, forget_invitations
        from notifications.jobs import register_job

        telling.register()
        fragments.register()
        register_holding(Holding("invitations reçues", export_invitations, forget_invitations))
        register_job("invitations", LINKS.send, every=timedelta(seconds=5))
