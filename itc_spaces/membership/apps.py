from datetime import timedelta

from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "itc_spaces.membership"
    label = "membership"
    verbose_name = "Membres"

    def ready(self):
        from accounts.personal_data import Holding, register_holding
        from itc_spaces.membership import fragments, notices
        from itc_spaces.membership.links import LINKS
        from itc_spaces.membership.personal_data import export_invitations, forget_invitations
        from notifications.jobs import register_job

        notices.register()
        fragments.register()
        register_holding(Holding("invitations reçues", export_invitations, forget_invitations))
        register_job("invitations", LINKS.send, every=timedelta(seconds=5))
