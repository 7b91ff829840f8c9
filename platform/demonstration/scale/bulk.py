"""Makes thousands of pages: it writes rows of the tree, then the child rows that `bulk_create` refuses."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from wagtail.models import Page

BATCH = 1000


@dataclass
class NewPage:
    """A page to make under its parent: its fields in the tree and those of its own table."""

    title: str
    slug: str
    model: type[Page]
    fields: dict = field(default_factory=dict)
    tree: dict = field(default_factory=dict)


def add_pages(parents: list[tuple[Page, list[NewPage]]]) -> list[Page]:
    """Writes the tree's rows of all pages in order, then their child rows; updates the parents' counts."""
    rows = [
        _tree_row(parent, number, new)
        for parent, asked in parents
        for number, new in enumerate(asked, start=parent.numchild + 1)
    ]
    made = Page.objects.bulk_create(rows, batch_size=BATCH)
    for parent, asked in parents:
        parent.numchild += len(asked)
    Page.objects.bulk_update([parent for parent, _ in parents], ["numchild"], batch_size=BATCH)
    asked = [new for _, news in parents for new in news]
    for model in dict.fromkeys(new.model for new in asked):
        mine = [(page.pk, new) for page, new in zip(made, asked, strict=True) if new.model is model]
        insert_children(model, ({**new.fields, "page_ptr_id": pk} for pk, new in mine))
    return made


def _tree_row(parent: Page, number: int, new: NewPage) -> Page:
    return Page(
        title=new.title,
        draft_title=new.title,
        slug=new.slug,
        content_type=ContentType.objects.get_for_model(new.model),
        depth=parent.depth + 1,
        path=Page._get_path(parent.path, parent.depth + 1, number),
        url_path=f"{parent.url_path}{new.slug}/",
        locale_id=parent.locale_id,
        **new.tree,
    )


def insert_children(model: type[Model], rows: Iterable[dict]) -> None:
    """Writes only the rows of a child table, with the default of each missing field."""
    fields = model._meta.local_concrete_fields
    quote = connection.ops.quote_name
    columns, marks = ", ".join(quote(one.column) for one in fields), ", ".join(["%s"] * len(fields))
    blank = {one.attname: one.get_default() for one in fields}
    values = [
        [one.get_db_prep_save((blank | row)[one.attname], connection) for one in fields] for row in rows
    ]  # fmt: skip
    with connection.cursor() as cursor:
        table = quote(model._meta.db_table)
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)  # noqa: S608 (our own names)
