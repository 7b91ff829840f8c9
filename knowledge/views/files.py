"""Serves private files, and adds and removes them on the page of a resource's files."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.actions import attach_file, choose_cover, detach_file
from knowledge.actions.files import Undescribed
from knowledge.files.intake import takes_files
from knowledge.files.kept_files import keep_files
from knowledge.files.previews import send_preview
from knowledge.files.serving import send_file, starts_it
from knowledge.forms import FileForm
from knowledge.models import Attachment, Resource
from knowledge.signals import file_sent
from knowledge.staleness import StaleForm, base_of, format_base, parse_base
from knowledge.texts import latest_text
from knowledge.views.pages import readable_resource
from web.attempts import tried
from web.numbers import number_asked
from web.refusals import Refused
from web.routes import GET, POST, Rule, route


@route(Rule.OBJECT, GET)
def attachment(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends the file's bytes to people who may read what it is attached to; it never sends HTML or SVG as a page."""
    held = access.visible_to(request.user, Attachment).filter(pk=pk).first()
    if held is None:
        raise Http404
    response = send_file(request, held.file, name=held.name, kind=held.kind, sha256=held.sha256)
    if request.method == "GET" and starts_it(response):
        file_sent.send(sender=Attachment, attachment=held)
    return response


@route(Rule.OBJECT, GET)
def attachment_preview(request: HttpRequest, pk: int) -> HttpResponse:
    held = access.visible_to(request.user, Attachment).filter(pk=pk).first()
    if held is None:
        raise Http404
    return send_preview(request, held.file, sha256=held.sha256, kind=held.kind)


def _may_send(request: HttpRequest, itc: str, page_id: int) -> None:
    readable_resource(request.user, itc, page_id, Action.EDIT)


@route(Rule.OBJECT, GET + POST)
@takes_files(_may_send)
def page_files(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    asked = next((name for name in DO if name in request.POST), None)
    adds = request.method == "POST" and asked is None
    form = FileForm(request.POST, request.FILES) if adds else FileForm()
    refusal = None
    if request.method == "POST" and (not adds or form.is_valid()):
        try:
            with tried() as attempt:
                messages.success(request, _add(request, page, form) if adds else DO[asked](request, page))
                return redirect("page_files", itc, page_id)
            refusal = attempt.refusal
        except StaleForm:
            refusal = "Quelqu'un a enregistré entre-temps : la liste ci-dessous est à jour, recommencez."
        if adds and isinstance(refusal, Refused):
            form.add_error("alternative_text" if isinstance(refusal, Undescribed) else "file", refusal.message)
            refusal = None
    if adds and (refusal or form.errors):
        keep_files(form, request.user)
    fresh = type(page).objects.get(pk=page.pk)
    context = {
        "page": page,
        "space": page.placement.space,
        "links": latest_text(fresh).file_links.all(),
        "refusal": refusal,
        "form": form,
        "base": format_base(base_of(fresh)),
    }
    return render(request, "knowledge/files.html", context, status=422 if refusal or form.errors else 200)


def _remove(request: HttpRequest, page: Resource) -> str:
    base = parse_base(request.POST.get("base", ""))
    detach_file(page=page, actor=request.user, attachment_id=number_asked(request.POST["remove"]), base=base)
    return "Le fichier est retiré du brouillon. Les versions précédentes le gardent."


def _cover(request: HttpRequest, page: Resource) -> str:
    base, asked = parse_base(request.POST.get("base", "")), request.POST["cover"]
    choose_cover(page=page, actor=request.user, attachment_id=number_asked(asked) if asked else None, base=base)
    return "La couverture du brouillon est changée : on la verra quand vous partagerez les modifications."


# The buttons of the page besides the one that adds a file: each name with the function it calls.
DO = {"remove": _remove, "cover": _cover}


def _add(request: HttpRequest, page: Resource, form: FileForm) -> str:
    given = form.cleaned_data
    attach_file(
        page=page,
        actor=request.user,
        upload=given["file"],
        caption=given["caption"],
        alternative_text=given["alternative_text"],
        base=parse_base(request.POST.get("base", "")),
    )
    return "Le fichier est ajouté au brouillon : les lecteurs le verront quand vous partagerez les modifications."
