"""Many spaces at once, by bulk insertion: what a page costs must not depend on how many there are."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from itc_spaces.enums import Audience, Mode
from itc_spaces.models import Membership, Placement, Seat, SeatMode, Space, SpaceRecord, SpacesIndex
from knowledge.models import PracticeSheet
from tests.factories.people import DepartmentFactory, OrganisationFactory, UserFactory


def many_spaces(count: int, department=None, member=None) -> list[int]:
    """`count` spaces, each with a sheet shared with the network and a seat held by `member`; the spaces' ids."""
    department = department or DepartmentFactory()
    index = SpacesIndex.objects.get()
    spaces = _pages(
        index, [(f"ITC numéro {n}", f"itc-numero-{n}") for n in range(index.numchild, index.numchild + count)], Space
    )
    _children(Space, [{"page_ptr_id": page.pk, "presentation": ""} for page in spaces])
    sheets = [
        sheet
        for space in spaces
        for sheet in _pages(
            space, [(f"Fiche de {space.title}", f"fiche-{space.slug}-abcdef")], PracticeSheet, live=True
        )
    ]
    blank = {field.attname: field.get_default() for field in PracticeSheet._meta.local_concrete_fields}
    blank |= {"steps": "[]", "transfer_conditions": "[]"}
    _children(PracticeSheet, [{**blank, "page_ptr_id": page.pk, "summary": "Une phrase."} for page in sheets])
    _rows(spaces, sheets, department, member or UserFactory())
    return [page.pk for page in spaces]


def _pages(parent: Page, named: list[tuple[str, str]], model, live: bool = False) -> list[Page]:
    content_type = ContentType.objects.get_for_model(model)
    first = parent.numchild + 1
    pages = [
        Page(
            title=title, draft_title=title, slug=slug, live=live, content_type=content_type, depth=parent.depth + 1,
            path=Page._get_path(parent.path, parent.depth + 1, first + n), url_path=f"{parent.url_path}{slug}/",
            locale_id=parent.locale_id, latest_revision_created_at=timezone.now(),
        )
        for n, (title, slug) in enumerate(named)
    ]  # fmt: skip
    made = Page.objects.bulk_create(pages, batch_size=500)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(made))
    return made


def _children(model, rows: list[dict]) -> None:
    """Rows of the child table alone: bulk_create refuses a model with a parent table."""
    columns = {field.attname: field.column for field in model._meta.local_concrete_fields}
    names = ", ".join(connection.ops.quote_name(column) for column in columns.values())
    marks = ", ".join(["%s"] * len(columns))
    values = [[row.get(name) for name in columns] for row in rows]
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608 (our own names)


def _rows(spaces: list[Page], sheets: list[Page], department, member) -> None:
    since = timezone.localdate() - timedelta(days=100)
    organisation = OrganisationFactory()
    SpaceRecord.objects.bulk_create(
        SpaceRecord(space_id=page.pk, department=department, opened_on=since) for page in spaces
    )
    Placement.objects.bulk_create(
        Placement(page_id=sheet.pk, space_id=space.pk, audience=Audience.NETWORK, shared_at=timezone.now())
        for space, sheet in zip(spaces, sheets, strict=True)
    )
    seats = Seat.objects.bulk_create(
        Seat(space_id=page.pk, organisation=organisation, starts_on=since) for page in spaces
    )  # fmt: skip
    SeatMode.objects.bulk_create(SeatMode(seat=seat, mode=Mode.ATTENDS, starts_on=since) for seat in seats)
    Membership.objects.bulk_create(Membership(seat=seat, user=member, starts_on=since) for seat in seats)
