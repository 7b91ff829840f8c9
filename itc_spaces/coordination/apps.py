from datetime import timedelta

from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    name = "itc_spaces.coordination"
    label = "coordination"
    verbose_name = "Coordination"

    def ready(self):
        from accounts.personal_data import register_objection
        from itc_spaces.coordination import fragments
        from itc_spaces.coordination.actions.offices import objection_to_leave
        from itc_spaces.coordination.actions.words import apply_due
        from itc_spaces.coordination.shared_words import SharedWords, checked_name, merge_names, register_shared
        from itc_spaces.spaces.models import Topic
        from knowledge.models import KnownLabel, Public
        from notifications.jobs import register_job

        register_shared(Topic, SharedWords("Sujets", "name", checked_name, merge_names))
        register_shared(Public, SharedWords("Publics", "name", checked_name, merge_names))
        register_shared(KnownLabel, SharedWords("Libellés des documents", "name", checked_name))
        fragments.register()
        register_objection(objection_to_leave)
        register_job("mots communs", apply_due, every=timedelta(minutes=10))
