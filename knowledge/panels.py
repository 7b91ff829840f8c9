"""The full editor's panels, in the order and with the words of the site's form."""

from django.forms import CheckboxSelectMultiple
from taggit.forms import TagWidget
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from knowledge.editor import PartnerFormSet
from knowledge.questions import Group, Question

SHAREABLE = "★ Nécessaire pour partager."
WIDGETS = {
    "summary": AdminAutoHeightTextInput,
    "topics": CheckboxSelectMultiple,
    "publics": CheckboxSelectMultiple,
    "keywords": TagWidget,  # a plain text box: Wagtail's own asks for every word of every space
}
FILES = HelpPanel("Les fichiers s'ajoutent et se retirent sur le site, dans le formulaire de la ressource.")


class PartnersPanel(InlinePanel):
    """The partners: each is an organisation of the department or a free name."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = PartnerFormSet
        return options


def panels_of(groups: tuple[Group, ...]) -> list[Panel]:
    return [
        *(
            MultiFieldPanel(
                [_panel(question) for question in group.questions],
                heading=group.heading,
                classname="collapsed" if group.folded else "",
            )
            for group in groups
        ),
        FILES,
    ]


def _panel(question: Question) -> Panel:
    if question.name == "partners":
        return PartnersPanel("partners", heading="Partenaires", label="partenaire", help_text=question.hint)
    said = f"{SHAREABLE} {question.hint}".strip() if question.needed else question.hint
    return FieldPanel(question.name, help_text=said, widget=WIDGETS.get(question.name))
