"""The trace of a department, newest first; for offices, also whose they were, of which kind and committee."""

from itertools import chain

from django.db.models import Q
from wagtail.models import ModelLogEntry, PageLogEntry

from accounts.models import User
from itc_spaces.membership.models import Invitation
from itc_spaces.spaces.models import Committee, Department, Office, Placement, Space
from itc_spaces.spaces.trace import Traced

SHOWN = 100


def entries_of(department: Department, chosen: Space | None) -> list[PageLogEntry | ModelLogEntry]:
    """Returns the last entries of a space, or of the whole department, each with `about` in words."""
    of_department = Space.objects.filter(record__department=department).values_list("pk", flat=True)
    ids = [chosen.pk] if chosen else list(of_department)
    placed = Placement.objects.filter(space__in=ids).values("page")
    of_pages = PageLogEntry.objects.filter(Q(page__in=ids) | Q(page__in=placed))
    concerned = Q(data__space__in=ids)
    if chosen is None:
        concerned |= Q(data__department=department.pk)
    of_models = ModelLogEntry.objects.filter(concerned)
    newest = [
        rows.filter(action__in=Traced.values).select_related("user", "content_type").order_by("-timestamp")[:SHOWN]
        for rows in (of_pages, of_models)
    ]
    entries = sorted(chain(*newest), key=lambda entry: entry.timestamp, reverse=True)[:SHOWN]
    _say_what_about(entries)
    return entries


def _say_what_about(entries: list) -> None:
    """Adds words to entries, because the trace only holds ids; its reader may read these names elsewhere."""
    kinds = {(model._meta.label_lower): _kinds_of(model, entries) for model in (Office, Invitation)}
    people = User.objects.in_bulk({entry.data["person"] for entry in entries if "person" in entry.data})
    committees = Committee.objects.in_bulk({e.data["committee"] for e in entries if "committee" in e.data})
    for entry in entries:
        model = entry.content_type.model_class()
        kind = kinds.get(model._meta.label_lower, {}).get(str(getattr(entry, "object_id", "")), "")
        committee, person = committees.get(entry.data.get("committee")), people.get(entry.data.get("person"))
        entry.about = ", ".join(str(part) for part in (kind, committee, person) if part)


def _kinds_of(model, entries: list) -> dict[str, str]:
    keys = {entry.object_id for entry in entries if entry.content_type.model_class() is model}
    of = "kind" if model is Office else "office"
    return {str(row.pk): getattr(row, f"get_{of}_display")() for row in model.objects.filter(pk__in=keys)}
