"""One sending of a short form: its answers and its steps, checked together, kept together."""

import uuid
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from itc_spaces.access import Action
from itc_spaces.models import Space, Thematic
from knowledge.answers import MAX_STEPS, AnswersForm, StepFormSet
from knowledge.models import Resource, UnfinishedForm
from knowledge.types import type_of

BLANK_STEPS = 2
KEPT_CHARACTERS = 200_000  # of one interrupted form


@dataclass(frozen=True)
class Place:
    """Where one writes: a space, or a thematic of it. `allowed`: what the writer may do there, or on the page."""

    space: Space
    thematic: Thematic | None = None
    allowed: frozenset[Action] = frozenset()

    @property
    def query(self) -> str:
        """What an address of the space says more, to be one of the thematic."""
        return f"?thematique={self.thematic.pk}" if self.thematic else ""


@dataclass
class Composition:
    """The bound or unbound forms of one page; `steps` is None for a resource without steps."""

    kind: str
    form: AnswersForm
    steps: StepFormSet | None

    def is_valid(self) -> bool:
        valid = self.form.is_valid()
        return (self.steps is None or self.steps.is_valid()) and valid

    def apply(self, page: Resource) -> None:
        self.form.apply(page)
        if self.steps is not None:
            filled = [step for step in self.steps.cleaned_data if step.get("title")]
            page.steps = [("step", step) for step in filled]

    def new_page(self) -> Resource:
        page = self.form.model()
        self.apply(page)
        return page


def compose(
    kind: str,
    place: Place,
    data: QueryDict | dict | None = None,
    page: Resource | None = None,
) -> Composition:
    """From a sending (`data`), from an interrupted form, or from the page as it stands."""
    form_class = type_of(kind).form
    initial = form_class.initial_from(page) if page and data is None else form_class.starts_in(place.thematic)
    form = form_class(data, space=place.space, page=page, initial=initial)
    if not form_class.has_steps:
        return Composition(kind, form, None)
    if data is not None:
        return Composition(kind, form, StepFormSet(data, prefix="steps"))
    rows = [dict(block.value) for block in page.steps] if page else []
    blanks = max(1, BLANK_STEPS - len(rows))
    return Composition(kind, form, StepFormSet(prefix="steps", initial=rows + [{}] * blanks))


def with_one_more_step(data: QueryDict) -> QueryDict:
    """The same sending with an empty step at its end: « Ajouter une étape » without JavaScript."""
    more = data.copy()
    try:
        count = int(data.get("steps-TOTAL_FORMS", "0"))
    except ValueError:
        count = 0
    more["steps-TOTAL_FORMS"] = str(min(max(count, 0) + 1, MAX_STEPS))
    return more


def new_key() -> uuid.UUID:
    return uuid.uuid4()


def posted_key(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return None


def keep_unfinished(*, user, place: Place, kind: str, page: Resource | None, data: QueryDict) -> bool:
    """Keeps what is being typed, so that an interrupted form is found again; False when there is too much of it."""
    left_out = ("csrfmiddlewaretoken", "key")
    answers = {name: values for name, values in data.lists() if name not in left_out and "\x00" not in name}
    if sum(len(value) for values in answers.values() for value in values) > KEPT_CHARACTERS:
        return False
    answers = {name: [value.replace("\x00", "") for value in values] for name, values in answers.items()}
    UnfinishedForm.objects.update_or_create(
        user=user, space=place.space, thematic=place.thematic, page=page, kind=kind, defaults={"answers": answers}
    )  # fmt: skip
    return True


def unfinished(*, user, place: Place, kind: str, page: Resource | None) -> tuple[UnfinishedForm, QueryDict] | None:
    kept = UnfinishedForm.objects.filter(
        user=user, space=place.space, thematic=place.thematic, page=page, kind=kind
    ).first()
    if kept is None:
        return None
    data = QueryDict(mutable=True)
    for name, values in kept.answers.items():
        data.setlist(name, values)
    return kept, data


def address_of(form: UnfinishedForm) -> str:
    """Where an interrupted form is taken up again."""
    if form.page_id:
        return reverse("edit_resource", args=[form.space.slug, form.page_id])
    start = reverse("new_resource", args=[form.space.slug, type_of(form.kind).start])
    return start + Place(form.space, form.thematic).query
