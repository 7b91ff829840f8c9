from knowledge.answers import AnswersForm
from tests.stories.models import Story


class StoryAnswers(AnswersForm):
    model = Story
    lead = "Ce qui s'est passé, par quelqu'un qui y était."
