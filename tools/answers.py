"""The short form of a tool; its versions have a page of their own."""

from django import forms

from knowledge.answers import LAYOUT, NO_RESIDENT, AnswersForm, PlainCharField, long_text
from tools.enums import ToolKind
from tools.models import Tool


class ToolAnswers(AnswersForm):
    tool_kind = forms.ChoiceField(
        label="Type", required=False, choices=ToolKind.choices, widget=forms.RadioSelect
    )  # fmt: skip
    purpose = long_text("À quoi ça sert", f"Ce qu'il permet de faire, et ce qu'il ne fait pas. {LAYOUT}", rows=4)
    intended_users = PlainCharField(
        label="Pour qui",
        required=False,
        max_length=250,
        help_text="Qui s'en sert : animateurs, bénévoles, direction, habitants…",
    )
    use_when = long_text("Quand l'utiliser", "À quel moment d'un projet, dans quelle situation.", rows=3)
    instructions = long_text("Mode d'emploi", f"Pas à pas, avec ce qui coince d'habitude. {NO_RESIDENT} {LAYOUT}")
    time_needed = PlainCharField(
        label="Durée", required=False, max_length=120, help_text="Par exemple : vingt minutes à plusieurs."
    )
    equipment = PlainCharField(
        label="Matériel", required=False, max_length=250, help_text="Par exemple : un paperboard et des gommettes."
    )

    model = Tool
    lead = "Dites à quoi il sert et comment s'en servir ; vous ajouterez ses fichiers juste après, sur sa page."
    rich = ("purpose", "use_when", "instructions")
    columns = ("title", "summary", "tool_kind", "intended_users", "time_needed", "equipment")
    needed = ("tool_kind", "purpose", "instructions")
