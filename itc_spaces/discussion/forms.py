"""A message, its changes, the reason of a removal, the rhythm of mails."""

from uuid import uuid4

from django import forms

from itc_spaces.discussion.actions import GivenFile
from itc_spaces.discussion.enums import Rhythm
from knowledge.answers import PlainCharField
from knowledge.files import ACCEPT, MAX_SIZE, MEGABYTE

FORMATTING = "Une ligne vide sépare les paragraphes, un tiret fait une liste, **deux étoiles** mettent en gras."


class FileFields(forms.Form):
    file = forms.FileField(
        label="Joindre un fichier",
        required=False,
        allow_empty_file=True,  # the check of files says it better
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=f"{MAX_SIZE // MEGABYTE} Mo au plus.",
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
    """Without a `maxlength`: browsers would cut what is pasted without a word; the action says how long it is."""

    def __init__(self, **kwargs):
        missing = {"required": "Écrivez votre message."}
        super().__init__(lines=True, widget=forms.Textarea(attrs={"rows": 3}), error_messages=missing, **kwargs)


class ContributionForm(FileFields):
    """`key` makes one message of a form sent twice."""

    body = BodyField(label="Votre message", help_text=FORMATTING)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    field_order = ["body", "file", "alternative_text", "key"]

    def __init__(self, *args, on: str, label: str = "", **kwargs):
        """`on` names the form among those of a page."""
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
