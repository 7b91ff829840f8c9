"""Merges three texts of a resource: where I began, what was saved since, what I wrote. Mine is what I changed."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.fields import RichTextField
from wagtail.models import Page

from knowledge.models import Resource
from knowledge.models.keywords import words_of_page
from knowledge.staleness import Base, base_of
from knowledge.texts import latest_text

# The forms of a text never write these: the page's own fields, and its files.
_OF_THE_PAGE = {field.name for field in Page._meta.get_fields()} - {"title"} | {"pk", "page_ptr"}
_OF_THE_ROW = ("pk", "id", "page", "sort_order")


@dataclass(frozen=True)
class Merged:
    theirs: Resource
    mine: Resource  # the text where I began, with my changes
    base: Base | None
    touched: list[str]  # fields that I changed
    conflicts: list[str]  # the fields that somebody else also changed, to another value

    def taking(self, draft: Resource, names: list[str]) -> Resource:
        """Writes these fields of mine on `draft`."""
        for name in names:
            value = getattr(self.mine, name)
            if name == "keywords":
                draft.keywords.set(words_of_page(self.mine))
                continue
            if isinstance(_field(draft, name), ParentalManyToManyField):
                value = list(value.all())
            elif hasattr(value, "get_live_queryset"):  # rows belong to one page, so the draft gets copies
                value = [_copied(row) for row in value.all()]
            setattr(draft, name, value)
        return draft


def merge(page: Resource, base: Base | None, apply: Callable[[Resource], None]) -> Merged:
    """Merges; `apply` writes the typed words on a text. Without a known base, any difference may be another's."""
    theirs, began, mine = (_latest(page), *_texts_at(page, base))
    apply(mine)
    were, are, typed = _answers(began), _answers(theirs), _answers(mine)
    touched = [name for name in typed if typed[name] != were.get(name) and typed[name] != are.get(name)]
    conflicts = [name for name in touched if base is None or are.get(name) != were.get(name)]
    return Merged(theirs, mine, base, touched, conflicts)


def first_base(page: Resource) -> Base:
    """Returns the base of the text that the form made when it was first sent."""
    revision = page.revisions.order_by("created_at", "pk").first()
    return Base(revision.pk, revision.created_at) if revision else base_of(page)


def _latest(page: Resource) -> Resource:
    return latest_text(type(page).objects.get(pk=page.pk))


def _texts_at(page: Resource, base: Base | None) -> tuple[Resource, Resource]:
    """Returns the text where the form began, twice: one to compare with, one to write on."""
    if base is not None and base.revision_id is None:
        return type(page).objects.get(pk=page.pk), type(page).objects.get(pk=page.pk)
    revision = page.revisions.filter(pk=base.revision_id).first() if base else None
    if revision is None:
        return _latest(page), _latest(page)
    return revision.as_object(), revision.as_object()


def _field(page: Resource, name: str):
    return next((field for field in page._meta.get_fields() if field.name == name), None)


def _copied(row):
    values = {field.name: getattr(row, field.name) for field in row._meta.fields if field.name not in ("id", "page")}
    return type(row)(**values)


def _answers(page: Resource) -> dict:
    data = page.serializable_data()
    # Keywords are compared by their words: their rows also keep an order and the names of other fields.
    data.pop("keyword_links", None)
    data["keywords"] = sorted(words_of_page(page))
    rich = {field.name for field in page._meta.get_fields() if isinstance(field, RichTextField)}
    return {
        name: _as_the_editor_reads(value) if name in rich else _plain(value)
        for name, value in data.items()
        if name not in _OF_THE_PAGE
    }


def _as_the_editor_reads(html: str) -> list:
    """Returns the blocks of a text without their keys, so that two HTML forms of the same text are equal."""
    features = settings.WAGTAILADMIN_RICH_TEXT_EDITORS["default"]["OPTIONS"]["features"]
    state = json.loads(ContentstateConverter(features).from_database_format(html or ""))
    entities = state["entityMap"]
    for block in state["blocks"]:
        block["entityRanges"] = [one | {"key": entities[str(one["key"])]} for one in block["entityRanges"]]
    return [{name: value for name, value in block.items() if name != "key"} for block in state["blocks"]]


def _plain(value):
    """Removes what changes without any writing: keys of rows and blocks, and the order of a choice."""
    if isinstance(value, str):
        return _plain(_blocks(value)) if value.startswith("[{") else value.replace("\r\n", "\n").strip()
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items() if name not in _OF_THE_ROW}
    if isinstance(value, list):
        inner = [_plain(one) for one in value]
        return sorted(inner) if all(isinstance(one, int) for one in inner) else inner
    return value


def _blocks(text: str):
    try:
        return json.loads(text)
    except ValueError:
        return [text]
