"""Forms to write and change a message, give the reason of a removal, and choose the rhythm of mails."""

from uuid import uuid4

from django import forms

from itc_spaces.discussion.actions import GivenFile
from itc_spaces.discussion.enums import Rhythm
from itc_spaces.discussion.models import BODY_LENGTH
from knowledge.answers import PlainCharField
from knowledge.files.formats import ACCEPT, MAX_SIZE
from knowledge.files.kept_files import KeptFileInput
from web.sizes import weight

FORMATTING = "Ce que vous tapez se lira tel quel. Des lignes qui commencent par un tiret font une liste."


class FileFields(forms.Form):
    file = forms.FileField(
        label="Joindre un fichier",
        required=False,
        allow_empty_file=True,  # the check of files has a better message
        widget=KeptFileInput(attrs={"accept": ACCEPT}),
        help_text=f"{weight(MAX_SIZE)} au plus.",
    )
    alternative_text = PlainCharField(
        label="Description de l'image",
        required=False,
        max_length=300,
        help_text="Seulement pour une image.",
    )

    def given_files(self) -> list[GivenFile]:
        upload = self.cleaned_data["file"]
        return [GivenFile(upload, self.cleaned_data["alternative_text"])] if upload else []


class BodyField(PlainCharField):
    """A message's text. It has no `max_length`, because the action's refusal says more."""

    def __init__(self, **kwargs):
        missing = {"required": "Écrivez votre message."}
        widget = forms.Textarea(attrs={"rows": 3, "data-limit": BODY_LENGTH})
        super().__init__(lines=True, widget=widget, error_messages=missing, **kwargs)


class ContributionForm(FileFields):
    """`key` makes one message of a form that is sent twice."""

    body = BodyField(label="Votre message", help_text=FORMATTING)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    field_order = ["body", "file", "alternative_text", "key"]

    def __init__(self, *args, on: str, label: str = "", **kwargs):
        """Makes the form; `on` tells it from the page's other forms."""
        super().__init__(*args, auto_id=f"{on}-%s", **kwargs)
        self.fields["key"].initial = uuid4
        if label:
            self.fields["body"].label = label


class EditForm(forms.Form):
    body = BodyField(label="Votre message", help_text=FORMATTING)


class ReasonForm(forms.Form):
    reason = PlainCharField(
        label="Pourquoi retirer ce message ?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Le motif se lira à la place du message, et son auteur le recevra.",
        error_messages={"required": "Dites pourquoi : le motif se lira à la place du message."},
    )


class RhythmForm(forms.Form):
    rhythm = forms.ChoiceField(label="Recevoir les messages par courriel", choices=Rhythm, widget=forms.RadioSelect)
