from datetime import timedelta

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "knowledge"
    verbose_name = "Ressources"

    def ready(self):
        from accounts.personal import Holding, register_holding
        from itc_spaces.fragments import register_fragment
        from knowledge import checks, fragments, signals  # noqa: F401
        from knowledge.actions.bin import expire_bin
        from knowledge.actions.reviewing import remind_of_reviews
        from knowledge.actions.telling import register_kinds
        from knowledge.answers import NoteAnswers, ReportAnswers, SheetAnswers
        from knowledge.models import Note, PracticeSheet, ThematicReport
        from knowledge.personal import export_credits, export_typing, forget_credits, forget_typing
        from knowledge.sweeping import sweep_files
        from knowledge.types import ResourceType, register_type
        from notifications.jobs import register_job

        register_type(ResourceType(PracticeSheet, SheetAnswers, "nouvelle-fiche", "Nouvelle fiche"))
        register_type(ResourceType(Note, NoteAnswers, "nouvelle-note", "Nouvelle note", by_invited=False))
        register_type(
            ResourceType(
                ThematicReport, ReportAnswers, "nouveau-bilan", "Nouveau bilan", by_invited=False, in_thematic_only=True
            )
        )

        register_holding(Holding("ressources signées", export_credits, forget_credits))
        register_holding(Holding("saisies interrompues", export_typing, forget_typing))
        register_kinds()
        register_fragment("home", fragments.drafts, order=10)
        register_fragment("home", fragments.latest, order=30)
        register_fragment("space", fragments.space_resources, order=20)
        register_fragment("seat", fragments.authors_of_seat)
        register_fragment("resource_aside", fragments.improvements, order=20)
        register_job("relectures", lambda: {"rappelées": remind_of_reviews()}, every=timedelta(days=1))
        register_job("corbeille", lambda: {"supprimées": expire_bin()}, every=timedelta(hours=1))
        register_job("fichiers", lambda: {"orphelins effacés": sweep_files()}, every=timedelta(hours=1))
