from datetime import timedelta

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "knowledge"
    verbose_name = "Ressources"

    def ready(self):
        from accounts.personal_data import Holding, register_holding
        from itc_spaces.spaces.access import register_holder
        from knowledge import checks, fragments, personal_data, receivers  # noqa: F401
        from knowledge.actions import notices
        from knowledge.files.folders import register_folder
        from knowledge.models import Attachment, PageFile, Resource
        from knowledge.registration import register_types
        from knowledge.views.pages import render_resource
        from web.fragments import register_fragment

        Resource.render = render_resource
        register_types()
        register_holder(PageFile, to="page")
        register_folder("private", Attachment)
        register_holding(Holding("ressources signées", personal_data.export_credits, personal_data.forget_credits))
        register_holding(Holding("retours d'expérience", personal_data.export_feedback, personal_data.forget_feedback))
        register_holding(Holding("améliorations et relectures", personal_data.export_care, personal_data.forget_care))
        register_holding(Holding("saisies interrompues", personal_data.export_typing, personal_data.forget_typing))
        register_holding(Holding("documents apportés", personal_data.export_documents, personal_data.forget_documents))
        notices.register()
        register_fragment("start", fragments.start)
        register_fragment("scripts", fragments.keeping)
        register_fragment("account", fragments.own_signatures)
        register_fragment("home", fragments.drafts, order=10)
        register_fragment("resource", fragments.what_came_of_it, order=40)
        register_fragment("home", fragments.latest, order=30)
        register_fragment("space", fragments.space_resources, order=20)
        register_fragment("sharing", fragments.unplaced)
        register_fragment("seat", fragments.authors_of_seat)
        register_fragment("resource_aside", fragments.improvements, order=20)
        self._register_jobs()

    def _register_jobs(self) -> None:
        from knowledge.actions.bin import expire_bin
        from knowledge.actions.reviewing import remind_of_reviews
        from knowledge.files.previews import draw_waiting
        from knowledge.files.sweeping import sweep_files
        from knowledge.imports import expire_documents, read_waiting
        from knowledge.keeping import expire_typing
        from notifications.jobs import register_job

        register_job("relectures", lambda: {"rappelées": remind_of_reviews()}, every=timedelta(days=1))
        register_job("saisies", lambda: {"oubliées": expire_typing()}, every=timedelta(days=1))
        register_job("corbeille", lambda: {"supprimées": expire_bin()}, every=timedelta(hours=1))
        register_job("aperçus", draw_waiting, every=timedelta(seconds=2), apart=True)
        register_job("documents apportés", read_waiting, every=timedelta(seconds=2), apart=True)
        register_job("documents oubliés", lambda: {"oubliés": expire_documents()}, every=timedelta(days=1))
        register_job("fichiers", lambda: {"orphelins effacés": sweep_files()}, every=timedelta(hours=1))
