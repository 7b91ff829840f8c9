from django.apps import AppConfig


class ToolsConfig(AppConfig):
    name = "tools"
    verbose_name = "Outils"

    def ready(self):
        from itc_spaces.fragments import register_fragment
        from knowledge.types import ResourceType, register_type
        from tools import fragments, receivers, telling  # noqa: F401
        from tools.answers import ToolAnswers
        from tools.models import Tool

        register_type(ResourceType(Tool, ToolAnswers, "nouvel-outil", "Nouvel outil"))
        telling.register_kinds()
        register_fragment("resource_aside", fragments.versions, order=10)
        register_fragment("resource_aside", fragments.linked_sheets, order=20)
        register_fragment("resource_aside", fragments.linked_tools, order=20)
