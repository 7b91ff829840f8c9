"""From a page to its reading: which fields are facts, which are sections, in the order people read them."""

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe

from knowledge.enums import ConditionKind
from knowledge.models import Note, PracticeSheet, Resource
from knowledge.reading import Fact, Reading, ReadingFile, Section
from knowledge.text import clean_html, clean_text, html_from_lines

RICH, LINES, TEXT, STEPS, PARTNERS, CONDITIONS = "rich", "lines", "text", "steps", "partners", "conditions"

# (field, how it is written), in reading order; the label is the field's own.
SHEET_SECTIONS = [
    ("context", RICH),
    ("objectives", LINES),
    ("steps", STEPS),
    ("resident_participation", RICH),
    ("partners", PARTNERS),
    ("human_means", RICH),
    ("material_means", RICH),
    ("outcomes", RICH),
    ("levers", RICH),
    ("obstacles", RICH),
    ("watch_points", LINES),
    ("lessons", RICH),
    ("transfer_conditions", CONDITIONS),
    ("innovation_note", RICH),
]
SHEET_FACTS = [
    "topics", "publics", "lead_organisation", "territory", "territory_kind", "resident_level", "maturity",
    "is_innovation", "budget_range", "funders", "duration", "period",
]  # fmt: skip
NOTE_SECTIONS = [
    ("body", RICH),
    ("concerned", TEXT),
    ("what_to_do", RICH),
    ("observation", RICH),
    ("follow_up", RICH),
]
NOTE_FACTS = ["topics", "note_kind", "source", "effective_on"]
RICH_FIELDS = {field for field, written in SHEET_SECTIONS + NOTE_SECTIONS if written == RICH}
EXTRA_LABELS = {"partners": "Partenaires et leur rôle"}


def label_of(model: type[Resource], field: str) -> str:
    label = EXTRA_LABELS.get(field) or str(model._meta.get_field(field).verbose_name)
    return label[:1].upper() + label[1:]


def _value(page: Resource, field: str) -> tuple[tuple[str, str], ...]:
    value = getattr(page, field)
    if field in ("topics", "publics"):
        return tuple((row.slug, row.name) for row in value.all())
    if field in ("lead_organisation", "territory"):
        return ((str(value.pk), value.name),) if value else ()
    if field == "is_innovation":
        return (("oui", "oui"),) if value else ()
    if field == "funders":
        return tuple((item["text"], item["text"]) for item in html_from_lines(value)[1])
    if not value:
        return ()
    if field == "effective_on":
        return ((value.isoformat(), value.strftime("%d/%m/%Y")),)
    shown = getattr(page, f"get_{field}_display", None)
    return ((value, str(shown()) if shown else clean_text(value)),)


def _steps(page: PracticeSheet) -> tuple[str, tuple[dict, ...]]:
    items = tuple({key: block.value.get(key) or "" for key in ("title", "text", "duration")} for block in page.steps)
    return steps_html(items), items


def steps_html(items: tuple[dict, ...]) -> str:
    rows = [
        (item["title"], f" ({item['duration']})" if item["duration"] else "", _paragraphs(item["text"]))
        for item in items
    ]
    return format_html("<ol>{}</ol>", format_html_join("", "<li><strong>{}</strong>{}{}</li>", rows)) if rows else ""


def _paragraphs(text: str) -> str:
    return mark_safe("".join(f"<p>{escape(part.strip())}</p>" for part in text.split("\n\n") if part.strip()))


def _partners(page: PracticeSheet) -> tuple[str, tuple[dict, ...]]:
    items = tuple(
        {"organisation": row.organisation_id, "name": row.name or str(row.organisation or ""), "role": row.role}
        for row in page.partners.select_related("organisation").all()
    )
    rows = [(item["name"], f" : {item['role']}" if item["role"] else "") for item in items]
    html = format_html("<ul>{}</ul>", format_html_join("", "<li><strong>{}</strong>{}</li>", rows)) if rows else ""
    return html, items


def _conditions(page: PracticeSheet) -> tuple[str, tuple[dict, ...]]:
    items = tuple({"kind": block.value["kind"], "text": block.value["text"]} for block in page.transfer_conditions)
    rows = [(ConditionKind(item["kind"]).label.capitalize(), item["text"]) for item in items]
    html = format_html("<ul>{}</ul>", format_html_join("", "<li><strong>{}</strong> : {}</li>", rows)) if rows else ""
    return html, items


def _section(page: Resource, field: str, written: str) -> Section | None:
    if written in (STEPS, PARTNERS, CONDITIONS):
        html, items = {STEPS: _steps, PARTNERS: _partners, CONDITIONS: _conditions}[written](page)
    elif written == LINES:
        html, items = html_from_lines(getattr(page, field))
    elif written == TEXT:
        html, items = str(_paragraphs(getattr(page, field))), ()
    else:
        html, items = clean_html(getattr(page, field)), ()
    return Section(field, label_of(type(page), field), str(html), items) if html else None


def _files(page: Resource) -> tuple[ReadingFile, ...]:
    return tuple(
        ReadingFile(link.attachment_id, link.attachment.name, link.attachment.kind, link.attachment.size,
                    link.caption, link.attachment.alternative_text)
        for link in page.file_links.select_related("attachment").all()
    )  # fmt: skip


def _reading(page: Resource, facts: list[str], sections: list[tuple[str, str]], kind_label: str) -> Reading:
    valued = ((field, _value(page, field)) for field in facts)
    return Reading(
        kind=page.kind,
        kind_label=kind_label,
        title=page.title,
        summary=page.summary,
        licence=page.licence,
        facts=tuple(Fact(field, label_of(type(page), field), values) for field, values in valued if values),
        sections=tuple(filter(None, (_section(page, field, written) for field, written in sections))),
        files=_files(page),
    )


def sheet_reading(page: PracticeSheet) -> Reading:
    return _reading(page, SHEET_FACTS, SHEET_SECTIONS, page.kind_label)


def note_reading(page: Note) -> Reading:
    return _reading(page, NOTE_FACTS, NOTE_SECTIONS, f"{page.kind_label} : {page.get_note_kind_display()}")
