"""The form of each type, with all that its model asks. A draft needs only a title; sharing needs some more answers."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import Subquery
from wagtail.fields import RichTextField

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Deployment, Space, Thematic, in_force
from knowledge.choices import Lists
from knowledge.editor import offered
from knowledge.models import Note, PracticeSheet, Resource, ThematicReport
from knowledge.models.keywords import words_of_page
from knowledge.questions import TITLE_LENGTH, Question, asked
from knowledge.readings import LISTS, label_of
from knowledge.rewriting import rewritten
from knowledge.rich_text import IS_HTML, Html, RichTextarea
from knowledge.topics import MAX_TOPICS, few_topics
from knowledge.typed_keywords import words_of
from web.fields import day_field
from web.text import MOST_LINES, clean_lines, clean_text, text_from_html, too_many_lines

LONG = 20_000
ONE_LINE = 250  # longer answers get a box of several lines
KEYWORDS_LENGTH = 400


class PlainCharField(forms.CharField):
    """Removes null bytes and direction overrides instead of refusing them: pasted text often carries them."""

    def __init__(self, *args, lines: bool = False, **kwargs):
        self.lines = lines
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        return (clean_lines if self.lines else clean_text)(value) if value else ""

    def validate(self, value):
        super().validate(value)
        if too_many_lines(value):
            raise forms.ValidationError(
                f"Votre texte compte {value.count(chr(10)) + 1} lignes : gardez-en {MOST_LINES} au plus, ou joignez la "
                "longue liste en fichier."
            )


class RichField(PlainCharField):
    """Takes a long answer: plain text from a text box, or `Html` from the rich editor."""

    widget = RichTextarea

    def __init__(self, *args, **kwargs):
        super().__init__(*args, lines=True, **kwargs)
        self.widget.attrs.pop("maxlength", None)  # the limit counts words, not their HTML

    def to_python(self, value):
        return value.cleaned() if isinstance(value, Html) else super().to_python(value)

    def run_validators(self, value):
        super().run_validators(text_from_html(value) if isinstance(value, Html) else value)

    def validate(self, value):
        super().validate(text_from_html(value) if isinstance(value, Html) else value)


def as_sent(page: Resource, name: str) -> dict[str, str]:
    """Returns the fields with which a form would send this answer of a page, a text."""
    is_rich = isinstance(page._meta.get_field(name), RichTextField)
    return {name: getattr(page, name), **({f"{name}{IS_HTML}": "on"} if is_rich else {})}


def is_list(model: type[Resource], name: str) -> bool:
    """Returns whether the answer is a list with forms of its own, which rows.py makes."""
    return dict(model.sections).get(name) in LISTS


def field_of(model: type[Resource], question: Question) -> forms.Field:
    """Returns the field that asks a question; the model's field gives its label, length and choices."""
    column = model._meta.get_field(question.name)
    said: dict[str, Any] = {"label": label_of(model, question.name), "required": False, "help_text": question.hint}
    if question.name == "keywords":
        return PlainCharField(max_length=KEYWORDS_LENGTH, **said)
    if column.many_to_many:
        rows = column.related_model._default_manager.none()
        return forms.ModelMultipleChoiceField(rows, widget=forms.CheckboxSelectMultiple, **said)
    if column.many_to_one:
        return forms.ModelChoiceField(column.related_model._default_manager.none(), empty_label="À choisir", **said)
    if isinstance(column, models.BooleanField):
        return forms.BooleanField(**said)
    if isinstance(column, models.DateField):
        return day_field(**said)
    if column.choices:
        return _choice(column, question, said)
    return _text(column, question, said)


def _choice(column: models.Field, question: Question, said: dict) -> forms.Field:
    """Shows all the choices of a needed answer as buttons; for other answers the person picks from a list."""
    said["required"] = question.needed and not column.blank and not column.has_default()
    if question.needed or not column.blank:
        return forms.ChoiceField(choices=column.choices, widget=forms.RadioSelect, **said)
    return forms.ChoiceField(choices=[("", "Non précisé"), *column.choices], **said)


def _text(column: models.Field, question: Question, said: dict) -> forms.Field:
    box = forms.Textarea(attrs={"rows": question.rows})
    if isinstance(column, RichTextField):
        return RichField(max_length=LONG, widget=RichTextarea(attrs={"rows": question.rows}), **said)
    if isinstance(column, models.TextField):
        return PlainCharField(lines=True, max_length=column.max_length, widget=box, **said)
    if question.name == "title":
        missing = "Donnez un titre, même provisoire : c'est la seule réponse exigée d'un brouillon."
        said |= {"required": True, "error_messages": {"required": missing}}
        return PlainCharField(max_length=TITLE_LENGTH, **said)
    if column.max_length > ONE_LINE:
        return PlainCharField(max_length=column.max_length, widget=box, **said)
    return PlainCharField(max_length=column.max_length, **said)


class AnswersForm(forms.Form):
    """Takes the answers of a resource except its lists, which rows.py takes; `space` limits choices to its department.

    A text that the sending does not hold stays as it is: the page may have opened before a question was added.
    """

    model: type[Resource]
    lead = "Neuf réponses suffisent."  # the first sentence of the form's page

    def __init__(self, *args, space: Space, page: Resource | None = None, lists: Lists | None = None, **kwargs):
        if page:
            kwargs["initial"] = self.initial_from(page)
        super().__init__(*args, **kwargs)
        lists = lists or Lists()
        said = self.initial if page else {}
        for question in self.asked():
            field = self.fields[question.name] = field_of(self.model, question)
            if question.mark and not field.required:
                field.mark = question.mark
            if isinstance(field, RichField):
                field.widget.stored = getattr(page, question.name) if page else ""
            if isinstance(field, forms.ModelChoiceField):
                kept = said.get(question.name)
                rows = field.queryset.model._default_manager.all()
                held = kept if isinstance(kept, list) else [kept]
                lists.add(question.name, offered(rows, question.name, space.record.department_id, held))
                lists.offer(field, question.name)

    @classmethod
    def asked(cls) -> list[Question]:
        return [question for question in asked(cls.model.questions) if not is_list(cls.model, question.name)]

    def clean_topics(self):
        return few_topics(self.cleaned_data["topics"])

    def clean_keywords(self) -> list[str]:
        return words_of(self.cleaned_data["keywords"])

    @classmethod
    def starts_in(cls, space: Space, thematic: Thematic | None, writer: User | None) -> dict:
        """Returns the answers of an empty form: the model's defaults, and the topics of the thematic."""
        topics = thematic.topics.filter(retired_at__isnull=True)[:MAX_TOPICS] if thematic else ()
        defaults = {question.name: cls.model._meta.get_field(question.name) for question in cls.asked()}
        known = {name: field.get_default() for name, field in defaults.items() if getattr(field, "has_default", bool)()}
        return {**known, "topics": [topic.pk for topic in topics]}

    @classmethod
    def initial_from(cls, page: Resource) -> dict:
        return {question.name: cls._answer(page, question.name) for question in cls.asked()}

    @classmethod
    def _answer(cls, page: Resource, name: str):
        if name == "keywords":
            return ", ".join(words_of_page(page))
        column = cls.model._meta.get_field(name)
        if column.many_to_many:
            return [row.pk for row in getattr(page, name).all()]
        if column.many_to_one:
            return getattr(page, column.attname)
        value = getattr(page, name)
        return text_from_html(value) if isinstance(column, RichTextField) else value

    def apply(self, page: Resource) -> None:
        """Writes the answers on a new page, or on the latest draft that `save_draft` gives."""
        for name, answer in self.cleaned_data.items():
            if self._is_left(name, answer):
                continue
            if name == "keywords":
                page.keywords.set(answer)
            elif isinstance(self.fields[name], RichField):
                # A plain text box shows no bold, links or sub-headings: unchanged parts keep theirs.
                old = getattr(page, name)
                setattr(page, name, answer.over(old) if isinstance(answer, Html) else rewritten(old, answer))
            elif isinstance(self.fields[name], forms.ModelMultipleChoiceField):
                setattr(page, name, list(answer))
            else:
                setattr(page, name, answer)

    def _is_left(self, name: str, answer) -> bool:
        """Returns whether the old answer stays: the sending omits it, or empties what the model always has."""
        if self.fields[name].widget.value_omitted_from_data(self.data, self.files, self.add_prefix(name)):
            return True
        return answer == "" and not self.model._meta.get_field(name).blank and name != "title"


class SheetAnswers(AnswersForm):
    model = PracticeSheet

    @classmethod
    def starts_in(cls, space: Space, thematic: Thematic | None, writer: User | None) -> dict:
        """Adds the writer's own organisation, and the territory of the ITC today."""
        seated = access.memberships_in_force().filter(user=writer, seat__space=space).order_by("-role", "pk")
        deployed = Deployment.objects.filter(in_force("", access.today()), space=space)
        both = Space.objects.filter(pk=space.pk).values_list(
            Subquery(seated.values("seat__organisation")[:1]), Subquery(deployed.values("territory")[:1])
        )
        organisation, territory = both.get()
        own = {"lead_organisation": organisation if writer else None, "territory": territory}
        return {**super().starts_in(space, thematic, writer), **own}

    def apply(self, page: PracticeSheet) -> None:
        territory, kind = page.territory, page.territory_kind
        super().apply(page)
        moved = page.territory != territory and page.territory_kind == kind
        if page.territory and (moved or not page.territory_kind):
            page.territory_kind = page.territory.kind


class NoteAnswers(AnswersForm):
    model = Note
    lead = "Une information à relayer, ou quelque chose que vous avez observé."


class ReportAnswers(AnswersForm):
    """Asks what was done, learnt and decided, and what follows."""

    model = ThematicReport
    lead = "Ce que la thématique laisse à celles et ceux qui n'y étaient pas."

    @classmethod
    def starts_in(cls, space: Space, thematic: Thematic | None, writer: User | None) -> dict:
        title = f"Bilan : {thematic.question}"[:TITLE_LENGTH] if thematic else ""
        return {**super().starts_in(space, thematic, writer), "title": title}
