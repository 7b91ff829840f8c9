"""The small forms of a resource's life; answers.py has the form of its text."""

from django import forms
from django.utils.html import format_html

from design.audiences import readers_in_words
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Space
from knowledge.answers import PlainCharField
from knowledge.attributions import words_unnamed
from knowledge.enums import UseAgain
from knowledge.files.formats import ACCEPT, MAX_SIZE
from knowledge.files.kept_files import KeptFileInput
from knowledge.models import Reuse
from knowledge.models.feedback import FEEDBACK_LENGTH
from knowledge.questions import NO_RESIDENT
from knowledge.staleness import parse_base
from web.alphabet import French
from web.sizes import weight

DRAFT = "DRAFT"


def ask_to_name(form: forms.Form, unnamed: Reuse | None, readers: str) -> None:
    """Adds to the form what naming the source would tell; removes the question when there is nothing to tell."""
    if unnamed is None:
        del form.fields["names_source"]
        return
    field = form.fields["names_source"]
    field.label = f"Nommer la source : « {unnamed.attribution} »"
    field.help_text = (
        f"{readers} ne peut pas lire cette source : cochez seulement si son titre et son ITC peuvent être dits. "
        f"Sans cette case, on lit « {words_unnamed(unnamed)} »."
    )


class ShareForm(forms.Form):
    """Asks one question, « qui lira cette ressource ? », from fewest readers to most."""

    audience = forms.ChoiceField(label="Partager avec", widget=forms.RadioSelect)
    confirmed = forms.BooleanField(
        label="Je confirme qu'aucun habitant ne peut être reconnu dans ce texte ni dans les fichiers joints.",
        required=False,
        help_text="Cette confirmation n'est pas nécessaire pour restreindre le partage.",
    )

    names_source = forms.BooleanField(required=False)
    base = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, space: Space, unnamed: Reuse | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        ask_to_name(self, unnamed, "Le réseau")
        readers = [
            (DRAFT, "Personne de plus", readers_in_words(DRAFT)),
            (Audience.SPACE.value, space.title, readers_in_words(Audience.SPACE)),
            (Audience.NETWORK.value, "Tout le réseau",
             f"{readers_in_words(Audience.NETWORK)} Elles pourront la reprendre."),
        ]  # fmt: skip
        line = '<span><strong>{}</strong><br><span class="hint">{}</span></span>'
        self.fields["audience"].choices = [(value, format_html(line, name, who)) for value, name, who in readers]
        missing = "Choisissez qui lira cette ressource."
        self.fields["audience"].error_messages |= {"required": missing, "invalid_choice": missing}


class ReuseForm(forms.Form):
    space = forms.ModelChoiceField(
        label="Dans quelle ITC ?", queryset=Space.objects.none(), to_field_name="slug", widget=forms.RadioSelect
    )
    adapted = PlainCharField(
        label="Qu'allez-vous adapter ?",
        lines=True,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="En une phrase ou deux. Par exemple : « même démarche, mais le soir, avec les pères ».",
        error_messages={"required": "Dites en une phrase ce que vous allez adapter."},
    )

    def __init__(self, *args, spaces, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["space"]
        field.queryset, field.empty_label = spaces, None
        choose = "Choisissez l'ITC dans laquelle reprendre."
        field.error_messages |= {"required": choose, "invalid_choice": choose}
        if len(spaces) == 1:
            self.initial["space"] = spaces[0].slug


class FileForm(forms.Form):
    file = forms.FileField(
        label="Fichier",
        allow_empty_file=True,  # the check of files refuses an empty file with a clearer sentence
        max_length=None,
        widget=KeptFileInput(attrs={"accept": ACCEPT}),
        help_text=f"PDF, document, tableur, présentation ou image, photo comprise ; {weight(MAX_SIZE)} au plus. "
        "Aucun habitant ne doit pouvoir y être reconnu.",
        error_messages={"required": "Choisissez un fichier sur votre ordinateur."},
    )
    caption = PlainCharField(label="Légende", required=False, max_length=200)
    alternative_text = PlainCharField(
        label="Description de l'image",
        required=False,
        max_length=300,
        help_text="Seulement pour une image : ce qu'on y voit, pour les personnes qui ne la voient pas.",
    )


class CreditForm(forms.Form):
    user = forms.ModelChoiceField(
        label="Une personne de l'ITC", required=False, queryset=Space.objects.none(), empty_label="À choisir"
    )
    name = PlainCharField(label="Ou un nom, si la personne n'a pas de compte", required=False, max_length=160)
    quality = PlainCharField(label="Sa fonction", required=False, max_length=160)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people


class CreditConsentForm(forms.Form):
    consents = forms.BooleanField(
        label="J'accepte que mon nom et ma fonction paraissent dans l'édition publique, s'il y en a une.",
        required=False,
    )


class SignaturesForm(forms.Form):
    """Lists all that a person is credited for; they tick where the public may read their name."""

    named = forms.MultipleChoiceField(
        label="Mon nom et ma fonction peuvent paraître en public pour :",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data=None, *, signed: list[tuple[int, str]], named: list[int]):
        super().__init__(data, initial={"named": named})
        self.fields["named"].choices = signed


class PartsForm(forms.Form):
    """The parts of a text, each with its comparison, among which a person ticks; `base` is the text that was shown."""

    base = forms.CharField(widget=forms.HiddenInput)
    sections = forms.MultipleChoiceField(required=False)

    def __init__(self, data=None, *, sections: list[tuple[str, str]], base: str):
        super().__init__(data, initial={"base": base})
        self.fields["sections"].choices = sections
        missing = "Choisissez parmi les sections montrées."
        self.fields["sections"].error_messages |= {"invalid_choice": missing, "invalid_list": missing}

    def chosen(self, parts: list) -> list[tuple]:
        """Returns each part with whether it is ticked; none is before the form is sent."""
        ticked = set(self.data.getlist("sections")) if self.is_bound else set()
        return [(part, part.key in ticked) for part in parts]


class OfferForm(PartsForm):
    why = PlainCharField(
        label="Ce que cela apporte",
        lines=True,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="L'ITC de la source le lira. Par exemple : « en soirée, les pères viennent aussi ».",
        error_messages={"required": "Dites en une phrase ce que cette amélioration apporte."},
    )

    def __init__(self, data=None, *, parts: list, base: str):
        super().__init__(data, sections=[(part.key, part.label) for part in parts], base=base)

    def asked(self) -> dict:
        said = self.cleaned_data
        return {"sections": said["sections"], "why": said["why"], "base": parse_base(said["base"])}


class AnswerForm(forms.Form):
    """The word in answer to an improvement; it stands inside the form of the resource."""

    prefix = "improvement"
    word = PlainCharField(
        label="Un mot en réponse",
        required=False,
        lines=True,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nécessaire pour décliner : ce qui ne convient pas chez vous, et merci.",
    )


class PassOnForm(forms.Form):
    giver = forms.ModelChoiceField(label="De qui", queryset=Space.objects.none(), empty_label="À choisir")
    receiver = forms.ModelChoiceField(
        label="À qui",
        queryset=Space.objects.none(),
        empty_label="À choisir",
        help_text="Une personne qui siège aujourd'hui dans l'ITC. Elle sera prévenue.",
    )

    def __init__(self, *args, givers, receivers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["giver"].queryset = givers
        self.fields["receiver"].queryset = receivers.order_by(French("last_name"), French("first_name"), "pk")
        if len(givers) == 1:
            self.initial["giver"] = givers[0].pk


class FeedbackForm(forms.Form):
    used_on = forms.DateField(
        label="Quand vous en êtes-vous servi ?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Un jour à peu près juste suffit.",
        error_messages={"required": "Donnez une date, même approximative."},
    )
    for_whom = PlainCharField(
        label="Pour qui ?",
        max_length=200,
        help_text="Par exemple : « une dizaine de parents de l'école voisine ».",
        error_messages={"required": "Dites en quelques mots pour qui vous vous en êtes servi."},
    )
    worked = PlainCharField(
        label="Ce qui a marché", required=False, lines=True, max_length=FEEDBACK_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}), help_text=NO_RESIDENT,
    )  # fmt: skip
    did_not = PlainCharField(
        label="Ce qui n'a pas marché", required=False, lines=True, max_length=FEEDBACK_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}), help_text="C'est souvent ce qui aide le plus les suivants.",
    )  # fmt: skip
    use_again = forms.ChoiceField(
        label="Le referiez-vous ?",
        choices=[(choice.value, choice.label.capitalize()) for choice in UseAgain],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une réponse."},
    )
