"""« Nouvelle fiche », and the same short form to edit later."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Space, Thematic
from itc_spaces.refusals import NotAllowed
from itc_spaces.routes import Rule, route
from itc_spaces.views import readable_space
from knowledge import composing
from knowledge.actions import save_draft, start_resource
from knowledge.actions.checks import latest_text
from knowledge.composing import Composition, Place, compose
from knowledge.models import Resource, UnfinishedForm
from knowledge.staleness import StaleForm, base_of, format_base, parse_base
from knowledge.types import ResourceType, started_at, type_of
from knowledge.views.overtaken import both_texts
from knowledge.views.pages import readable_resource


def writing_place(viewer, itc: str, asked: str, known: ResourceType) -> Place:
    """The space of an address, or the thematic of it that `asked` names, if the viewer may write there.

    Raises Http404.
    """
    if not asked:
        if known.in_thematic_only:
            raise Http404
        space = readable_space(viewer, itc, Action.WRITE)
        return Place(space, allowed=access.actions_on(viewer, space) | {Action.ENTER, Action.SHARE})
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        raise Http404
    rows = access.permitted(viewer, Action.CONTRIBUTE, Thematic).filter(pk=asked, space__slug=itc)
    thematic = rows.select_related("space__record__department").first()
    if thematic is None:
        raise Http404
    writes = access.may(viewer, Action.WRITE, thematic.space)
    if not writes and not known.by_invited:
        raise Http404
    allowed = access.actions_on(viewer, thematic)
    return Place(thematic.space, thematic, allowed | {Action.SHARE} if writes else allowed)


@route(Rule.OBJECT)
@require_http_methods(["GET", "POST"])
def new_resource(request: HttpRequest, itc: str, what: str) -> HttpResponse:
    known = started_at(what)
    if known is None:
        raise Http404
    kind, place = known.model.kind, writing_place(request.user, itc, request.GET.get("thematique", ""), known)
    if request.method == "GET":
        found = composing.unfinished(user=request.user, place=place, kind=kind, page=None)
        composition = compose(kind, place, found[1] if found else None)
        if found:
            silence(composition)
        return _form(request, place, composition, found=found[0] if found else None)
    asked = request.POST.get("do", "save")
    if asked == "discard":
        UnfinishedForm.objects.filter(
            user=request.user, space=place.space, thematic=place.thematic, page=None, kind=kind
        ).delete()
        return redirect(request.get_full_path())
    if asked == "add_step":
        return _with_one_more_step(request, place, kind, None)
    composition = compose(kind, place, request.POST)
    if not composition.is_valid():
        composing.keep_unfinished(user=request.user, place=place, kind=kind, page=None, data=request.POST)
        return _form(request, place, composition, status=422)
    return _start(request, place, composition, asked)


def _start(request: HttpRequest, place: Place, composition: Composition, asked: str) -> HttpResponse:
    page = start_resource(
        space=place.space,
        thematic=place.thematic,
        actor=request.user,
        page=composition.new_page(),
        key=composing.posted_key(request),
    )
    readers = "vous et les membres de l'ITC le voient" if place.thematic else "les membres de votre ITC le voient"
    messages.success(request, f"Votre brouillon est enregistré : {readers}, personne d'autre.")
    return _next(page, place.space, asked)


@route(Rule.OBJECT)
@require_http_methods(["GET", "POST"])
def edit_resource(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    space = Space.objects.select_related("record").get(pk=page.placement.space_id)
    place, draft = Place(space, allowed=page.allowed), latest_text(page)
    if request.method == "GET":
        found = composing.unfinished(user=request.user, place=place, kind=page.kind, page=page)
        composition = compose(page.kind, place, found[1] if found else None, page=draft)
        if found:
            silence(composition)
        base = found[1].get("base") if found else None
        return _form(request, place, composition, page=page, found=found[0] if found else None, base=base)
    asked = request.POST.get("do", "save")
    if asked == "discard":
        UnfinishedForm.objects.filter(user=request.user, page_id=page.pk).delete()
        return redirect("edit_resource", itc, page_id)
    if asked == "add_step":
        return _with_one_more_step(request, place, page.kind, draft)
    composition = compose(page.kind, place, request.POST, page=draft)
    posted = request.POST.get("base")
    if not composition.is_valid():
        composing.keep_unfinished(user=request.user, place=place, kind=page.kind, page=page, data=request.POST)
        return _form(request, place, composition, page=page, status=422, base=posted)
    return _save(request, place, page, composition, asked)


def _save(request: HttpRequest, place: Place, page: Resource, composition: Composition, asked: str) -> HttpResponse:
    try:
        with transaction.atomic():
            save_draft(
                page=page, actor=request.user, base=parse_base(request.POST.get("base", "")), change=composition.apply
            )  # fmt: skip
    except StaleForm:
        return _stale(request, place.space, page, composition)
    except NotAllowed as refusal:
        raise Http404 from refusal
    messages.success(request, "Votre brouillon est enregistré.")
    return _next(page, place.space, asked)


def _next(page: Resource, space: Space, asked: str) -> HttpResponse:
    if asked == "share":
        return redirect("share_resource", space.slug, page.pk)
    return redirect(f"{page.get_url()}?brouillon=1")


def silence(composition: Composition) -> None:
    """What was found again is shown as it was typed, without errors: the person has not sent it."""
    for form in [composition.form, *(composition.steps or [])]:
        form._errors = {}
    if composition.steps is not None:
        composition.steps._errors = []
        composition.steps._non_form_errors = composition.steps.error_class()


def _with_one_more_step(request: HttpRequest, place: Place, kind: str, page: Resource | None) -> HttpResponse:
    data = composing.with_one_more_step(request.POST)
    composing.keep_unfinished(user=request.user, place=place, kind=kind, page=page, data=data)
    composition = compose(kind, place, data, page=page)
    silence(composition)
    return _form(request, place, composition, page=page, base=data.get("base"), added_step=True)


def _form(request: HttpRequest, place: Place, composition: Composition, *, page=None, status=200, **shown):
    base = shown.pop("base", None) or (format_base(base_of(page)) if page else "")
    context = {
        "space": place.space,
        "place": place,
        "page": page,
        "known": type_of(composition.kind),
        "composition": composition,
        "form": composition.form,
        "steps": composition.steps,
        "key": request.POST.get("key") or composing.new_key(),
        "base": base,
        **shown,
    }
    return render(request, "knowledge/write.html", context, status=status)


def _stale(request: HttpRequest, space: Space, page: Resource, composition: Composition) -> HttpResponse:
    fresh = type(page).objects.get(pk=page.pk)
    theirs, mine = latest_text(fresh), latest_text(type(page).objects.get(pk=page.pk))
    composition.apply(mine)
    return both_texts(
        request,
        space=space,
        theirs=theirs,
        mine=mine,
        address=request.path,
        replaced=("base", "do"),
        base=[("base", format_base(base_of(fresh)))],
    )


@route(Rule.OBJECT)
@require_POST
def keep_typing(request: HttpRequest, itc: str, kind: str, page_id: int | None = None) -> HttpResponse:
    """Called while one types; answers with the line that says so."""
    known = type_of(kind)
    if known is None:
        raise Http404
    page = readable_resource(request.user, itc, page_id, Action.EDIT) if page_id else None
    if page and page.kind != kind:
        raise Http404
    if page:
        place = Place(page.placement.space)
    else:
        place = writing_place(request.user, itc, request.GET.get("thematique", ""), known)
    if not composing.keep_unfinished(user=request.user, place=place, kind=kind, page=page, data=request.POST):
        return HttpResponse("Saisie trop longue pour être gardée en cours de route : enregistrez le brouillon.")
    return HttpResponse(f"Saisie gardée à {timezone.localtime():%H:%M}.")
