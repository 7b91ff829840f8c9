"""Finds what a person changed in a file of ours that they bring back."""

import re
from dataclasses import replace

from knowledge.compare import ADDED, CHANGED, SectionDiff, compare
from knowledge.reading import Reading

TITLE, SUMMARY = "title", "summary"
_SAME = (
    (r"<(/?)b>", r"<\1strong>"),
    (r"<(/?)i>", r"<\1em>"),
    (r"<(/?)h4>", r"<\1h3>"),
    (r' rel="[^"]*"', ""),
    (r"\s+", " "),
)


def since_written(began: Reading | None, brought: Reading) -> Reading:
    """Keeps what differs from the text that the file was written from; all of it where that one may not be told."""
    if began is None:
        return brought
    sections = {section.key: _plain(section.html) for section in began.sections}
    facts = {fact.key: fact.values for fact in began.facts}
    return replace(
        brought,
        title="" if brought.title == began.title else brought.title,
        summary="" if brought.summary == began.summary else brought.summary,
        facts=tuple(fact for fact in brought.facts if facts.get(fact.key) != fact.values),
        sections=tuple(one for one in brought.sections if sections.get(one.key) != _plain(one.html)),
    )


def _plain(html: str) -> str:
    """Writes HTML in one way, so that two ways of writing the same text do not differ."""
    for written, plain in _SAME:
        html = re.sub(written, plain, html)
    return re.sub(r"\s*(</?(?:p|ul|ol|li|h3|br)>)\s*", r"\1", html).strip()


def beside(current: Reading, brought: Reading) -> tuple[list[SectionDiff], list[SectionDiff]]:
    """Returns the changed parts that the person may tick, and the changed facts, which they choose in the form."""
    found = compare(current, brought)
    offered = [part for part in (found.title, found.summary, *found.sections) if part.state in (CHANGED, ADDED)]
    same = {section.key: _plain(section.html) for section in current.sections}
    new = {section.key: _plain(section.html) for section in brought.sections}
    taken = [part for part in offered if part.key not in new or new[part.key] != same.get(part.key)]
    return taken, [part for part in found.facts if part.state in (CHANGED, ADDED)]


def limited_to(brought: Reading, keys: list[str]) -> Reading:
    return replace(
        brought,
        title=brought.title if TITLE in keys else "",
        summary=brought.summary if SUMMARY in keys else "",
        sections=tuple(section for section in brought.sections if section.key in keys),
    )
