from datetime import timedelta

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Recherche"

    def ready(self):
        from itc_spaces.coordination.shared_words import SharedWords, register_shared
        from notifications.jobs import register_job
        from search import fragments, fruitless, registration
        from search.actions import checked_synonyms
        from search.applying import apply_changes
        from search.models import SynonymGroup
        from search.rebuilding import rebuild_missing
        from search.texts import forget_texts, read_texts

        registration.register()
        fragments.register()
        register_job("index de recherche", rebuild_missing, every=timedelta(seconds=20), apart=True)
        register_shared(SynonymGroup, SharedWords("Synonymes", "expressions", checked_synonyms))
        register_job("recherches oubliées", lambda: {"effacées": fruitless.expire()}, every=timedelta(hours=6))
        register_job("textes oubliés", lambda: {"effacés": forget_texts()}, every=timedelta(hours=1))
        register_job("texte des fichiers", read_texts, every=timedelta(seconds=2), apart=True)
        register_job("recherche", apply_changes, every=timedelta(milliseconds=200), apart=True)
