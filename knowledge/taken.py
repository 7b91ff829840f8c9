"""Tells an adaptation's form which answers are still the source's, and shows the source's words beside the writer's."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join

from accounts.models import User
from itc_spaces.spaces.access import Action
from knowledge.attributions import words_for
from knowledge.composing import Composition
from knowledge.lineage import keeps_source
from knowledge.models import Resource, Reuse
from knowledge.reading import Reading

TO_DO = "à garder, à adapter, à vider"


@dataclass(frozen=True)
class Taken:
    """`can_read`: whether the writer may read the kept source."""

    mark: str
    can_read: bool


def mark_taken(
    viewer: User, draft: Resource | None, allowed: frozenset[Action], composition: Composition
) -> Taken | None:
    """Marks the questions of the form that edits `draft`; returns None if the draft is no adaptation."""
    reuse = Reuse.objects.filter(adaptation=draft.pk).first() if draft and draft.pk else None
    if reuse is None:
        return None
    source, mark = Reading.from_json(reuse.source_reading), f"Repris {words_for(viewer, reuse).origin} : {TO_DO}."
    told = {name for name, _ in _answers(source) & _answers(draft.reading())}
    can_read = keeps_source(viewer, allowed, reuse)
    own = _words(source, draft.own) if can_read else {}
    for one in (one for group in composition.groups for one in group.asked):
        one.source = own.get(one.question.name, "")
        if one.question.name in told:
            one.taken = mark
            if one.field:
                one.field.help_text = format_html("<strong>{}</strong> {}", mark, one.field.help_text)
    return Taken(mark, can_read)


def _words(source: Reading, names: tuple[str, ...]) -> dict[str, str]:
    """Returns the source's words for these answers, as HTML."""
    facts = {
        fact.key: format_html("<p>{}</p>", format_html_join(", ", "{}", ((label,) for _, label in fact.values)))
        for fact in source.facts
    }
    said = facts | {section.key: section.html for section in source.sections}
    return {name: said[name] for name in names if name in said}


def _answers(reading: Reading) -> set[tuple]:
    return {
        *((name, text) for name, text in (("title", reading.title), ("summary", reading.summary)) if text),
        *((fact.key, fact.values) for fact in reading.facts),
        *((section.key, section.html) for section in reading.sections),
    }
