from django.apps import AppConfig


class ItcSpacesConfig(AppConfig):
    name = "itc_spaces"
    verbose_name = "Espaces"

    def ready(self):
        from wagtail.models import AbstractPage, Page
        from wagtail.permissions import register_permission_policy

        from itc_spaces import trace  # noqa: F401
        from itc_spaces.policy import SpacesPolicy

        # Here and not in the hooks: nothing asks the registry before every application is ready.
        register_permission_policy(AbstractPage, SpacesPolicy(Page))
