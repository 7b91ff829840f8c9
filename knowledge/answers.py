"""The short forms: a sheet's nine answers, and a note's. A draft needs only its title; sharing asks for the rest."""

from django import forms
from django.db.models import Q

from itc_spaces.models import Organisation, Space, Territory, Thematic, Topic
from knowledge.enums import NoteKind
from knowledge.models import Note, PracticeSheet, Public, Resource, ThematicReport
from knowledge.models.resources import SUMMARY_LENGTH, TITLE_LENGTH
from knowledge.text import clean_lines, clean_text, html_from_text, text_from_html

LONG = 20_000
MAX_TOPICS = 3
NEEDED = "nécessaire pour partager"
NO_RESIDENT = "Aucun habitant ne doit pouvoir être reconnu : ni nom, ni détail qui le désigne."
LAYOUT = "Une ligne vide sépare les paragraphes ; un tiret en début de ligne fait une liste."


class PlainCharField(forms.CharField):
    """Null bytes and direction overrides are removed, not refused: pasted text often carries them."""

    def __init__(self, *args, lines: bool = False, **kwargs):
        self.lines = lines
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        return (clean_lines if self.lines else clean_text)(value) if value else ""


def long_text(label: str, help_text: str = "", rows: int = 6) -> PlainCharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return PlainCharField(label=label, required=False, lines=True, max_length=LONG, widget=widget, help_text=help_text)


class AnswersForm(forms.Form):
    """What every resource asks; `space` limits the lists to its department."""

    title = PlainCharField(
        label="Titre",
        max_length=TITLE_LENGTH,
        help_text="Ce que vous diriez à un collègue : « Un café des parents devant l'école ».",
        error_messages={"required": "Donnez un titre, même provisoire : c'est la seule réponse exigée d'un brouillon."},
    )
    summary = PlainCharField(
        label="En bref",
        required=False,
        max_length=SUMMARY_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Deux ou trois phrases : ce qui se fait, pour qui, ce que cela change.",
    )
    topics = forms.ModelMultipleChoiceField(
        label="Sujets",
        required=False,
        queryset=Topic.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="De un à trois.",
    )

    model: type[Resource]
    lead = "Neuf réponses suffisent."  # what its page says first
    rich: tuple[str, ...] = ()
    columns: tuple[str, ...] = ("title", "summary")
    needed: tuple[str, ...] = ()  # beside title, summary and topics, before it is shared
    has_steps = False
    starts_with: dict = {}  # answers of an empty form

    def __init__(self, *args, space: Space, page: Resource | None = None, **kwargs):
        self.space = space
        self.page = page
        super().__init__(*args, **kwargs)
        # A retired one stays where it was chosen.
        held = [topic.pk for topic in page.topics.all()] if page else []
        self.fields["topics"].queryset = Topic.objects.filter(Q(retired_at__isnull=True) | Q(pk__in=held))
        for name in ("summary", "topics", *self.needed):
            self.fields[name].mark = NEEDED

    def own_fields(self) -> list[forms.BoundField]:
        """What this type asks beside title, summary and topics."""
        return [field for field in self.visible_fields() if field.name not in AnswersForm.base_fields]

    def clean_topics(self):
        topics = self.cleaned_data["topics"]
        if len(topics) > MAX_TOPICS:
            raise forms.ValidationError(
                f"Vous en avez choisi {len(topics)} : gardez les {MAX_TOPICS} qui comptent le plus."
            )
        return topics

    @classmethod
    def starts_in(cls, thematic: Thematic | None) -> dict:
        """Answers of an empty form: what is written in a thematic is first of all about its topics."""
        topics = thematic.topics.filter(retired_at__isnull=True)[:MAX_TOPICS] if thematic else ()
        return {**cls.starts_with, "topics": [topic.pk for topic in topics]}

    @classmethod
    def initial_from(cls, page: Resource) -> dict:
        answers = {name: getattr(page, name) for name in cls.columns}
        answers |= {name: text_from_html(getattr(page, name)) for name in cls.rich}
        return answers | {"topics": [topic.pk for topic in page.topics.all()]}

    def apply(self, page: Resource) -> None:
        """Writes the answers on a new page, or on the latest draft that `save_draft` hands over."""
        for name in self.columns:
            setattr(page, name, self.cleaned_data[name])
        for name in self.rich:
            # Untouched text keeps its HTML: the full editor may have written what a text box cannot show.
            if self.cleaned_data[name] != text_from_html(getattr(page, name)):
                setattr(page, name, html_from_text(self.cleaned_data[name]))
        page.topics = list(self.cleaned_data["topics"])


class SheetAnswers(AnswersForm):
    """The nine answers: title, summary, topics, publics, lead, territory, context, steps, outcomes."""

    publics = forms.ModelMultipleChoiceField(
        label="Publics", required=False, queryset=Public.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    lead_organisation = forms.ModelChoiceField(
        label="Structure porteuse", required=False, queryset=Organisation.objects.none(), empty_label="À choisir"
    )
    territory = forms.ModelChoiceField(
        label="Territoire", required=False, queryset=Territory.objects.none(), empty_label="À choisir"
    )
    context = long_text("Contexte et besoin repéré", f"{NO_RESIDENT} {LAYOUT}")
    outcomes = long_text("Résultats et effets", f"Ce qui a changé, et ce qui n'a pas marché. {NO_RESIDENT}")

    model = PracticeSheet
    has_steps = True
    rich = ("context", "outcomes")
    columns = ("title", "summary", "lead_organisation", "territory")
    needed = ("publics", "lead_organisation", "territory", "context", "outcomes")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        department = self.space.record.department_id
        kept = self.page
        for name, rows in (
            ("lead_organisation", Organisation.objects.filter(college__department=department)),
            ("territory", Territory.objects.filter(department=department)),
        ):
            held = getattr(kept, f"{name}_id", None)
            # A retired one stays where it was chosen.
            self.fields[name].queryset = rows.filter(retired_at__isnull=True) | rows.filter(pk=held)

    @classmethod
    def initial_from(cls, page: PracticeSheet) -> dict:
        answers = super().initial_from(page) | {"publics": [public.pk for public in page.publics.all()]}
        return answers | {"lead_organisation": page.lead_organisation_id, "territory": page.territory_id}

    def apply(self, page: PracticeSheet) -> None:
        moved = page.territory != self.cleaned_data["territory"]
        super().apply(page)
        page.publics = list(self.cleaned_data["publics"])
        if page.territory and (moved or not page.territory_kind):
            page.territory_kind = page.territory.kind


class NoteAnswers(AnswersForm):
    note_kind = forms.ChoiceField(label="Nature", choices=NoteKind.choices, widget=forms.RadioSelect)
    source = PlainCharField(label="Source", required=False, max_length=250, help_text="Qui le dit, où le lire.")
    body = long_text("Texte", LAYOUT)
    effective_on = forms.DateField(
        label="Date d'effet", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    concerned = long_text("Qui est concerné", "Pour une information technique.", rows=2)
    what_to_do = long_text("Ce qu'il y a à faire", "Pour une information technique.", rows=4)
    observation = long_text("Ce qui a été observé", f"Pour une veille. {NO_RESIDENT}", rows=4)
    follow_up = long_text("Suite possible", "Pour une veille.", rows=3)

    model = Note
    lead = "Une information à relayer, ou quelque chose que vous avez observé."
    starts_with = {"note_kind": NoteKind.TECHNICAL.value}
    rich = ("body", "what_to_do", "observation", "follow_up")
    columns = ("title", "summary", "note_kind", "source", "effective_on", "concerned")
    needed = ("source",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["concerned"].max_length = 2000


class ReportAnswers(AnswersForm):
    """What was done, learnt, decided; what follows."""

    done = long_text("Ce qui a été fait", f"{NO_RESIDENT} {LAYOUT}")
    learnt = long_text("Ce que nous avons appris", "Ce qui n'a pas marché compte autant que le reste.")
    decided = long_text("Ce qui a été décidé", rows=4)
    follow_up = long_text("Ce qui suit", "Qui fait quoi, et quand on se reparle.", rows=4)

    model = ThematicReport
    lead = "Ce que la thématique laisse à celles et ceux qui n'y étaient pas."
    rich = ("done", "learnt", "decided", "follow_up")
    needed = ("done", "learnt")

    @classmethod
    def starts_in(cls, thematic: Thematic | None) -> dict:
        title = f"Bilan : {thematic.question}"[:TITLE_LENGTH] if thematic else ""
        return {**super().starts_in(thematic), "title": title}


class StepForm(forms.Form):
    title = PlainCharField(label="Étape", required=False, max_length=150)
    text = PlainCharField(
        label="Ce qui se passe", required=False, lines=True, max_length=3000, widget=forms.Textarea(attrs={"rows": 3})
    )
    duration = PlainCharField(label="Durée", required=False, max_length=60, widget=forms.TextInput(attrs={"size": 12}))

    def clean(self):
        answers = super().clean()
        if (answers.get("text") or answers.get("duration")) and not answers.get("title"):
            self.add_error("title", "Donnez un titre à cette étape, ou videz-la.")
        return answers


MAX_STEPS = 40
StepFormSet = forms.formset_factory(StepForm, extra=0, max_num=MAX_STEPS, validate_max=True, absolute_max=MAX_STEPS)
