"""Writes the demonstration's texts in the fields of pages."""

import re

from demonstration.moments import in_months
from demonstration.settling import Known
from knowledge.models import Note, PracticeSheet, Resource, SheetPartner, ThematicReport
from tools.models import Tool
from web.text import html_from_text

RICH = (
    "context", "resident_participation", "human_means", "material_means", "outcomes", "levers", "obstacles", "lessons",
    "innovation_note", "what_to_do", "observation", "follow_up", "body", "done", "learnt", "decided",
    "purpose", "use_when", "instructions",
)  # fmt: skip
PLAIN = (
    "title", "summary", "contact", "territory_kind", "resident_level", "budget_range", "duration", "period", "maturity",
    "is_innovation", "licence", "source", "concerned",
    "tool_kind", "intended_users", "time_needed", "equipment",
)  # fmt: skip
LINES = ("objectives", "funders", "watch_points")


def blank(words: dict) -> Resource:
    """Returns an empty page of the type that these texts belong to."""
    if "kind" in words:
        return Note(note_kind=words["kind"])
    if "versions" in words:
        return Tool()
    return ThematicReport() if "learnt" in words else PracticeSheet()


def fill(page: Resource, words: dict, known: Known) -> None:
    """Writes the given texts on the page, each in the form that its field needs."""
    for key in PLAIN:
        if key in words:
            setattr(page, key, words[key])
    for key in RICH:
        if key in words:
            setattr(page, key, html_from_light_markdown(words[key]))
    for key in LINES:
        if key in words:
            setattr(page, key, "\n".join(words[key]))
    if "topics" in words:
        page.topics = [known.topics[name] for name in words["topics"]]
    if "keywords" in words:
        page.keywords.set(words["keywords"])
    if words.get("effective_on") is not None:
        page.effective_on = in_months(-words["effective_on"])
    if isinstance(page, PracticeSheet):
        _fill_sheet(page, words, known)


def html_from_light_markdown(text: str) -> str:
    """Turns typed text into HTML: two stars mark bold, one star marks italics."""
    html = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html_from_text(text))
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", html)


def _fill_sheet(sheet: PracticeSheet, words: dict, known: Known) -> None:
    if "publics" in words:
        sheet.publics = [known.publics[name] for name in words["publics"]]
    if "lead_organisation" in words:
        sheet.lead_organisation = known.organisations[words["lead_organisation"]]
    if "territory" in words:
        sheet.territory = known.territories[words["territory"]]
    if "steps" in words:
        sheet.steps = [("step", step) for step in words["steps"]]
    if "transfer_conditions" in words:
        sheet.transfer_conditions = [("condition", condition) for condition in words["transfer_conditions"]]
    if "partners" in words:
        sheet.partners = [
            SheetPartner(
                organisation=known.organisations.get(partner.get("organisation")),
                name=partner.get("name", ""),
                role=partner.get("role", ""),
                sort_order=position,
            )
            for position, partner in enumerate(words["partners"])
        ]
