"""Words of the data to a page's fields."""

from knowledge.models import Note, PracticeSheet, Resource, SheetPartner, ThematicReport
from knowledge.text import html_from_text
from tools.models import Tool
from website.demo.moments import in_months
from website.demo.settling import Known

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
    """A page of the type that the words are of."""
    if "kind" in words:
        return Note(note_kind=words["kind"])
    if "versions" in words:
        return Tool()
    return ThematicReport() if "learnt" in words else PracticeSheet()


def fill(page: Resource, words: dict, known: Known) -> None:
    """Writes the words that are there on the page, each as its field wants them."""
    for key in PLAIN:
        if key in words:
            setattr(page, key, words[key])
    for key in RICH:
        if key in words:
            setattr(page, key, html_from_text(words[key]))
    for key in LINES:
        if key in words:
            setattr(page, key, "\n".join(words[key]))
    if "topics" in words:
        page.topics = [known.topics[name] for name in words["topics"]]
    if words.get("effective_on") is not None:
        page.effective_on = in_months(-words["effective_on"])
    if isinstance(page, PracticeSheet):
        _fill_sheet(page, words, known)


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
