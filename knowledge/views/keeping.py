"""The addresses that the script calls while a person types; their answers say what to show beside the button."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import escape

from itc_spaces.spaces.access import Action
from knowledge import composing, keeping
from knowledge.composing import Place
from knowledge.files.intake import ready, takes_files
from knowledge.files.kept_files import keep_file as keep
from knowledge.joined import PREFIX, JoinedForm
from knowledge.keeping import FormKey, Kept
from knowledge.models import Resource
from knowledge.types import type_of
from knowledge.views.pages import readable_resource
from knowledge.views.places import writing_place
from web.numbers import number_asked
from web.refusals import Refused
from web.routes import GET, POST, Rule, route

STATUS = {Kept.SENT: 410, Kept.ELSEWHERE: 409, Kept.TOO_LONG: 413, Kept.TOO_MANY: 422}
WORDS = {
    Kept.SENT: "Ce formulaire est déjà enregistré.",
    Kept.TOO_LONG: "Saisie trop longue pour être gardée en cours de route : enregistrez.",
    Kept.TOO_MANY: f"Vous avez déjà {keeping.MOST} saisies interrompues : reprenez-en ou oubliez-en.",
}


@route(Rule.SIGNED_IN, GET + POST)
def keep_form(request: HttpRequest) -> HttpResponse:
    """GET returns who is signed in, and a token for forms opened before; POST keeps what is typed, or forgets it."""
    if request.method != "POST":
        return JsonResponse({"owner": keeping.owner_mark(request.user), "csrf": get_token(request)})
    form = keeping.posted_form_key(request)
    if form is None:
        return _answer(JsonResponse({"words": "Ce formulaire n'est plus connu : rechargez la page."}, status=404))
    if request.POST.get("do") == "forget":
        keeping.forget(request.user, form.key)
        return _answer(JsonResponse({"words": "C'est oublié."}))
    return kept_answer(request, form, keeping.keep(form, request.POST, **_tab(request)))


def _written_at(request: HttpRequest, itc: str, kind: str, page_id: int | None) -> tuple[Resource | None, Place]:
    """Returns the edited page (None for a new one) and its place; raises Http404 if the person may not write there."""
    known = type_of(kind)
    if known is None:
        raise Http404
    if page_id is None:
        return None, writing_place(request.user, itc, request.GET.get("thematique", ""), known)
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    if page.kind != kind:
        raise Http404
    return page, Place(page.placement.space)


@route(Rule.OBJECT, POST)
def keep_typing(request: HttpRequest, itc: str, kind: str, page_id: int | None = None) -> HttpResponse:
    """Keeps what is typed in a resource's form, for people who may still write it."""
    page, place = _written_at(request, itc, kind, page_id)
    form = composing.posted_form(request, place, kind, page)
    kept = composing.keep_unfinished(
        form=form, place=place, kind=kind, page=page, data=request.POST, **_tab(request)
    )  # fmt: skip
    return kept_answer(request, form, kept)


def _may_keep(request: HttpRequest, itc: str, kind: str, page_id: int | None = None) -> None:
    _written_at(request, itc, kind, page_id)


@route(Rule.OBJECT, POST)
@takes_files(_may_keep)
def keep_file(request: HttpRequest, itc: str, kind: str, page_id: int | None = None) -> HttpResponse:
    """Checks and keeps one file of an unsent form; answers with the row where the person describes it."""
    _may_keep(request, itc, kind, page_id)
    upload = request.FILES.get("file")
    if upload is None:
        return HttpResponse("Choisissez un fichier.", status=422)
    try:
        ready(upload)
    except Refused as refusal:
        return HttpResponse(escape(refusal.message), status=422)
    row = JoinedForm(prefix=f"{PREFIX}-{number_asked(request.POST.get('place', ''), longest=3)}")
    row.fields["file"].widget.kept = keep(upload, request.user)
    return _answer(render(request, "knowledge/writing/file_row.html", {"row": row}))


def _tab(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(f"keep-{name}", "")[:40] for name in ("tab", "seen")}


def kept_answer(request: HttpRequest, form: FormKey, kept: Kept) -> HttpResponse:
    if kept is Kept.KEPT:
        answer = {"at": f"{timezone.localtime():%-H h %M}", "resume": form.address}
        return _answer(JsonResponse(answer))
    answer = {"words": WORDS.get(kept, "")}
    if kept is Kept.ELSEWHERE:
        # Two tabs were typing in the same kept form: from here on, this tab keeps its own.
        answer["keep"] = FormKey(form.user_id, composing.new_key(), form.slot).signed
    return _answer(JsonResponse(answer, status=STATUS[kept]))


def _answer(response: HttpResponse) -> HttpResponse:
    response.is_keeping = True  # the middleware must not keep this form a second time
    return response
