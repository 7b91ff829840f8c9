"""The forms of a thematic's life."""

from django import forms
from django.db.models import Prefetch

from itc_spaces.spaces import access
from itc_spaces.spaces.enums import ThematicState
from itc_spaces.spaces.models import Seat, Space, Thematic, Topic
from itc_spaces.thematics.actions.checks import seats_of_referents
from itc_spaces.thematics.actions.life import fingerprint
from knowledge.answers import PlainCharField
from knowledge.models import ThematicReport
from knowledge.questions import NO_RESIDENT
from knowledge.topics import few_topics
from web.fields import day_field


def lines_field(label: str, length: int, help_text: str = "", rows: int = 4, required: bool = False) -> PlainCharField:
    return PlainCharField(
        label=label, required=required, lines=True, max_length=length, help_text=help_text,
        widget=forms.Textarea({"rows": rows}),
    )  # fmt: skip


def reason_field(help_text: str) -> PlainCharField:
    return lines_field("Motif", 1000, help_text, required=True)


class ReferentsField(forms.ModelMultipleChoiceField):
    """Offers seats, each with the people on it."""

    def __init__(self, **kwargs):
        super().__init__(
            Seat.objects.none(),
            label="Sièges référents",
            widget=forms.CheckboxSelectMultiple,
            help_text="Ils tiennent la thématique, invitent et modèrent les échanges. Un siège garde ce rôle quand sa "
            "personne change.",
            **kwargs,
        )

    def of(self, space: Space) -> None:
        seated = access.memberships_in_force().select_related("user").order_by("pk")
        self.queryset = seats_of_referents(space).prefetch_related(Prefetch("memberships", seated))

    def label_from_instance(self, seat: Seat) -> str:
        people = [str(row.user) for row in seat.memberships.all()]  # only today's people: see `of`
        return f"{seat.organisation} ({', '.join(people) or 'personne aujourd’hui'})"


class SuggestionForm(forms.Form):
    question = PlainCharField(
        label="Question posée",
        max_length=250,
        help_text="Une vraie question : « Comment rejoindre les familles qui ne viennent plus ? »",
    )
    why_now = lines_field("Pourquoi maintenant", 3000, f"Ce que vous voyez sur le territoire. {NO_RESIDENT}")
    objectives = lines_field("Objectifs", 3000, "Un objectif par ligne.", rows=3)
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.none(), label="Sujets", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="De un à trois.",
    )  # fmt: skip
    closes_on = day_field("Clôture prévue", "Vous pourrez la changer à l'ouverture.", required=False)
    commitment = lines_field(
        "Engagement demandé",
        1000,
        "Ce qui est demandé à qui participe. Par exemple : « être présent aux quatre rencontres ».",
        rows=3,
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["topics"].queryset = Topic.objects.filter(retired_at__isnull=True)

    def clean_topics(self):
        return few_topics(self.cleaned_data["topics"])


class EditionForm(SuggestionForm):
    """The form of an existing thematic; an open one also says its progress and its référents."""

    progress = lines_field("Où nous en sommes", 3000, "Quelques lignes, pour qui arrive en cours de route.")
    referents = ReferentsField()
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    field_order = ["question", "progress"]

    def __init__(self, data=None, *, thematic: Thematic):
        names = ("question", "why_now", "objectives", "commitment", "progress", "closes_on")
        initial = {name: getattr(thematic, name) for name in names}
        initial |= {"topics": thematic.topics.all(), "referents": thematic.referents.all()}
        super().__init__(data, initial={**initial, "seen": fingerprint(thematic)})
        held = Topic.objects.filter(pk__in=thematic.topics.values("pk"))
        self.fields["topics"].queryset = self.fields["topics"].queryset | held
        self.fields["closes_on"].help_text = "L'accès des personnes invitées ne dure jamais au-delà."
        if thematic.state == ThematicState.OPEN:
            self.fields["referents"].of(thematic.space)
        else:
            del self.fields["referents"], self.fields["progress"]


class OpeningForm(forms.Form):
    referents = ReferentsField(error_messages={"required": "Choisissez au moins un siège référent."})
    closes_on = day_field("Clôture prévue", "Elle dit à chacun à quoi il s'engage.")
    commitment = lines_field("Engagement demandé", 1000, "Les personnes invitées l'acceptent, dans ces mots.", rows=3)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, thematic: Thematic):
        initial = {name: getattr(thematic, name) for name in ("closes_on", "commitment")}
        super().__init__(data, initial={**initial, "seen": fingerprint(thematic)})
        self.fields["referents"].of(thematic.space)


class CloseThematicForm(forms.Form):
    report = forms.ModelChoiceField(
        ThematicReport.objects.none(), label="Bilan de la thématique", empty_label=None, widget=forms.RadioSelect,
        error_messages={"required": "Choisissez le bilan qui clôt cette thématique."},
    )  # fmt: skip

    def __init__(self, data=None, *, reports):
        first = reports.first()
        super().__init__(data, initial={"report": first and first.pk})
        self.fields["report"].queryset = reports
        self.fields["report"].label_from_instance = lambda report: report.draft_title


class AbandonForm(forms.Form):
    reason = reason_field("Les membres le liront ; rien de ce qui a été écrit ne se perd.")


class ReopeningForm(forms.Form):
    reason = reason_field("Les membres le liront. La clôture précédente reste dans l'histoire de la thématique.")
    closes_on = day_field("Nouvelle clôture prévue")
    with_invited = forms.BooleanField(
        label="Rendre l'accès aux personnes invitées qui l'avaient encore à la clôture", required=False
    )


class PlacingForm(forms.Form):
    thematic = forms.ModelChoiceField(
        Thematic.objects.none(), label="Thématique", required=False, empty_label="Aucune", widget=forms.RadioSelect
    )
    opened = forms.BooleanField(
        label="Ouvrir le brouillon aux personnes invitées à cette thématique",
        required=False,
        help_text="Elles le lisent ; celles qui contribuent le modifient aussi, tant qu'il n'est pas partagé.",
    )

    def __init__(self, data=None, *, placement, thematics):
        super().__init__(data, initial={"thematic": placement.thematic_id, "opened": placement.open_to_experts})
        self.fields["thematic"].queryset = thematics
