from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "itc_spaces.membership"
    label = "membership"
    verbose_name = "Membres"
