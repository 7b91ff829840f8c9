"""The labels by which documents call a resource's answers: its own, and those that the coordination lists."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import BooleanField, DateField, Field
from rapidfuzz import fuzz, process

from knowledge.enums import Written
from knowledge.exchange.importing.enums import How, Sure
from knowledge.models import KnownLabel
from knowledge.questions import asked
from knowledge.readings import label_of
from knowledge.types import ResourceType, types
from web.text import slug_of

CLOSE = 88  # of 100: a label this close is accepted, as « résultats et effet » for « résultats et effets »
LONGEST_LABEL = 90
SHORTEST_BEGINNING = 5
MORE_WORDS = 4  # words that may follow a known label, as in « Contexte du projet »
_NUMBER = re.compile(r"^\s*(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[ivxIVX]{1,4}|[a-hA-H])\s*[.)/°–-]+\s*)+")
_WRITTEN = {
    Written.RICH: How.RICH, Written.LINES: How.LINES, Written.TEXT: How.TEXT, Written.STEPS: How.STEPS,
    Written.PARTNERS: How.PARTNERS, Written.CONDITIONS: How.CONDITIONS,
}  # fmt: skip
TITLE, SUMMARY = "title", "summary"
BESIDE = ("contact",)  # asked by the form, absent from the reading


@dataclass(frozen=True)
class Answer:
    key: str
    label: str
    how: How


def answers_of(known: ResourceType) -> dict[str, Answer]:
    """Returns the answers of a type that its form asks and a text can fill, in reading order."""
    model: Any = known.model
    written = dict(model.sections)
    shown = {question.name for question in asked(model.questions)}
    found = {}
    for key in (TITLE, SUMMARY, *model.facts, *written, *BESIDE):
        if key not in shown:
            continue
        how = _WRITTEN[written[key]] if key in written else _how(key, model._meta.get_field(key))
        found[key] = Answer(key, "Titre" if key == TITLE else label_of(model, key), how)
    return found


def _how(key: str, field: Field) -> How:
    if key == "keywords":
        return How.KEYWORDS
    if field.many_to_many:
        return How.SEVERAL
    if field.many_to_one:
        return How.ONE
    if isinstance(field, BooleanField):
        return How.YES
    if isinstance(field, DateField):
        return How.DAY
    return How.CHOICE if field.choices else How.LINE


def answers_named() -> list[tuple[str, str]]:
    """Returns the key and the label of each answer of each type, for the list of labels."""
    named = {answer.key: answer.label for known in types() for answer in answers_of(known).values()}
    return sorted(named.items(), key=lambda pair: pair[1])


class Labels:
    """The labels of one type of resource, and the answers that they mean."""

    def __init__(self, known: ResourceType):
        self.answers = answers_of(known)

    @cached_property
    def _keys(self) -> dict[str, str]:
        own = {slug_of(answer.label, ""): answer.key for answer in self.answers.values()}
        rows = KnownLabel.objects.filter(answer__in=self.answers, retired_at__isnull=True)
        return dict(rows.values_list("slug", "answer")) | own

    def find(self, text: str) -> tuple[str, Sure] | None:
        """Returns the answer that a heading (or the words before a colon) names, and how sure; None if unknown."""
        if len(text) > LONGEST_LABEL:
            return None
        slug = slug_of(_NUMBER.sub("", text), "") or slug_of(text, "")
        if not slug:
            return None
        if slug in self._keys:
            return self._keys[slug], Sure.SURE
        begun = [known for known in self._keys if len(known) >= SHORTEST_BEGINNING and slug.startswith(f"{known}-")]
        if begun and slug.removeprefix(longest := max(begun, key=len)).count("-") <= MORE_WORDS:
            return self._keys[longest], Sure.CHECK
        close = process.extractOne(slug, list(self._keys), scorer=fuzz.ratio, score_cutoff=CLOSE)
        return (self._keys[close[0]], Sure.CHECK) if close else None

    def is_exact(self, text: str) -> bool:
        found = self.find(text)
        return found is not None and found[1] == Sure.SURE
