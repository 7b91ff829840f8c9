"""Small phrases for the form that writes resources."""

from django import template

from knowledge.models import Resource
from knowledge.questions import Question
from knowledge.readings import label_of

register = template.Library()
NUMBERS = ("aucune", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")


@register.filter
def how_many(missing: list) -> str:
    """Returns a phrase such as « trois réponses »."""
    count = len(missing)
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{number} réponse{'s' if count > 1 else ''}"


@register.filter
def label_for(question: Question, page: Resource) -> str:
    return label_of(type(page), question.name)


@register.filter
def uncapped(text: str) -> str:
    return text[:1].lower() + text[1:]
