"""Small phrases for the form that writes resources."""

from django import template

from knowledge.composing import Need
from knowledge.models import Resource
from knowledge.questions import Question
from knowledge.readings import label_of

register = template.Library()
NUMBERS = ("aucune", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")


def _how_many(count: int) -> str:
    """Returns a phrase such as « trois réponses »."""
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{number} réponse{'s' if count > 1 else ''}"


@register.inclusion_tag("knowledge/writing/missing.html")
def missing_line(needs: list[Need], address: str = "", *, live: bool = False) -> dict:
    """Shows « Il manque trois réponses pour partager », with a link to each in the form at `address`.

    In the form itself it is `live`: the script makes it follow what the person types.
    """
    left, counts = sum(need.is_missing for need in needs), [_how_many(number) for number in range(len(needs) + 1)]
    return {"needs": needs, "address": address, "live": live, "left": left, "counts": counts, "count": counts[left]}


@register.filter
def as_needs(questions: list[Question], page: Resource) -> list[Need]:
    """Turns the unanswered questions of a text into needs."""
    return [Need(question.name, label_of(type(page), question.name), is_missing=True) for question in questions]


@register.filter
def uncapped(text: str) -> str:
    return text[:1].lower() + text[1:]
