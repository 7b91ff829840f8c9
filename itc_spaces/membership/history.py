"""The trace of a department, newest first."""

from itertools import chain

from django.db.models import Q
from wagtail.models import ModelLogEntry, PageLogEntry

from itc_spaces.models import Department, Placement, Space
from itc_spaces.trace import Traced

SHOWN = 100


def entries_of(department: Department, spaces: list[Space], *, everything: bool) -> list[PageLogEntry | ModelLogEntry]:
    """The last entries of these spaces; with `everything`, those of the department itself too."""
    ids = [space.pk for space in spaces]
    placed = Placement.objects.filter(space__in=ids).values("page")
    of_pages = PageLogEntry.objects.filter(Q(page__in=ids) | Q(page__in=placed))
    concerned = Q(data__space__in=ids)
    if everything:
        concerned |= Q(data__department=department.pk)
    of_models = ModelLogEntry.objects.filter(concerned)
    newest = [
        rows.filter(action__in=Traced.values).select_related("user").order_by("-timestamp")[:SHOWN]
        for rows in (of_pages, of_models)
    ]
    return sorted(chain(*newest), key=lambda entry: entry.timestamp, reverse=True)[:SHOWN]
