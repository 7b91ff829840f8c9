"""« Partir d'un fichier »: makes drafts of documents or pasted text; a file of ours updates its own resource."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from wagtail.models import Page

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge import composing, keeping
from knowledge.actions import compare_document, leave_documents, save_draft, start_from_document
from knowledge.actions.checks import page_made, start_key
from knowledge.answers import RichField
from knowledge.composing import Place
from knowledge.enums import ImportState
from knowledge.exchange.importing.documents import TAKEN, Brought, check_suffix, pasted, reads_the_only
from knowledge.exchange.importing.drafting import draft_from
from knowledge.exchange.importing.returning import beside, limited_to, since_written
from knowledge.exchange.tags import PAGE, REVISION
from knowledge.files.checks import Checked, clean_name
from knowledge.files.confined import Unread
from knowledge.files.formats import MAX_SIZE
from knowledge.files.intake import ready, takes_files
from knowledge.forms import PartsForm
from knowledge.keeping import KEPT_CHARACTERS
from knowledge.models import ImportedFile, Resource
from knowledge.reading import Reading
from knowledge.rich_text import RichTextarea
from knowledge.staleness import StaleForm, base_of, format_base, parse_base
from knowledge.taking import take_sections
from knowledge.texts import latest_text
from knowledge.traying import fragments_of
from knowledge.types import ResourceType, started_at
from knowledge.views.history import versions_of
from knowledge.views.pages import readable_resource
from knowledge.views.places import writing_place
from web.attempts import sent, tried
from web.numbers import is_number
from web.refusals import Refused
from web.routes import GET, POST, Rule, route
from web.sizes import weight

FILES = "documents"
MOST_FILES = 20
SHOWN = 30


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Leaves each file to be checked apart, so that a refused one does not hold back the others."""

    def clean(self, data: list[UploadedFile], initial=None) -> list[UploadedFile]:
        return data


class FromFileForm(forms.Form):
    documents = SeveralFilesField(
        label="Un fichier Word ou ODT, ou plusieurs",
        required=False,
        widget=SeveralFiles(attrs={"accept": ",".join(TAKEN)}),
        help_text=f"Chacun devient un brouillon. {weight(MAX_SIZE)} au plus par fichier, {MOST_FILES} fichiers.",
    )
    text = RichField(
        label="Ou tout coller ici",
        required=False,
        max_length=KEPT_CHARACTERS,
        widget=RichTextarea(attrs={"rows": 8}),
        help_text="Le texte entier de votre document, avec ses titres : « Contexte », « Déroulement »…",
    )
    new = forms.BooleanField(
        label="En faire une nouvelle ressource, même si ce fichier a été téléchargé ici", required=False
    )


def _place(request: HttpRequest, itc: str, what: str) -> tuple[ResourceType, Place]:
    known = started_at(what)
    if known is None:
        raise Http404
    return known, writing_place(request.user, itc, request.GET.get("thematique", ""), known)


@reads_the_only(FILES)
@route(Rule.OBJECT, GET + POST)
@takes_files(_place)
def from_file(request: HttpRequest, itc: str, what: str) -> HttpResponse:
    known, place = _place(request, itc, what)
    form = FromFileForm(sent(request), request.FILES or None)
    if form.is_valid():
        uploads = form.cleaned_data[FILES]
        with tried(form) as attempt:
            if len(uploads) > 1:
                return _left(request, place, known, uploads)
            return _started(request, place, known, _only(uploads, form.cleaned_data["text"]))
        if isinstance(attempt.refusal, Unread):
            _stored(request, place, known, uploads, unread=attempt.refusal.message)
    context = {
        "known": known,
        "place": place,
        "space": place.space,
        "form": form,
        **_summary(_rows(request, place)),
        "address": reverse("from_file", args=[itc, what]) + place.query,
    }
    return render(request, "knowledge/from_file.html", context, status=422 if form.is_bound else 200)


def _only(uploads: list[Any], text: str) -> Brought:
    read = uploads[0].brought if uploads else pasted(text)
    if isinstance(read, Refused):
        raise read
    return read


def _started(request: HttpRequest, place: Place, known: ResourceType, read: Brought) -> HttpResponse:
    draft = draft_from(read.document, known=known, space=place.space, name=read.name)
    page = _page_of_origin(request, place, known, read)
    if page is not None:
        began = _text_of_origin(request, page, read)
        said = since_written(began, draft.page.reading().without_files())
        row = compare_document(page=page, actor=request.user, brought=read, draft=draft, said=said)
        return redirect("compare_document", place.space.slug, row.pk)
    key = keeping.posted_form_key(request)
    start = key.key if key else composing.posted_key(request)
    if made := page_made(start_key(start, request.user, place.space)):
        return redirect("edit_resource", place.space.slug, made.pk)
    page = start_from_document(
        space=place.space, thematic=place.thematic, actor=request.user, brought=read, draft=draft, key=start
    )
    messages.success(
        request, "Votre document est devenu un brouillon : relisez, placez ce qui reste, rien n'est partagé."
    )
    return redirect("edit_resource", place.space.slug, page.pk)


def _page_of_origin(request: HttpRequest, place: Place, known: ResourceType, read: Brought) -> Resource | None:
    """Returns the resource that the file was written from, if editable here; None if the form asks for a `new` one."""
    asked = read.document.origin.get(PAGE, "")
    if not is_number(asked) or request.POST.get("new"):
        return None
    try:
        page = readable_resource(request.user, place.space.slug, int(asked), Action.EDIT)
    except Http404:
        return None
    return page if page.kind == known.model.kind else None


def _text_of_origin(request: HttpRequest, page: Resource, read: Brought) -> Reading | None:
    """Returns the text that the file says it was written from, if this person may look it up: a version that is
    theirs to read, or the latest text, however old.

    Anybody can write that number in a file, and a part that is not offered says the same as that text.
    """
    asked = read.document.origin.get(REVISION, "")
    if not is_number(asked):
        return None
    if int(asked) == page.latest_revision_id:
        return latest_text(page).reading()
    found = versions_of(request.user, page).filter(pk=asked).first()
    return found.as_object().reading() if found else None


def _left(request: HttpRequest, place: Place, known: ResourceType, uploads: list[UploadedFile]) -> HttpResponse:
    if len(uploads) > MOST_FILES:
        raise Refused(f"Vous en avez choisi {len(uploads)} : envoyez-en {MOST_FILES} au plus à la fois.")
    rows = _stored(request, place, known, uploads)
    waiting = sum(row.state == ImportState.WAITING for row in rows)
    messages.success(request, f"{waiting} documents sont lus l'un après l'autre : vous les retrouvez ci-dessous.")
    return redirect(reverse("from_file", args=[place.space.slug, known.start]) + place.query + "#apportes")


def _stored(
    request: HttpRequest, place: Place, known: ResourceType, uploads: list[UploadedFile], unread: str = ""
) -> list[ImportedFile]:
    files = [(clean_name(upload.name or ""), _judged(upload)) for upload in uploads]
    return leave_documents(
        space=place.space, thematic=place.thematic, actor=request.user, kind=known.model.kind, files=files,
        unread=unread,
    )  # fmt: skip


def _judged(upload: UploadedFile) -> Checked | Refused:
    try:
        checked = ready(upload)
        check_suffix(checked.name)
    except Refused as refusal:
        return refusal
    return checked


def _rows(request: HttpRequest, place: Place) -> QuerySet[ImportedFile]:
    """Returns the person's own imported files in this space, without those whose draft they may no longer edit."""
    own = ImportedFile.objects.filter(user=request.user, space=place.space)
    editable = access.permitted(request.user, Action.EDIT, Page).values("pk")
    shown = own.filter(page__isnull=True) | own.filter(page__in=editable)
    return shown.select_related("page")[:SHOWN]


def _summary(rows: QuerySet[ImportedFile]) -> dict:
    """Returns the rows with counts of those waiting, done and refused."""
    shown = list(rows)
    waits = sum(row.state == ImportState.WAITING for row in shown)
    return {
        "rows": shown,
        "waits": waits,
        "done": len(shown) - waits,
        "refused": sum(row.state == ImportState.REFUSED for row in shown),
        "to_look": sum(row.state != ImportState.REFUSED and bool(row.tray or row.to_check) for row in shown),
    }


# ── a file that came out of a resource ──


@route(Rule.OBJECT, GET + POST)
def compare(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Shows where the document differs from the resource's latest text; the ticked parts are written to its draft."""
    rows = ImportedFile.objects.filter(user=request.user, space__slug=itc, state=ImportState.UPDATE)
    row = get_object_or_404(rows, pk=pk)
    page = readable_resource(request.user, itc, row.page_id, Action.EDIT)
    parts, facts = beside(latest_text(page).reading(), Reading.from_json(row.reading))
    base, overtook = format_base(base_of(page)), False
    form = PartsForm(sent(request), sections=[(part.key, part.label) for part in parts], base=base)
    if request.method == "POST" and form.is_valid():
        try:
            return _take(request, row, page, form)
        except StaleForm:
            overtook = True
    context = {
        "page": page, "space": page.placement.space, "row": row, "form": form, "parts": form.chosen(parts),
        "facts": facts, "overtook": overtook, "base": base, "beside": fragments_of(row),
    }  # fmt: skip
    status = 409 if overtook else 422 if form.errors else 200
    return render(request, "knowledge/compare_document.html", context, status=status)


def _take(request: HttpRequest, row: ImportedFile, page: Resource, form: PartsForm) -> HttpResponse:
    """Takes the ticked parts into the draft; raises StaleForm."""
    keys = form.cleaned_data["sections"]
    taken = limited_to(Reading.from_json(row.reading), keys)

    def change(draft: Resource) -> None:
        take_sections(draft, taken)
        draft.title = taken.title or draft.title

    if keys:
        save_draft(page=page, actor=request.user, base=parse_base(form.cleaned_data["base"]), change=change)
        messages.success(request, "Ce que vous avez coché est dans le brouillon : relisez-le avant de partager.")
    row.delete()
    return redirect("edit_resource", page.placement.space.slug, page.pk)
