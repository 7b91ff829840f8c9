"""From a page to its reading: its type says which fields are facts or sections, in the order people read them."""

import re
from functools import cache
from html import unescape

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe

from knowledge.enums import ConditionKind, Written
from knowledge.models import PracticeSheet, Resource
from knowledge.reading import Fact, Reading, ReadingFile, Section
from knowledge.text import clean_html, clean_text, html_from_lines

EXTRA_LABELS = {"partners": "Partenaires et leur rôle"}


@cache
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


def text_of_paragraphs(html: str) -> str:
    """The text from which `_paragraphs` makes the same HTML again."""
    return "\n\n".join(unescape(part) for part in re.findall(r"<p>(.*?)</p>", html, re.DOTALL))


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


LISTS = {Written.STEPS: _steps, Written.PARTNERS: _partners, Written.CONDITIONS: _conditions}


def _section(page: Resource, field: str, written: str) -> Section | None:
    if written in LISTS:
        html, items = LISTS[written](page)
    elif written == Written.LINES:
        html, items = html_from_lines(getattr(page, field))
    elif written == Written.TEXT:
        html, items = str(_paragraphs(getattr(page, field))), ()
    else:
        html, items = clean_html(getattr(page, field)), ()
    return Section(field, label_of(type(page), field), str(html), items) if html else None


def _files(page: Resource) -> tuple[ReadingFile, ...]:
    return tuple(
        ReadingFile(link.attachment_id, link.attachment.name, link.attachment.kind, link.attachment.size,
                    link.caption, link.attachment.alternative_text, link.role)
        for link in page.file_links.select_related("attachment").all()
    )  # fmt: skip


def reading_of(page: Resource, kind_label: str = "") -> Reading:
    """The reading of any type, from the facts and sections that it declares; `kind_label` where it says more."""
    valued = ((field, _value(page, field)) for field in page.facts)
    return Reading(
        kind=page.kind,
        kind_label=kind_label or page.kind_label,
        title=page.title,
        summary=page.summary,
        licence=page.licence,
        facts=tuple(Fact(field, label_of(type(page), field), values) for field, values in valued if values),
        sections=tuple(filter(None, (_section(page, field, written) for field, written in page.sections))),
        files=_files(page),
    )
