"""A tool's versions, and the practices it served."""

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from knowledge.actions.checks import latest_text
from knowledge.models import PracticeSheet
from knowledge.staleness import StaleForm, base_of, format_base, parse_base
from knowledge.text import clean_text
from knowledge.views.pages import number_asked, readable_resource
from tools.actions import add_version, link_sheet, remove_version, unlink_sheet
from tools.forms import VersionForm
from tools.models import Tool, ToolVersion

OFFERED = 20
STALE = "Quelqu'un a enregistré entre-temps : la page est à jour, recommencez."


def _tool(viewer, itc: str, page_id: int, action: Action) -> Tool:
    page = readable_resource(viewer, itc, page_id, action)
    if not isinstance(page, Tool):
        raise Http404
    return page


def readable_versions(viewer, page: Tool) -> QuerySet[ToolVersion]:
    """Newest first."""
    return access.visible_to(viewer, ToolVersion).filter(page=page).prefetch_related("files__attachment")


@route(Rule.OBJECT)
@require_http_methods(["GET", "POST"])
def versions(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = _tool(request.user, itc, page_id, Action.EDIT if request.method == "POST" else Action.READ)
    adds = request.method == "POST" and "remove" not in request.POST
    form = VersionForm(
        request.POST if adds else None, request.FILES if adds else None, is_first=not page.versions.exists()
    )
    refusal = None
    if request.method == "POST" and (not adds or form.is_valid()):
        try:
            with transaction.atomic():
                message = _add(request, page, form) if adds else _remove(request, page)
            messages.success(request, message)
            return redirect("tool_versions", itc, page_id)
        except NotAllowed as error:
            raise Http404 from error
        except StaleForm:
            refusal = STALE
        except Refused as error:
            refusal = error.message
    fresh = Tool.objects.get(pk=page.pk)
    context = {
        "page": page,
        "space": page.placement.space,
        "versions": readable_versions(request.user, page),
        "draft_version": latest_text(fresh).version_id,
        "may_edit": Action.EDIT in page.allowed,
        "may_share": Action.SHARE in page.allowed and (fresh.has_unpublished_changes or not fresh.live),
        "refusal": refusal,
        "form": form,
        "base": format_base(base_of(fresh)),
    }
    return render(request, "tools/versions.html", context, status=422 if refusal or form.errors else 200)


def _add(request: HttpRequest, page: Tool, form: VersionForm) -> str:
    base = parse_base(request.POST.get("base", ""))
    version = add_version(page=page, actor=request.user, base=base, **form.cleaned_data)
    return (
        f"La version {version.number} est dans le brouillon : les lecteurs l'auront quand vous partagerez "
        "les modifications."
    )


def _remove(request: HttpRequest, page: Tool) -> str:
    base = parse_base(request.POST.get("base", ""))
    remove_version(page=page, actor=request.user, version_id=number_asked(request.POST["remove"]), base=base)
    return "La version est retirée."


@route(Rule.OBJECT)
@require_http_methods(["GET", "POST"])
def sheets(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Practices to tie to the tool, among those that who edits it may read."""
    page = _tool(request.user, itc, page_id, Action.EDIT)
    refusal = None
    if request.method == "POST":
        act, asked = (unlink_sheet, "unlink") if "unlink" in request.POST else (link_sheet, "link")
        try:
            act(page=page, actor=request.user, sheet_id=number_asked(request.POST.get(asked, "")))
            messages.success(request, "Les fiches liées sont à jour.")
            return redirect("tool_sheets", itc, page_id)
        except NotAllowed as error:
            raise Http404 from error
        except Refused as error:
            refusal = error.message
    asked = clean_text(request.GET.get("q", ""))[:100]
    linked = linked_sheets(request.user, page)
    context = {
        "page": page,
        "space": page.placement.space,
        "linked": linked,
        "offered": _offered(request.user, page, asked).exclude(pk__in=[sheet.pk for sheet in linked])[:OFFERED],
        "asked": asked,
        "refusal": refusal,
    }
    return render(request, "tools/sheets.html", context, status=422 if refusal else 200)


def linked_sheets(viewer, page: Tool) -> QuerySet[PracticeSheet]:
    readable = access.visible_to(viewer, PracticeSheet).filter(tool_links__tool=page.pk)
    return readable.select_related("placement__space").order_by("title")


def _offered(viewer, page: Tool, asked: str) -> QuerySet[PracticeSheet]:
    """Those whose title has the words; without words, those of the tool's own ITC."""
    readable = access.visible_to(viewer, PracticeSheet).select_related("placement__space").order_by("title", "pk")
    if not asked:
        return readable.filter(placement__space=page.placement.space_id)
    for word in asked.split():
        readable = readable.filter(title__icontains=word)
    return readable
