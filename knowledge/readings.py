"""Turns a page into its reading: the type says which fields are facts or sections, in the order people read them."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from itc_spaces.spaces import access
from knowledge.enums import ConditionKind, Written
from knowledge.reading import Fact, Reading, ReadingFile, Section
from knowledge.types import Values, type_of
from web.text import clean_html, clean_text, fold, html_from_lines, html_from_text

if TYPE_CHECKING:
    from knowledge.models import PracticeSheet, Resource

EXTRA_LABELS = {"partners": "Partenaires et leur rôle"}


def label_of(model: "type[Resource]", field: str) -> str:
    return _label_of(cast(Any, model), field)


@cache
def _label_of(model: Any, field: str) -> str:
    label = EXTRA_LABELS.get(field) or str(model._meta.get_field(field).verbose_name)
    return label[:1].upper() + label[1:]


READ_WITH = {"keyword_links": "tag", "partners": "organisation", "file_links": "attachment"}


def _rows_of(page: "Resource", relation: str) -> list:
    """Returns the page's child rows: from memory for a draft, from the database for the live text."""
    in_memory = relation in getattr(page, "_cluster_related_objects", ())
    if in_memory or page.pk is None or relation in getattr(page, "_prefetched_objects_cache", ()):
        return list(getattr(page, relation).all())
    return _hanging(page.pk, model=type(page), relation=relation)


@access.prepared_for_all
def _hanging(page: int, *, model: "type[Resource]", relation: str) -> QuerySet:
    # Relations to Page follow `id`, relations to the model follow `pk`: setting one does not set the other.
    rows = getattr(model(pk=page, id=page), relation).get_queryset()
    return rows.select_related(READ_WITH[relation]) if relation in READ_WITH else rows


def _value(page: "Resource", field: str) -> Values:
    """Reads a fact as its type says, else as its field says."""
    known = type_of(page.kind)
    if known and field in known.reads:
        return known.reads[field](page)
    if field == "keywords":
        words = (link.tag.name for link in _rows_of(page, "keyword_links"))
        return tuple((word, word) for word in sorted(words, key=fold))
    column = page._meta.get_field(field)
    if column.many_to_many:
        return tuple((row.slug, row.name) for row in _rows_of(page, field))
    value = getattr(page, field)
    if not value:
        return ()
    if column.many_to_one:
        return ((str(value.pk), value.name),)
    if value is True:
        return (("oui", "oui"),)
    if isinstance(value, date):
        return ((value.isoformat(), value.strftime("%d/%m/%Y")),)
    shown = getattr(page, f"get_{field}_display", None)
    return ((value, str(shown()) if shown else clean_text(value)),)


def lines_of(field: str) -> Callable[["Resource"], Values]:
    """Reads a fact with several values, one per line."""
    return lambda page: tuple((item["text"], item["text"]) for item in html_from_lines(getattr(page, field))[1])


def _steps(page: "PracticeSheet") -> tuple[str, tuple[dict, ...]]:
    items = tuple({key: block.value.get(key) or "" for key in ("title", "text", "duration")} for block in page.steps)
    return steps_html(items), items


def steps_html(items: tuple[dict, ...]) -> str:
    rows = [
        (item["title"], f" ({item['duration']})" if item["duration"] else "", mark_safe(html_from_text(item["text"])))
        for item in items
    ]
    return format_html("<ol>{}</ol>", format_html_join("", "<li><strong>{}</strong>{}{}</li>", rows)) if rows else ""


def _partners(page: "PracticeSheet") -> tuple[str, tuple[dict, ...]]:
    items = tuple(
        {"organisation": row.organisation_id, "name": row.name or str(row.organisation or ""), "role": row.role}
        for row in _rows_of(page, "partners")
    )
    rows = [(item["name"], f" : {item['role']}" if item["role"] else "") for item in items]
    html = format_html("<ul>{}</ul>", format_html_join("", "<li><strong>{}</strong>{}</li>", rows)) if rows else ""
    return html, items


def _conditions(page: "PracticeSheet") -> tuple[str, tuple[dict, ...]]:
    items = tuple({"kind": block.value["kind"], "text": block.value["text"]} for block in page.transfer_conditions)
    rows = [(ConditionKind(item["kind"]).label.capitalize(), item["text"]) for item in items]
    html = format_html("<ul>{}</ul>", format_html_join("", "<li><strong>{}</strong> : {}</li>", rows)) if rows else ""
    return html, items


LISTS = {Written.STEPS: _steps, Written.PARTNERS: _partners, Written.CONDITIONS: _conditions}


def _section(page: "Resource", field: str, written: str) -> Section | None:
    if written in LISTS:
        html, items = LISTS[written](page)
    elif written == Written.LINES:
        html, items = html_from_lines(getattr(page, field))
    elif written == Written.TEXT:
        html, items = html_from_text(getattr(page, field)), ()
    else:
        html, items = clean_html(getattr(page, field)), ()
    return Section(field, label_of(type(page), field), str(html), items) if html else None


def _files(page: "Resource") -> tuple[ReadingFile, ...]:
    return tuple(
        ReadingFile(link.attachment_id, link.attachment.name, link.attachment.kind, link.attachment.size,
                    link.caption, link.attachment.alternative_text, link.role)
        for link in _rows_of(page, "file_links")
    )  # fmt: skip


def reading_of(page: "Resource", kind_label: str = "") -> Reading:
    """Returns the reading of any type, from its facts and sections; `kind_label` may say more than the type's name."""
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
