"""All the forms of one sending (a resource's answers and its lists), which are checked and kept together."""

import uuid
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.forms import BoundField
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from accounts.models import User
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Space, Thematic
from knowledge import keeping
from knowledge.answers import AnswersForm
from knowledge.choices import Lists
from knowledge.compare import SectionDiff
from knowledge.keeping import FormKey, Kept
from knowledge.models import Resource, UnfinishedForm
from knowledge.questions import Group, Question
from knowledge.rich_text import Html
from knowledge.rows import Rows, rows_for
from knowledge.types import type_of
from web.text import text_from_html


@dataclass(frozen=True)
class Place:
    """The place where a person writes: a space, or its thematic. `allowed` holds their actions there or on the page."""

    space: Space
    thematic: Thematic | None = None
    allowed: frozenset[Action] = frozenset()

    @property
    def query(self) -> str:
        """Returns what the space's address needs at its end to lead to the thematic."""
        return f"?thematique={self.thematic.pk}" if self.thematic else ""


USUAL = ("licence", "revisit_on", "territory_kind")  # the model gives their default value


@dataclass(frozen=True)
class Proposed:
    """What an improvement says instead of one answer; once it is taken, `before` keeps the fields that it replaced."""

    by: str
    compared: SectionDiff
    is_taken: bool
    before: list[tuple[str, str]]


@dataclass
class Asked:
    """A question as the form shows it: a field, or the rows of a list.

    For an adaptation, `taken` says that the answer is still the source's; `source` holds the source's words, which the
    writer reads beside their own. `proposed` is what the writer may take here of an improvement.
    """

    question: Question
    field: BoundField | None = None
    rows: Rows | None = None
    taken: str = ""
    source: str = ""
    proposed: Proposed | None = None

    @property
    def label(self) -> str:
        return str(self.field.label if self.field else self.rows and self.rows.label)

    @property
    def is_answered(self) -> bool:
        """Returns whether the form has an answer now; `Resource.unanswered` asks the same of a saved text."""
        return self.rows.is_started if self.rows is not None else _says(self.field.value())

    @property
    def is_started(self) -> bool:
        """Returns whether the question has something to read or to correct."""
        if self.source or self.proposed:
            return True
        if self.rows is not None:
            return self.rows.is_started or any(row.errors for row in self.rows) or bool(self.rows.non_form_errors())
        return bool(self.field.errors or (self.question.name not in USUAL and self.field.value()))


def _says(value: Any) -> bool:
    if isinstance(value, Html):
        return bool(text_from_html(value))
    return bool(value.strip() if isinstance(value, str) else value)


@dataclass(frozen=True)
class Need:
    """An answer that sharing needs, and whether the form lacks it now.

    The script reads it too: `when` is the field and the value that make it needed; `rows` are the fields of which one
    at least answers, in a row of a list.
    """

    name: str
    label: str
    is_missing: bool
    when: str = ""
    rows: tuple[str, ...] = ()


@dataclass(frozen=True)
class AskedGroup:
    group: Group
    asked: list[Asked]

    @property
    def is_open(self) -> bool:
        return any(one.is_started for one in self.asked)


@dataclass
class Composition:
    """The bound or unbound forms of one page: its answers, and its lists by the name of their question."""

    kind: str
    form: AnswersForm
    rows: dict[str, Rows]
    page: Resource | None = None  # the text from which it started

    def is_valid(self) -> bool:
        checked = [self.form.is_valid(), *(rows.is_valid() for rows in self.rows.values() if rows.is_bound)]
        return all(checked)

    def apply(self, page: Resource) -> None:
        self.form.apply(page)
        for name, rows in self.rows.items():
            if rows.is_bound:
                page.write_list(name, rows.filled)

    def new_page(self) -> Resource:
        page = self.form.model()
        self.apply(page)
        return page

    @cached_property
    def groups(self) -> list[AskedGroup]:
        return [AskedGroup(group, [self._asked(one) for one in group.questions]) for group in self.form.model.questions]

    @property
    def needs(self) -> list[Need]:
        return [self._need(one) for group in self.groups for one in group.asked if one.question.needed]

    def _need(self, one: Asked) -> Need:
        name, value = one.question.when or ("", "")
        is_needed = not name or self.form[name].value() == value
        return Need(
            one.question.name,
            one.label,
            is_missing=is_needed and not one.is_answered,
            when=f"{name}={value}" if name else "",
            rows=one.rows.said.form.says if one.rows is not None else (),
        )

    def _asked(self, question: Question) -> Asked:
        if question.name in self.rows:
            return Asked(question, rows=self.rows[question.name])
        return Asked(question, field=self.form[question.name])


def compose(
    kind: str,
    place: Place,
    data: QueryDict | dict | None = None,
    page: Resource | None = None,
    writer: User | None = None,
) -> Composition:
    """Makes the forms from a sending or an unsent form (`data`), from the page, or empty for a new page of `writer`."""
    form_class = type_of(kind).form
    is_new = page is None and data is None
    initial = form_class.starts_in(place.space, place.thematic, writer) if is_new else None
    lists = Lists()
    form = form_class(data, space=place.space, page=page, initial=initial, lists=lists)
    return Composition(kind, form, rows_for(form_class.model, place.space, page, data, lists), page)


def new_key() -> uuid.UUID:
    return uuid.uuid4()


def posted_key(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return None


def posted_form(request: HttpRequest, place: Place, kind: str, page: Resource | None = None) -> FormKey:
    """Returns the key of the sent form; if it sent none, the person has one key for each form."""
    slot = f"{form_address(place, kind, page)}#"
    sent = keeping.posted_form_key(request)
    if sent and sent.slot == slot and sent.user_id == request.user.pk:
        return sent
    own = uuid.uuid5(uuid.NAMESPACE_URL, f"{request.user.pk} {slot}")
    return FormKey(request.user.pk, posted_key(request) or own, slot)


def form_address(place: Place, kind: str, page: Resource | None = None) -> str:
    """Returns the form's address; kept forms are also found by it."""
    if page:
        return reverse("edit_resource", args=[place.space.slug, page.pk])
    return reverse("new_resource", args=[place.space.slug, type_of(kind).start]) + place.query


def keep_unfinished(
    *, form: FormKey, place: Place, kind: str, page: Resource | None, data: QueryDict, tab: str = "", seen: str = ""
) -> Kept:  # fmt: skip
    """Keeps what is typed in a resource's form, with its place, from which « Mon ITC » lists it."""
    return keeping.keep(
        form, data, tab=tab, seen=seen, space=place.space, thematic=place.thematic, page=page, kind=kind
    )


def address_of(form: UnfinishedForm) -> str:
    """Returns the address where an unsent form continues."""
    return FormKey(form.user_id, form.key, form.slot).address
