"""Private files: the one gate, and the page that adds and removes them."""

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from knowledge.actions import attach_file, detach_file
from knowledge.actions.checks import latest_text
from knowledge.enums import FileKind
from knowledge.files import format_of
from knowledge.forms import FileForm
from knowledge.models import Attachment
from knowledge.signals import file_sent
from knowledge.staleness import StaleForm, base_of, format_base, parse_base
from knowledge.views.pages import number_asked, readable_resource

SHOWN_INLINE = {"PDF", "PICTURE"}


@route(Rule.OBJECT)
@require_safe
def attachment(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes, for those who may read what the file hangs on; never a page of HTML or SVG."""
    held = access.visible_to(request.user, Attachment).filter(pk=pk).first()
    if held is None:
        raise Http404
    response = send_file(held.file, held.name, held.kind)
    if request.method == "GET":
        file_sent.send(sender=Attachment, attachment=held)
    return response


def send_file(stored, name: str, kind: str) -> HttpResponse:
    """A stored file with headers that keep it a file; raises Http404 when its bytes are gone."""
    try:
        content = stored.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, content_type=format_of(name).content_type)
    response["Content-Disposition"] = content_disposition_header(kind not in SHOWN_INLINE, name)
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    # Browsers refuse to show a PDF in a sandbox; their reader runs nothing of the site's.
    sandbox = "" if kind == FileKind.PDF else "sandbox; "
    response["Content-Security-Policy"] = (
        f"{sandbox}default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    )
    return response


@route(Rule.OBJECT)
@require_http_methods(["GET", "POST"])
def page_files(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    adds = request.method == "POST" and "remove" not in request.POST
    form = FileForm(request.POST, request.FILES) if adds else FileForm()
    refusal = None
    if request.method == "POST" and (not adds or form.is_valid()):
        try:
            with transaction.atomic():
                message = _add(request, page, form) if adds else _remove(request, page)
            messages.success(request, message)
            return redirect("page_files", itc, page_id)
        except NotAllowed as error:
            raise Http404 from error
        except StaleForm:
            refusal = "Quelqu'un a enregistré entre-temps : la liste ci-dessous est à jour, recommencez."
        except Refused as error:
            form.add_error("file", error.message)
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


def _remove(request: HttpRequest, page) -> str:
    base = parse_base(request.POST.get("base", ""))
    detach_file(page=page, actor=request.user, attachment_id=number_asked(request.POST["remove"]), base=base)
    return "Le fichier est retiré du brouillon. Les versions précédentes le gardent."


def _add(request: HttpRequest, page, form: FileForm) -> str:
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
