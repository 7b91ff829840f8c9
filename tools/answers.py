"""The form of a tool; its versions have a page of their own."""

from knowledge.answers import AnswersForm
from tools.models import Tool


class ToolAnswers(AnswersForm):
    model = Tool
    lead = "Dites à quoi il sert et comment s'en servir ; vous ajouterez ses fichiers juste après, sur sa page."
