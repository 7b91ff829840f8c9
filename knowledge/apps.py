from datetime import timedelta

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "knowledge"
    verbose_name = "Ressources"

    def ready(self):
        from accounts.personal import Holding, register_holding
        from itc_spaces.fragments import register_fragment
        from knowledge import checks, fragments, personal, signals  # noqa: F401
        from knowledge.actions.bin import expire_bin
        from knowledge.actions.reviewing import remind_of_reviews
        from knowledge.actions.telling import register_kinds
        from knowledge.answers import NoteAnswers, ReportAnswers, SheetAnswers
        from knowledge.models import Note, PracticeSheet, ThematicReport
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

        register_holding(Holding("ressources signées", personal.export_credits, personal.forget_credits))
        register_holding(Holding("retours d'expérience", personal.export_feedback, personal.forget_feedback))
        register_holding(Holding("améliorations et relectures", personal.export_care, personal.forget_care))
        register_holding(Holding("saisies interrompues", personal.export_typing, personal.forget_typing))
        register_kinds()
        register_fragment("start", fragments.start)
        register_fragment("account", fragments.own_signatures)
        register_fragment("home", fragments.drafts, order=10)
        register_fragment("resource", fragments.what_came_of_it, order=40)
        register_fragment("home", fragments.latest, order=30)
        register_fragment("space", fragments.space_resources, order=20)
        register_fragment("seat", fragments.authors_of_seat)
        register_fragment("resource_aside", fragments.improvements, order=20)
        register_job("relectures", lambda: {"rappelées": remind_of_reviews()}, every=timedelta(days=1))
        register_job("corbeille", lambda: {"supprimées": expire_bin()}, every=timedelta(hours=1))
        register_job("fichiers", lambda: {"orphelins effacés": sweep_files()}, every=timedelta(hours=1))
