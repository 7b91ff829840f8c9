"""What tools show beside a resource."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.models import PracticeSheet, Resource
from tools import views
from tools.actions import MAX_LINKS
from tools.enums import VersionRole
from tools.models import Tool, ToolVersion, ToolVersionFile
from web.alphabet import French

SHOWN = 5


def owed_files(request: HttpRequest, **context) -> tuple[str, dict] | None:
    """Lists in « À faire » the accessible files that the newest versions of the person's tools still owe."""
    rows = _owed(request.user)
    return ("tools/fragments/owed.html", {"versions": rows}) if rows else None


@access.prepared
def _owed(viewer: User) -> QuerySet:
    own = access.permitted(viewer, Action.EDIT, Tool).filter(placement__author=viewer)
    newer = ToolVersion.objects.filter(page=OuterRef("page"), number__gt=OuterRef("number"))
    given = ToolVersionFile.objects.filter(version=OuterRef("pk"), role=VersionRole.ACCESSIBLE)
    rows = ToolVersion.objects.filter(~Exists(newer), ~Exists(given), page__in=own.values("pk"))
    return rows.select_related("page__placement__space").order_by("-made_at", "-pk")[:SHOWN]


def versions(request: HttpRequest, *, page: Resource, **context) -> tuple[str, dict] | None:
    """Shows a tool's newest versions: what each changes, and how often it was downloaded."""
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


def linked_sheets(request: HttpRequest, *, page: Resource, **context) -> tuple[str, dict] | None:
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
    tools = _linked_tools(request.user, page.pk)
    return ("tools/fragments/linked_tools.html", {"tools": tools}) if tools else None


@access.prepared
def _linked_tools(viewer: User, sheet: int) -> QuerySet:
    readable = access.visible_to(viewer, Tool).filter(sheet_links__sheet=sheet)
    return readable.select_related("placement__space").order_by(French("title"), "pk")[:MAX_LINKS]
