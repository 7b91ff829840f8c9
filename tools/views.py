"""The pages of a tool's versions, and of the sheets linked to it."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.files.intake import takes_files
from knowledge.files.kept_files import keep_files
from knowledge.models import PracticeSheet
from knowledge.staleness import StaleForm, base_of, format_base, parse_base
from knowledge.texts import latest_text
from knowledge.views.pages import readable_resource
from tools.actions import add_version, complete_version, link_sheet, remove_version, unlink_sheet
from tools.forms import CHOOSE, CompleteForm, VersionForm
from tools.models import Tool, ToolVersion
from web.alphabet import French
from web.attempts import tried
from web.numbers import number_asked
from web.refusals import Refused
from web.routes import GET, POST, Rule, route
from web.text import clean_text

OFFERED = 20
STALE = "Quelqu'un a enregistré entre-temps : la page est à jour, recommencez."


def _tool(viewer: User, itc: str, page_id: int, action: Action) -> Tool:
    page = readable_resource(viewer, itc, page_id, action)
    if not isinstance(page, Tool):
        raise Http404
    return page


def readable_versions(viewer: User, page: Tool) -> QuerySet[ToolVersion]:
    """Returns the versions that the viewer may read, newest first."""
    return access.visible_to(viewer, ToolVersion).filter(page=page).prefetch_related("files__attachment")


def _may_send(request: HttpRequest, itc: str, page_id: int) -> None:
    _tool(request.user, itc, page_id, Action.EDIT)


@route(Rule.OBJECT, GET + POST)
@takes_files(_may_send)
def versions(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = _tool(request.user, itc, page_id, Action.EDIT if request.method == "POST" else Action.READ)
    completes = request.POST.get("complete", "")
    adds = request.method == "POST" and "remove" not in request.POST and not completes
    form = VersionForm(
        request.POST if adds else None, request.FILES if adds else None, is_first=not page.versions.exists()
    )
    given = CompleteForm(request.POST, request.FILES) if completes else None
    refusal = None
    if request.method == "POST" and (not adds or form.is_valid()):
        try:
            with tried() as attempt:
                done = _add(request, page, form) if adds else _changed(request, page, given)
                messages.success(request, done)
                return redirect("tool_versions", itc, page_id)
            refusal = attempt.refusal
        except StaleForm:
            refusal = STALE
    if refusal or form.errors:
        keep_files(form, request.user)
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
        "complete_form": CompleteForm(auto_id="complete_%s"),
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


def _changed(request: HttpRequest, page: Tool, given: CompleteForm | None) -> str:
    return _complete(request, page, given) if given else _remove(request, page)


def _complete(request: HttpRequest, page: Tool, given: CompleteForm) -> str:
    if not given.is_valid():
        raise Refused(CHOOSE)
    version_id = number_asked(request.POST["complete"])
    complete_version(page=page, actor=request.user, version_id=version_id, accessible=given.cleaned_data["file"])
    return "Le fichier accessible est là : qui a cette version l'a aussi."


def _remove(request: HttpRequest, page: Tool) -> str:
    base = parse_base(request.POST.get("base", ""))
    remove_version(page=page, actor=request.user, version_id=number_asked(request.POST["remove"]), base=base)
    return "La version est retirée."


@route(Rule.OBJECT, GET + POST)
def sheets(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Lists sheets to link to the tool, from those that its editor may read."""
    page = _tool(request.user, itc, page_id, Action.EDIT)
    refusal = None
    if request.method == "POST":
        act, asked = (unlink_sheet, "unlink") if "unlink" in request.POST else (link_sheet, "link")
        with tried() as attempt:
            act(page=page, actor=request.user, sheet_id=number_asked(request.POST.get(asked, "")))
            messages.success(request, "Les fiches liées sont à jour.")
            return redirect("tool_sheets", itc, page_id)
        refusal = attempt.refusal
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


def linked_sheets(viewer: User, page: Tool) -> QuerySet[PracticeSheet]:
    readable = access.visible_to(viewer, PracticeSheet).filter(tool_links__tool=page.pk)
    return readable.select_related("placement__space").order_by(French("title"), "pk")


def _offered(viewer: User, page: Tool, asked: str) -> QuerySet[PracticeSheet]:
    """Returns sheets whose title has these words; without words, those of the tool's ITC."""
    readable = (
        access.visible_to(viewer, PracticeSheet).select_related("placement__space").order_by(French("title"), "pk")
    )
    if not asked:
        return readable.filter(placement__space=page.placement.space_id)
    for word in asked.split():
        readable = readable.filter(title__icontains=word)
    return readable
