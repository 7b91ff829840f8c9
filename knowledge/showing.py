"""Reads the editors' text for a form in few queries. It is only shown: what is saved starts from `latest_text`.

`latest_text` is Wagtail's way: for each row that a revision names, one query asks whether the row still exists.
"""

from dataclasses import dataclass

from django.db.models import CASCADE, Exists, Model, OuterRef
from modelcluster.models import get_all_child_m2m_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page

from itc_spaces.spaces.models import SpaceRecord
from knowledge.models import ImportedFile, Resource, Reuse
from knowledge.models.keywords import KeywordAlias, follow_aliases
from knowledge.readings import READ_WITH

# Columns whose value is the page's, whatever its revision says.
OF_THE_PAGE = tuple(field.attname for field in Page._meta.concrete_fields if field.name != "title")


@dataclass(frozen=True)
class Hanging:
    """Says what exists beside a text, so that the form asks for it only then."""

    is_adaptation: bool = False
    is_imported: bool = False
    has_aliases: bool = False  # the department merged keywords

    @property
    def is_read(self) -> bool:
        """Returns whether the form compares the reading of the text."""
        return self.is_adaptation or self.is_imported


def what_hangs(page: Resource) -> Hanging:
    """Asks once for each page object."""
    if hanging := vars(page).get("hanging"):
        return hanging
    department = SpaceRecord.objects.filter(space=page.placement.space_id).values("department")
    asked = Page.objects.filter(pk=page.pk).values_list(
        Exists(Reuse.objects.filter(adaptation=OuterRef("pk"))),
        Exists(ImportedFile.objects.filter(page=OuterRef("pk"))),
        Exists(KeywordAlias.objects.filter(department__in=department)),
    )
    page.hanging = Hanging(*asked.get())
    return page.hanging


def shown_text(page: Resource) -> Resource:
    """Returns what `latest_text` says, to show it; the caller read `page` with its latest revision."""
    hanging = what_hangs(page)
    if not page.has_unpublished_changes or page.latest_revision is None:
        return page
    content, model = page.latest_revision.content, type(page)
    several = {field.name: field.related_model for field in get_all_child_m2m_relations(model)}
    left = {COMMENTS_RELATION_NAME, *several}
    draft = model.from_serializable_data(
        {name: value for name, value in content.items() if name not in left}, check_fks=False
    )  # fmt: skip
    for name in OF_THE_PAGE:
        setattr(draft, name, getattr(page, name))
    for name, other in several.items():
        rows = _rows(other, content.get(name, ()), is_read=hanging.is_read)
        draft._cluster_related_objects[name] = rows  # `set` would sort them, and query what it sorts by
    for relation, name in READ_WITH.items():
        if relation != "partners" or hanging.is_read:
            _join(draft, relation, name)
    for name in model.read_with if hanging.is_read else ():
        _join_one(draft, name)
    if hanging.has_aliases:
        follow_aliases(draft)
    return draft


def _rows(model: type[Model], keys: list[int], *, is_read: bool) -> list[Model]:
    """Returns rows that hold their key alone, enough to tick them; Django queries another column when it is used."""
    if not is_read:
        return [model.from_db(None, [model._meta.pk.attname], [key]) for key in keys]
    found = model._default_manager.filter(pk__in=keys)
    return list(found) if keys else []


def _join(draft: Resource, relation: str, name: str) -> None:
    """Reads in one query what the rows of a list refer to; drops a row that cascades with a deleted one."""
    if not (rows := list(getattr(draft, relation).all()) if hasattr(draft, relation) else []):
        return
    field = rows[0]._meta.get_field(name)
    found = field.related_model._default_manager.in_bulk([getattr(row, field.attname) for row in rows])
    for row in rows:
        if (other := found.get(getattr(row, field.attname))) or field.null:
            setattr(row, name, other)
    if field.remote_field.on_delete is CASCADE:
        setattr(draft, relation, [row for row in rows if getattr(row, field.attname) in found])


def _join_one(draft: Resource, name: str) -> None:
    """Reads one row that the text itself refers to."""
    field = draft._meta.get_field(name)
    setattr(draft, name, field.related_model._default_manager.filter(pk=getattr(draft, field.attname)).first())
