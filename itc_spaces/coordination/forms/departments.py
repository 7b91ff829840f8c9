"""The forms of the coordination and of the technical administration."""

from django import forms
from django.core.validators import RegexValidator

from accounts.forms import QuietLimits
from itc_spaces.coordination.actions.departments import TIME_ZONES
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import CommitteeKind, OfficeKind
from itc_spaces.spaces.models import (
    College,
    Committee,
    Department,
    FrameworkAgreement,
    Organisation,
    Space,
    Territory,
    Topic,
)
from knowledge.exchange.importing.labels import answers_named
from knowledge.models import KnownLabel, Public
from knowledge.staleness import Base, StaleForm, base_of, format_base, parse_base
from web.text import clean_text, text_from_html

COORDINATION = "coordination"


class OfficeForm(QuietLimits, forms.Form):
    """Invites a person to an office of the department."""

    office = forms.ChoiceField(label="Charge", widget=forms.RadioSelect)
    email = forms.EmailField(
        label="Adresse e-mail", max_length=254, help_text="Le lien y est envoyé ; il sert une fois, pendant 14 jours."
    )
    first_name = forms.CharField(label="Prénom", max_length=80, required=False)
    last_name = forms.CharField(label="Nom", max_length=80, required=False)

    def __init__(self, data=None, *, department: Department):
        super().__init__(data, initial={"office": COORDINATION})
        kinds = Committee.objects.filter(department=department).exclude(kind=CommitteeKind.COORDINATION)
        self.committees = {str(committee.pk): committee for committee in kinds.order_by("pk")}
        choices = [(COORDINATION, "Coordination départementale")]
        choices += [(pk, f"Validation : {committee.name}") for pk, committee in self.committees.items()]
        self.fields["office"].choices = choices

    def asked(self) -> dict:
        """Returns the arguments of `invite_to_office`, except the department and the actor."""
        said = dict(self.cleaned_data)
        committee = self.committees.get(said.pop("office"))
        kind = OfficeKind.VALIDATOR if committee else OfficeKind.COORDINATOR
        return {**said, "kind": kind, "committee": committee}


class CoordinatorForm(QuietLimits, forms.Form):
    email = forms.EmailField(label="Adresse e-mail", max_length=254)
    first_name = forms.CharField(label="Prénom", max_length=80, required=False)
    last_name = forms.CharField(label="Nom", max_length=80, required=False)


class DepartmentForm(QuietLimits, forms.Form):
    name = forms.CharField(label="Nom", max_length=120)
    code = forms.CharField(
        label="Code",
        max_length=3,
        help_text="13, 2A, 971…",
        validators=[RegexValidator(r"^[0-9][0-9ABab][0-9]?$", "Écrivez le code du département : 13, 2A, 971.")],
    )


class SpaceForm(forms.Form):
    """Asks for what a new ITC needs."""

    title = forms.CharField(label="Nom de l'ITC", max_length=100, help_text="Par exemple : ITC Marseille Nord.")
    territory = forms.ModelChoiceField(Territory.objects.none(), label="Territoire", empty_label="À choisir")
    agreement = forms.ModelChoiceField(
        FrameworkAgreement.objects.none(), label="Convention cadre", empty_label="À choisir"
    )
    diagnosis = forms.CharField(
        label="Diagnostic partagé", max_length=5000, required=False, widget=forms.Textarea({"rows": 5})
    )
    presentation = forms.CharField(
        label="Présentation",
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text="Lue par tout le réseau. Une ligne vide fait un paragraphe.",
    )

    def __init__(self, data=None, *, department: Department):
        super().__init__(data)
        territories = Territory.objects.filter(department=department, retired_at__isnull=True)
        self.fields["territory"].queryset = territories
        agreements = FrameworkAgreement.objects.filter(department=department, ended_at__isnull=True)
        self.fields["agreement"].queryset = agreements.exclude(ends_on__lt=access.today())


class PresentationForm(forms.Form):
    title = forms.CharField(label="Nom de l'ITC", max_length=100)
    presentation = forms.CharField(
        label="Présentation",
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 8}),
        help_text="Lue par tout le réseau. Une ligne vide fait un paragraphe, un tiret en début de ligne une liste.",
    )
    guests_take_turns = forms.BooleanField(
        label="Les invités prennent leur tour d'animation et de secrétariat",
        required=False,
        help_text="Le règlement confie ces tours aux membres ; une ITC peut y associer ses invités.",
    )
    base = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, space: Space):
        shown = {
            "title": space.title,
            "presentation": text_from_html(space.presentation),
            "guests_take_turns": space.record.guests_take_turns,
        }
        super().__init__(data, initial={**shown, "base": format_base(base_of(space))})

    def clean_base(self) -> Base:
        try:
            return parse_base(self.cleaned_data["base"])
        except StaleForm as error:
            raise forms.ValidationError("Rechargez la page avant d'enregistrer.") from error


class CloseSpaceForm(forms.Form):
    reason = forms.CharField(
        label="Motif",
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Les membres de l'ITC le liront.",
    )


class EntryForm(QuietLimits, forms.ModelForm):
    """Edits an entry of a department's list: names are on one line, and unique in the list."""

    def __init__(self, data=None, *, department: Department, instance=None):
        super().__init__(data, instance=instance)
        if "college" in self.fields:
            self.fields["college"].queryset = College.objects.filter(department=department)
            self.fields["college"].empty_label = "À choisir"
        elif any(field.name == "department" for field in self._meta.model._meta.fields):
            self.instance.department = department

    def clean(self) -> dict:
        cleaned = super().clean()
        for name in ("name", "title", "short_name", "commune"):
            if cleaned.get(name):
                cleaned[name] = clean_text(cleaned[name])
                if not cleaned[name]:
                    self.add_error(name, "Écrivez un nom avec des lettres.")
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # The form has no field for the department, but names must be unique within it.
        return super()._get_validation_exclusions() - {"department"}


class AgreementForm(EntryForm):
    """How often its ITCs meet is asked in months; an ITC may choose a shorter rhythm of its own."""

    meets_every_months = forms.IntegerField(
        label="Une rencontre au moins tous les … mois", min_value=1, max_value=12, initial=2,
        help_text="Deux dans le règlement. Les ITC de cette convention peuvent choisir un rythme plus court.",
        error_messages={
            "required": "Dites tous les combien de mois les ITC se réunissent : 2, par exemple.",
            "invalid": "Écrivez un nombre de mois : 2, par exemple.",
            "min_value": "Une rencontre par mois au plus souvent : écrivez un nombre de 1 à 12.",
            "max_value": "Une rencontre par an au moins : écrivez un nombre de 1 à 12.",
        },
    )  # fmt: skip


class TimeZoneForm(forms.Form):
    def __init__(self, data=None, *, department: Department):
        super().__init__(data, initial={"time_zone": department.time_zone})
        known = dict(TIME_ZONES)
        own = [] if department.time_zone in known else [(department.time_zone, department.time_zone)]
        self.fields["time_zone"] = forms.ChoiceField(
            label="Fuseau horaire", help_text="Les heures des rencontres s'y disent.", choices=[*TIME_ZONES, *own]
        )


def entry_form(model: type, *fields: str, form: type[EntryForm] = EntryForm) -> type[EntryForm]:
    day = forms.DateInput({"type": "date"}, "%Y-%m-%d")
    return forms.modelform_factory(
        model, form=form, fields=fields, widgets={"starts_on": day, "ends_on": day}
    )  # fmt: skip


class KnownLabelForm(EntryForm):
    """Where what stands under a label goes is chosen once: to change it, retire the label and add it anew."""

    class Meta:
        model = KnownLabel
        fields = ["answer", "name"]

    def __init__(self, data=None, *, department: Department, instance=None):
        super().__init__(data, department=department, instance=instance)
        if instance is None:
            column = KnownLabel._meta.get_field("answer")
            choices = [("", "À choisir"), *answers_named()]
            self.fields["answer"] = forms.ChoiceField(choices=choices, label="Réponse", help_text=column.help_text)
        else:
            del self.fields["answer"]


# What the address says -> (the list's title, its form); all are added to and renamed.
LISTS: dict[str, tuple[str, type[EntryForm]]] = {
    "organisations": ("Organisations", entry_form(Organisation, "college", "name", "short_name", "commune")),
    "territoires": ("Territoires", entry_form(Territory, "name", "kind")),
    "sujets": ("Sujets", entry_form(Topic, "name")),
    "publics": ("Publics", entry_form(Public, "name")),
    "libelles": ("Libellés des documents", KnownLabelForm),
    "conventions": (
        "Conventions cadres",
        entry_form(FrameworkAgreement, "title", "starts_on", "ends_on", "meets_every_months", form=AgreementForm),
    ),
    "colleges": ("Collèges", entry_form(College, "name", "is_guest", "position")),
    "comites": ("Comités", entry_form(Committee, "name", "kind")),
}
