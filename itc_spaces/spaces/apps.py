from django.apps import AppConfig


class SpacesConfig(AppConfig):
    name = "itc_spaces.spaces"
    label = "itc_spaces"
    verbose_name = "Espaces"

    def ready(self):
        from wagtail.models import AbstractPage, Page
        from wagtail.permissions import register_permission_policy

        from accounts.personal_data import Holding, register_holding
        from accounts.second_factor import ask_for_second_factor
        from itc_spaces.spaces import access, receivers, trace  # noqa: F401
        from itc_spaces.spaces.models import LockedPlace, Space
        from itc_spaces.spaces.personal_data import end_rights, export_rights, hold_places
        from itc_spaces.spaces.policy import SpacesPageTester, SpacesPolicy
        from itc_spaces.spaces.views import render_space
        from web import alphabet  # noqa: F401

        # Coordinators and validators act for a whole department.
        ask_for_second_factor(lambda user: access.offices_in_force().filter(user=user).exists())
        register_holding(Holding("sièges et charges", export_rights, end_rights, hold_places))
        LockedPlace.tester = SpacesPageTester
        Space.render = render_space
        # Not in wagtail_hooks: nothing may read this registry before every app is ready.
        register_permission_policy(AbstractPage, SpacesPolicy(Page))
