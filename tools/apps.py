from django.apps import AppConfig


class ToolsConfig(AppConfig):
    name = "tools"
    verbose_name = "Outils"

    def ready(self):
        from itc_spaces.spaces.access import register_holder
        from knowledge.types import ResourceType, register_type
        from tools import fragments, notices, receivers  # noqa: F401
        from tools.answers import ToolAnswers
        from tools.models import Tool, ToolVersionFile
        from web.fragments import register_due, register_fragment

        register_type(
            ResourceType(
                model=Tool, form=ToolAnswers, name="Outil", colour="amber", takes_feedback=True,
                glyph="M4 9h16v10.5H4zM9 9V6.5A1.5 1.5 0 0 1 10.5 5h3A1.5 1.5 0 0 1 15 6.5V9M4 13.5h6M14 13.5h6"
                "M10 12h4v3h-4z",
                start="nouvel-outil", label="Nouvel outil",
            )
        )  # fmt: skip
        register_holder(ToolVersionFile, to="version")
        notices.register()
        register_due(fragments.owed_files, order=60)
        register_fragment("resource_aside", fragments.versions, order=10)
        register_fragment("resource_aside", fragments.linked_sheets, order=20)
        register_fragment("resource_aside", fragments.linked_tools, order=20)
