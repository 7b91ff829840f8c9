"""The forms that link an agenda item to a resource and files."""

from collections.abc import Sequence

from django import forms
from django.db.models import QuerySet
from wagtail.models import Page

from itc_spaces.discussion.forms import FileFields

NONE = ("", "Aucune ressource")


class PageForm(forms.Form):
    """`pages` are all valid choices, `shown` those offered now, `linked` the present one, which is offered too."""

    def __init__(self, data=None, *, pages: QuerySet[Page], shown: Sequence[Page], linked: Page | None):
        super().__init__(data, initial={"page": linked and linked.pk})
        field = forms.ModelChoiceField(
            pages, label="Ressource", required=False, widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Cette ressource n'est plus ouverte : choisissez-en une autre."},
        )  # fmt: skip
        offered = list(dict.fromkeys([*filter(None, [linked]), *shown]))
        field.choices = [NONE, *((page.pk, self.line(page)) for page in offered)]
        self.fields["page"] = field

    @staticmethod
    def line(page: Page) -> str:
        draft = "" if page.placement.shared_at else ", brouillon"
        return f"{page.title} ({page.placement.space.title}{draft})"


class AgendaFileForm(FileFields):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.label, file.required = "Fichier", True
        file.error_messages["required"] = "Choisissez un fichier sur votre ordinateur."

    def given(self) -> dict:
        return {"upload": self.cleaned_data["file"], "alternative_text": self.cleaned_data["alternative_text"]}
