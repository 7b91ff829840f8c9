from django.apps import AppConfig


class ItcSpacesConfig(AppConfig):
    name = "itc_spaces"
    verbose_name = "Espaces"

    def ready(self):
        from wagtail.models import AbstractPage, Page
        from wagtail.permissions import register_permission_policy

        from accounts.personal import Holding, register_holding
        from accounts.second_factor import ask_for_second_factor
        from itc_spaces import access, receivers, trace  # noqa: F401
        from itc_spaces.personal import end_rights, export_rights
        from itc_spaces.policy import SpacesPolicy

        # Coordination and validators act for a whole department.
        ask_for_second_factor(lambda user: access.offices_in_force().filter(user=user).exists())
        register_holding(Holding("sièges et charges", export_rights, end_rights))
        # Here and not in the hooks: nothing asks the registry before every application is ready.
        register_permission_policy(AbstractPage, SpacesPolicy(Page))
