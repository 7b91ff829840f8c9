"""Short forms of validation: each asks one thing."""

from django import forms

from knowledge.publication.enums import Decision
from knowledge.publication.models import Edition, Publication
from knowledge.text import clean_lines

ALL = "toutes"


class CleanReason(forms.Form):
    """A reason without control characters."""

    def clean_reason(self) -> str:
        return clean_lines(self.cleaned_data["reason"])


class SubmitForm(forms.Form):
    confirmed_no_resident = forms.BooleanField(
        label="Je confirme qu'aucun habitant ne peut être reconnu, ni dans le texte ni dans les fichiers.",
        error_messages={"required": "Relisez le texte et les fichiers, puis cochez cette case."},
    )


class VerdictForm(CleanReason):
    decision = forms.ChoiceField(choices=Decision, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=1, max_value=1_000_000, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Ce qui est à changer",
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Dites ce qui bloque et ce qui suffirait : l'autrice ou l'auteur reçoit ces mots tels quels.",
        error_messages={"max_length": "Gardez l'essentiel : %(limit_value)d caractères au plus."},
    )


class WithdrawForm(CleanReason):
    edition = forms.ChoiceField(label="Que retirer ?", widget=forms.RadioSelect, initial=ALL)
    reason = forms.CharField(
        label="Motif",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Le public le lira à la place du contenu. Ne nommez personne.",
        error_messages={"required": "Donnez le motif du retrait : le public le lira à la place du contenu."},
    )

    def __init__(self, *args, publication: Publication, **kwargs):
        super().__init__(*args, **kwargs)
        in_force = publication.editions.filter(withdrawals=None).defer("reading", "html")
        self.editions = {str(edition.number): edition for edition in in_force}
        each = [(number, f"L'édition {number} seulement") for number in self.editions]
        self.fields["edition"].choices = [(ALL, "Toutes les éditions en vigueur"), *each]

    def clean_edition(self) -> Edition | None:
        """None for all of them."""
        return self.editions.get(self.cleaned_data["edition"])


class PurgeForm(CleanReason):
    reason = forms.CharField(
        label="Motif",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="C'est tout ce qui restera, avec le numéro et la date. Ne nommez personne.",
        error_messages={"required": "Donnez le motif : c'est tout ce qui restera de cette édition."},
    )
    confirmed = forms.BooleanField(
        label="J'ai compris que le contenu et les fichiers de cette édition seront supprimés pour toujours.",
        error_messages={"required": "Cochez cette case si vous voulez vraiment supprimer ce contenu."},
    )
