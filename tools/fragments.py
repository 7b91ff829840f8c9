"""What tools show beside a resource."""

from django.http import HttpRequest

from itc_spaces import access
from itc_spaces.access import Action
from knowledge.models import PracticeSheet, Resource
from tools import views
from tools.models import Tool

SHOWN = 5


def versions(request: HttpRequest, *, page: Resource, actions, **context) -> tuple[str, dict] | None:
    """The newest versions of a tool, what each changes, how often it was taken."""
    if not isinstance(page, Tool):
        return None
    rows = list(views.readable_versions(request.user, page)[: SHOWN + 1])
    shown = {
        "page": page,
        "space": page.placement.space,
        "versions": rows[:SHOWN],
        "has_more": len(rows) > SHOWN,
        "may_edit": Action.EDIT in page.allowed,
    }
    return "tools/fragments/versions.html", shown


def linked_sheets(request: HttpRequest, *, page: Resource, actions, **context) -> tuple[str, dict] | None:
    if not isinstance(page, Tool):
        return None
    shown = {
        "page": page,
        "space": page.placement.space,
        "sheets": list(views.linked_sheets(request.user, page)),
        "may_edit": Action.EDIT in page.allowed,
    }
    return ("tools/fragments/linked_sheets.html", shown) if shown["sheets"] or shown["may_edit"] else None


def linked_tools(request: HttpRequest, *, page: Resource, **context) -> tuple[str, dict] | None:
    if not isinstance(page, PracticeSheet):
        return None
    readable = access.visible_to(request.user, Tool).filter(sheet_links__sheet=page.pk)
    tools = list(readable.select_related("placement__space").order_by("title"))
    return ("tools/fragments/linked_tools.html", {"tools": tools}) if tools else None
