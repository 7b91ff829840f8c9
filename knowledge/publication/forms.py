"""Short forms of validation, with one question each."""

from collections.abc import Iterable

from django import forms

from knowledge.forms import ask_to_name
from knowledge.models import Reuse
from knowledge.publication.beside import Beside
from knowledge.publication.enums import Decision
from knowledge.publication.models import Edition, Publication
from web.text import clean_lines

ALL = "toutes"


class CleanReason(forms.Form):
    """Removes control characters from a reason."""

    def clean_reason(self) -> str:
        return clean_lines(self.cleaned_data["reason"])


TAKE_OUT, KEEP = "retirer", "garder"


class SubmitForm(forms.Form):
    """Asks one question for each file with something beside its pages, under `file-<id>`.

    `seen` marks the shared text that the person could read when they opened the form.
    """

    names_source = forms.BooleanField(required=False)
    confirmed_no_resident = forms.BooleanField(
        label="Je confirme qu'aucun habitant ne peut être reconnu, ni dans le texte ni dans les fichiers.",
        error_messages={"required": "Relisez le texte et les fichiers, puis cochez cette case."},
    )

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, files: Iterable[Beside], unnamed: Reuse | None, seen: str):
        super().__init__(data, initial={"seen": seen})
        ask_to_name(self, unnamed, "Le public")
        self.asked = {f"file-{one.file.id}": one for one in files if one.asks}
        for name, one in self.asked.items():
            self.fields[name] = _question(one)
        self.order_fields([*self.asked, "names_source", "confirmed_no_resident"])

    @property
    def choices(self) -> dict[int, bool]:
        """Returns by attachment whether its hidden content stays on purpose."""
        return {one.file.id: self.cleaned_data[name] == KEEP for name, one in self.asked.items()}


def _question(one: Beside) -> forms.ChoiceField:
    choices = [(TAKE_OUT, "Le retirer de la copie publique")]
    if one.may_keep:
        choices.append((KEEP, f"Publier aussi, en connaissance de cause : {one.hidden}. Le reste est retiré"))
    return forms.ChoiceField(
        label=f"Que faire de ce que « {one.file.name} » contient en plus de ses pages ?",
        widget=forms.RadioSelect,
        choices=choices,
        error_messages={
            "required": "Dites ce que devient ce contenu.",
            "invalid_choice": "Choisissez une des réponses.",
        },
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
        """Returns the chosen edition; None means all of them."""
        return self.editions.get(self.cleaned_data["edition"])


class AskWithdrawalForm(CleanReason):
    reason = forms.CharField(
        label="Pourquoi la retirer ?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Le comité décide d'après ce motif. Ne nommez aucun habitant.",
        error_messages={"required": "Dites en une phrase pourquoi : le comité décide d'après ce motif."},
    )


class DeclineWithdrawalForm(forms.Form):
    answer = forms.CharField(
        label="Pourquoi elle reste publique",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Dites pourquoi l'édition reste publique : l'ITC lira ces mots."},
    )


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
