from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "tests.stories"
    label = "stories"

    def ready(self):
        from knowledge.types import ResourceType, register_type
        from tests.stories.forms import StoryAnswers
        from tests.stories.models import Story

        register_type(
            ResourceType(
                model=Story, form=StoryAnswers, name="Récit", glyph="M4 5h16v14H4z", colour="moss", takes_feedback=True,
                start="nouveau-recit", label="Nouveau récit",
            )
        )  # fmt: skip
