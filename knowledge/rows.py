"""Answers that are lists (steps, partners, conditions): each row has a small form of its own."""

from dataclasses import dataclass
from typing import cast

from django import forms
from django.http import QueryDict

from itc_spaces.spaces.models import Organisation, Space
from knowledge.answers import PlainCharField, is_list
from knowledge.choices import Lists
from knowledge.editor import offered
from knowledge.enums import ConditionKind, Written
from knowledge.models import Resource
from knowledge.questions import Question, asked
from knowledge.readings import label_of
from web.numbers import is_number, number_asked

MOST = 40  # rows of one list


class RowForm(forms.Form):
    """`says` names the fields of which at least one must be filled; an empty row is left out."""

    says: tuple[str, ...]
    unsaid: str  # the message for a row that only has other fields

    def clean(self):
        answers = super().clean()
        if not self.is_filled(answers) and any(answers.get(name) for name in self.others()) and not self.errors:
            self.add_error(self.says[0], self.unsaid)
        return answers

    def is_filled(self, answers: dict) -> bool:
        return any(answers.get(name) for name in self.says)

    def others(self) -> list[str]:
        return [name for name in self.fields if name not in self.says]


class StepForm(RowForm):
    title = PlainCharField(label="Étape", required=False, max_length=150)
    text = PlainCharField(
        label="Ce qui se passe", required=False, lines=True, max_length=3000, widget=forms.Textarea(attrs={"rows": 3})
    )
    duration = PlainCharField(label="Durée", required=False, max_length=60, widget=forms.TextInput(attrs={"size": 12}))

    says = ("title",)
    unsaid = "Donnez un titre à cette étape, ou videz-la."


class PartnerForm(RowForm):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Organisation", required=False, empty_label="À choisir"
    )
    name = PlainCharField(label="Ou un nom", required=False, max_length=120)
    role = PlainCharField(label="Son rôle", required=False, max_length=250)

    says = ("organisation", "name")
    unsaid = "Dites de quel partenaire il s'agit, ou videz cette ligne."

    def __init__(self, *args, lists: Lists, **kwargs):
        super().__init__(*args, **kwargs)
        lists.offer(cast(forms.ModelChoiceField, self.fields["organisation"]), "partners")


class ConditionForm(RowForm):
    text = PlainCharField(label="Condition", required=False, max_length=300)
    kind = forms.ChoiceField(
        label="Elle est", required=False, choices=[(kind.value, kind.label) for kind in ConditionKind]
    )

    says = ("text",)

    def others(self) -> list[str]:
        return []  # a select always has its first choice, so it tells nothing

    def clean(self):
        answers = super().clean()
        answers["kind"] = answers.get("kind") or ConditionKind.ESSENTIAL.value
        return answers


@dataclass(frozen=True)
class Listed:
    """A kind of list: the form of its rows, how many empty rows are shown, and the words of its buttons."""

    form: type[RowForm]
    one: str
    the: str
    add: str
    blanks: int = 1

    @property
    def first(self) -> str:
        """Returns the name of the first field of a row."""
        return self.form.says[0]


LISTED = {
    Written.STEPS: Listed(StepForm, "Étape", "l'étape", "Ajouter une étape", blanks=2),
    Written.PARTNERS: Listed(PartnerForm, "Partenaire", "le partenaire", "Ajouter un partenaire"),
    Written.CONDITIONS: Listed(ConditionForm, "Condition", "la condition", "Ajouter une condition"),
}


class Rows(forms.BaseFormSet):
    """The rows of one list; `said` is its kind."""

    said: Listed
    question: Question
    label: str

    def hush(self) -> None:
        """Hides the errors of an unsent form: the person has not sent it yet."""
        for row in self.forms:
            row._errors = {}
        self._errors, self._non_form_errors = [], self.error_class()

    @property
    def filled(self) -> list[dict]:
        return [row.cleaned_data for row in self.forms if row.is_filled(row.cleaned_data)]

    @property
    def is_started(self) -> bool:
        """Returns whether one of the rows has anything in it."""
        return any(row[name].value() for row in self.forms for name in row.says)

    @property
    def next_place(self) -> int:
        return len(self.forms)


def questions_of(model: type[Resource]) -> list[Question]:
    return [question for question in asked(model.questions) if is_list(model, question.name)]


def rows_for(
    model: type[Resource], space: Space, page: Resource | None, data: QueryDict | dict | None, lists: Lists
) -> dict[str, Rows]:
    """Returns the lists of a type, by the name of their question; bound ones for the lists that `data` holds."""
    made = {}
    for question in questions_of(model):
        said = LISTED[dict(model.sections)[question.name]]
        formset = forms.formset_factory(
            said.form, Rows, extra=0, max_num=MOST, validate_max=True, absolute_max=MOST
        )  # fmt: skip
        items = page.list_items(question.name) if page else []
        named: dict = {"prefix": question.name}
        if said.form is PartnerForm:
            held = [item["organisation"] for item in items if item["organisation"]]
            lists.add("partners", offered(Organisation.objects.all(), "organisation", space.record.department_id, held))
            named["form_kwargs"] = {"lists": lists}
        if data is None or f"{question.name}-TOTAL_FORMS" not in data:
            rows = cast(Rows, formset(initial=items + [{}] * max(1, said.blanks - len(items)), **named))
        else:
            rows = cast(Rows, formset(data, **named))
        rows.said, rows.question, rows.label = said, question, label_of(model, question.name)
        made[question.name] = rows
    return made


def with_rows_changed(data: QueryDict, asked: str, model: type[Resource]) -> tuple[QueryDict, str, int]:
    """Returns the sending with a row added, moved or removed, the list's name, and the number of the row to focus.

    `asked` is `add_row-steps`, or `up_row`, `down_row` or `drop_row` with a list and a number: `up_row-steps-2`.
    """
    do, _, rest = asked.partition("-")
    name, _, place = rest.partition("-")
    question = next((one for one in questions_of(model) if one.name == name), None)
    if question is None:
        return data, "", 0
    fields = tuple(LISTED[dict(model.sections)[name]].form.base_fields)
    rows = _rows_in(data, name, fields)
    number = int(place) if is_number(place) and int(place) < len(rows) else None
    if do == "add_row" and len(rows) < MOST:
        rows.append({})
        number = len(rows) - 1
    elif do == "drop_row" and number is not None:
        del rows[number]
        number = max(0, number - 1)
    elif do in ("up_row", "down_row") and number is not None:
        other = min(max(0, number + (1 if do == "down_row" else -1)), len(rows) - 1)
        rows[number], rows[other] = rows[other], rows[number]
        number = other
    return with_rows(data, name, rows), name, min(number or 0, max(0, len(rows) - 1))


def _rows_in(data: QueryDict, name: str, fields: tuple[str, ...]) -> list[dict[str, str]]:
    count = min(number_asked(data.get(f"{name}-TOTAL_FORMS", ""), longest=3), MOST)
    return [{field: data.get(f"{name}-{place}-{field}", "") for field in fields} for place in range(count)]


def with_rows(data: QueryDict, name: str, rows: list[dict[str, str]]) -> QueryDict:
    """Returns the sent data with these rows of one list, and no others."""
    changed = data.copy()
    for field in [field for field in changed if field.startswith(f"{name}-") and not field.endswith("_FORMS")]:
        del changed[field]
    changed[f"{name}-TOTAL_FORMS"] = str(len(rows))
    changed.setdefault(f"{name}-INITIAL_FORMS", "0")
    for place, row in enumerate(rows):
        for field, value in row.items():
            changed[f"{name}-{place}-{field}"] = value
    return changed
