"""« Nouvelle fiche »: the form that writes a new resource, and that edits it later."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from design.audiences import readers_in_words
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Space
from knowledge import composing, keeping, proposals
from knowledge.actions import decline_improvement, join_files, save_draft, start_resource, take_improvement
from knowledge.actions.checks import page_made, start_key
from knowledge.composing import Composition, Place, compose
from knowledge.files.formats import ACCEPT
from knowledge.files.intake import takes_files
from knowledge.forms import AnswerForm
from knowledge.joined import Joined, joined_in, unsent
from knowledge.keywords import suggested
from knowledge.merging import first_base, merge
from knowledge.models import Resource, UnfinishedForm
from knowledge.rows import with_rows_changed
from knowledge.showing import Hanging, shown_text, what_hangs
from knowledge.staleness import Base, StaleForm, base_of, format_base, parse_base
from knowledge.taken import mark_taken
from knowledge.texts import latest_text
from knowledge.traying import choices_in, tray_of
from knowledge.types import started_at, type_of
from knowledge.views import overtaken
from knowledge.views.pages import readable_resource
from knowledge.views.places import writing_place
from knowledge.views.sharing import share_changes
from web.attempts import tried
from web.refusals import Refused
from web.routes import GET, POST, Rule, route


def _is_sent(request: HttpRequest) -> bool:
    """Returns whether the form is sent to be saved; moving a row is not, so it opens no file."""
    asked = request.POST.get("do", "save")
    return "_row-" not in asked and not proposals.is_part_of(asked) and asked not in ("discard", proposals.DECLINE)


def _may_begin(request: HttpRequest, itc: str, what: str) -> None:
    known = started_at(what)
    if known is None:
        raise Http404
    writing_place(request.user, itc, request.GET.get("thematique", ""), known)


def _may_edit(request: HttpRequest, itc: str, page_id: int) -> None:
    readable_resource(request.user, itc, page_id, Action.EDIT)


@route(Rule.OBJECT, GET + POST)
@takes_files(_may_begin, when=_is_sent)
def new_resource(request: HttpRequest, itc: str, what: str) -> HttpResponse:
    known = started_at(what)
    if known is None:
        raise Http404
    kind, place = known.model.kind, writing_place(request.user, itc, request.GET.get("thematique", ""), known)
    if request.method != "POST":
        if made := page_made(start_key(keeping.asked_key(request), request.user, place.space)):
            # the person came back by « Back » after the resource was made
            return redirect("edit_resource", itc, made.pk)
        return _opened(request, place, kind)
    asked = request.POST.get("do", "save")
    if asked == "discard":
        return _discard(request, place, kind)
    if "_row-" in asked:
        return _with_rows_changed(request, place, kind, None, asked)
    composition, joined = compose(kind, place, request.POST), joined_in(request)
    if not _are_valid(composition, joined):
        _keep(request, place, kind)
        joined.keep(request.user)
        return _form(request, place, composition, joined=joined, status=422)
    return _start(request, place, composition, joined, asked)


def _are_valid(*forms: Composition | Joined | AnswerForm) -> bool:
    checked = [form.is_valid() for form in forms]  # a list, so that every form is checked and shows its own errors
    return all(checked)


def _start(
    request: HttpRequest, place: Place, composition: Composition, joined: Joined, asked: str
) -> HttpResponse:  # fmt: skip
    key = composing.posted_key(request)
    if made := page_made(start_key(key, request.user, place.space)):
        return _sent_again(request, place, made, composition, asked)
    page = start_resource(
        space=place.space, thematic=place.thematic, actor=request.user, page=composition.new_page(), key=key
    )
    _join(request, page, joined)
    _sent(request, place, composition.kind)
    messages.success(request, f"Votre brouillon est enregistré. {readers_in_words('DRAFT')}")
    return _next(request, page, place.space, asked)


def _join(request: HttpRequest, page: Resource, joined: Joined | None) -> None:
    """Adds the files that came with the form; if they are too many, a message says so and the text is still saved."""
    if joined and joined.given:
        with tried(request):
            join_files(page=page, actor=request.user, given=joined.given, base=base_of(page))


def _sent_again(
    request: HttpRequest, place: Place, made: Resource, composition: Composition, asked: str
) -> HttpResponse:
    """Handles the same form sent twice: nothing changes, except what was typed between the two, which is saved."""
    base = first_base(made)
    if not merge(made, base, composition.apply).touched:
        return _next(request, made, place.space, asked)
    page = readable_resource(request.user, place.space.slug, made.pk, Action.EDIT)
    return _save(request, Place(place.space, allowed=page.allowed), page, composition, asked, base=base)


@route(Rule.OBJECT, GET + POST)
@takes_files(_may_edit, when=_is_sent)
def edit_resource(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.EDIT, also=("latest_revision",))
    place = Place(page.placement.space, allowed=page.allowed)
    if request.method != "POST":
        return _opened(request, place, page.kind, page)
    asked = request.POST.get("do", "save")
    if asked == "discard":
        return _discard(request, place, page.kind, page)
    if "_row-" in asked:
        return _with_rows_changed(request, place, page.kind, page, asked)
    if proposals.is_part_of(asked):
        return _with_part_changed(request, place, page, asked)
    if asked == proposals.DECLINE:
        return _declined(request, place, page)
    composition, joined = compose(page.kind, place, request.POST, page=shown_text(page)), joined_in(request)
    if not _are_valid(composition, joined, AnswerForm(request.POST)):
        _keep(request, place, page.kind, page)
        joined.keep(request.user)
        return _form(
            request, place, composition, joined=joined, page=page, status=422, base=request.POST.get("base")
        )  # fmt: skip
    return _save(request, place, page, composition, asked, joined=joined)


def _save(
    request: HttpRequest, place: Place, page: Resource, composition: Composition, asked: str, base: Base | None = None,
    joined: Joined | None = None,
) -> HttpResponse:  # fmt: skip
    """Saves what changed since the form was opened (or since `base`); shows both texts if somebody saved meanwhile."""
    try:
        base = base or parse_base(request.POST.get("base", ""))
    except StaleForm:
        base = None
    choices = choices_in(request.POST, page)
    apply = choices.after(composition.apply, place.space)
    try:
        change, onto = apply, base
        if overtaken.ONTO in request.POST:
            onto = parse_base(request.POST[overtaken.ONTO])
            change = partial(overtaken.change, request=request, merged=merge(page, base, apply))
            if asked == overtaken.IN_FORM:
                return _merged_form(request, place, page, change, onto)
        if onto is None:
            raise StaleForm
        with transaction.atomic():
            save = _saving(request, page)
            choices.settle(save(actor=request.user, base=onto, change=choices.joining(change)))
    except StaleForm:
        fresh = type(page).objects.get(pk=page.pk)
        fresh.allowed = page.allowed
        return overtaken.both_texts(request, space=place.space, page=fresh, merged=merge(fresh, base, apply))
    except Refused as refusal:  # the part chosen from the tray does not fit in its answer
        composition.form.add_error(None, refusal.message)
        _keep(request, place, page.kind, page)
        joined = joined or joined_in(request)
        joined.keep(request.user)
        return _form(
            request, place, composition, joined=joined, page=page, status=422, base=request.POST.get("base")
        )  # fmt: skip
    _join(request, type(page).objects.get(pk=page.pk), joined)
    _sent(request, place, page.kind, page)
    messages.success(request, "Votre brouillon est enregistré.")
    return _next(request, page, place.space, asked)


def _saving(request: HttpRequest, page: Resource) -> Callable[..., Resource]:
    """Returns the action that saves the sent form: a plain save, or the answer to the improvement that it takes."""
    taken, word = proposals.taken_in(request.POST), AnswerForm(request.POST)["word"].value()
    if not taken and not word:
        return partial(save_draft, page=page)
    offer = proposals.offer_in(request.user, page, request.POST)
    if offer is None:
        raise Refused(proposals.CLOSED)
    return partial(take_improvement, improvement=offer, taken=taken, word=word)


def _merged_form(request: HttpRequest, place: Place, page: Resource, change, onto: Base) -> HttpResponse:
    """Puts both texts in one form, so that the person finishes the merge by hand."""
    draft = latest_text(type(page).objects.get(pk=page.pk))
    change(draft)
    composition = compose(page.kind, place, page=draft)
    return _form(request, place, composition, page=page, base=format_base(onto))


def _next(request: HttpRequest, page: Resource, space: Space, asked: str) -> HttpResponse:
    if asked == "share":
        return redirect("share_resource", space.slug, page.pk)
    if asked == "place":
        return redirect(f"{reverse('edit_resource', args=[space.slug, page.pk])}#a-placer")
    if asked == "share_changes":
        return share_changes(request, page)
    return redirect(f"{page.get_url()}?brouillon=1")


# ── what is typed and not sent ──


def _keep(request: HttpRequest, place: Place, kind: str, page: Resource | None = None, data=None) -> None:
    form = composing.posted_form(request, place, kind, page)
    composing.keep_unfinished(form=form, place=place, kind=kind, page=page, data=data or request.POST)


def _sent(request: HttpRequest, place: Place, kind: str, page: Resource | None = None) -> None:
    """Forgets the unsent form, in the transaction that saved it, so that it is not proposed again."""
    form = composing.posted_form(request, place, kind, page)
    if keeping.posted_form_key(request) or composing.posted_key(request):
        keeping.mark_sent(form)
    else:
        keeping.forget(request.user, form.key)


def _discard(request: HttpRequest, place: Place, kind: str, page: Resource | None = None) -> HttpResponse:
    """Deletes one unsent form, or all those of this place if none is named."""
    address = composing.form_address(place, kind, page)
    rows = UnfinishedForm.objects.filter(user=request.user, slot=f"{address}#", sent_at__isnull=True)
    key = composing.posted_key(request)
    (rows.filter(key=key) if key else rows).delete()
    return redirect(address)


def _opened(request: HttpRequest, place: Place, kind: str, page: Resource | None = None) -> HttpResponse:
    """Opens the form: empty, with the page's text, or with what was typed before if the address asks for it."""
    slot = f"{composing.form_address(place, kind, page)}#"
    found = keeping.taken_up(request, slot)
    draft = shown_text(page) if page else None
    composition = compose(kind, place, found[1] if found else None, page=draft, writer=request.user)
    if not found:
        return _form(request, place, composition, page=page, waiting=keeping.waiting(request.user, slot))
    silence(composition)
    row, data = found
    joined = unsent(data, request.user)
    return _form(
        request, place, composition, joined=joined, page=page, sent=data, found=row, key=row.key, base=data.get("base")
    )  # fmt: skip


def silence(composition: Composition) -> None:
    """Hides the errors of an unsent form that is opened again: the person has not sent it yet."""
    composition.form._errors = {}
    for rows in composition.rows.values():
        rows.hush()


def _with_rows_changed(
    request: HttpRequest, place: Place, kind: str, page: Resource | None, asked: str
) -> HttpResponse:
    data, name, number = with_rows_changed(request.POST, asked, type_of(kind).model)
    composition = compose(kind, place, data, page=shown_text(page) if page else None)
    if rows := composition.rows.get(name):
        row = rows.forms[number : number + 1]
        for in_hand in row:
            in_hand.fields[in_hand.says[0]].widget.attrs["autofocus"] = True
    return _as_typed(request, place, composition, page, data)


def _as_typed(
    request: HttpRequest, place: Place, composition: Composition, page: Resource | None, data: QueryDict, **shown
) -> HttpResponse:
    """Shows the form again with `data` in it; keeps it for the person, and shows no error."""
    _keep(request, place, composition.kind, page, data)
    silence(composition)
    joined = unsent(data, request.user)
    return _form(request, place, composition, joined=joined, page=page, sent=data, base=data.get("base"), **shown)


# ── an improvement ──


def _with_part_changed(request: HttpRequest, place: Place, page: Resource, asked: str) -> HttpResponse:
    """Takes a part in the form, or gives it back; saves nothing."""
    offer = proposals.offer_in(request.user, page, request.POST)
    data = proposals.with_part_changed(request.POST, asked, offer, type(page)) if offer else request.POST
    composition = compose(page.kind, place, data, page=shown_text(page))
    response = _as_typed(request, place, composition, page, data)
    if offer is None:  # the place of the part is gone, so the whole page comes
        response["HX-Retarget"] = response["HX-Reselect"] = "main"
    return response


def _declined(request: HttpRequest, place: Place, page: Resource) -> HttpResponse:
    """Declines the offer alone; what the person typed in the form stays there."""
    offer, answer = proposals.offer_in(request.user, page, request.POST), AnswerForm(request.POST)
    composition = compose(page.kind, place, request.POST, page=shown_text(page))
    if offer is None or not answer.is_valid():
        return _as_typed(request, place, composition, page, request.POST, status=422)
    with tried() as attempt:
        decline_improvement(improvement=offer, actor=request.user, word=answer.cleaned_data["word"])
    if attempt.refusal:
        answer.add_error("word", attempt.refusal.message)
        return _as_typed(request, place, composition, page, request.POST, status=422, answer=answer)
    messages.success(request, "Votre réponse est partie.")
    rest = proposals.without_offer(request.POST)
    if composition.is_valid() and not unsent(rest, request.user).rows and not _is_touched(page, rest, composition):
        return redirect("improvement", offer.pk)
    return _as_typed(request, place, composition, page, rest)


def _is_touched(page: Resource, data: QueryDict, composition: Composition) -> bool:
    try:
        base = parse_base(data.get("base", ""))
    except StaleForm:
        return True
    return bool(merge(type(page).objects.get(pk=page.pk), base, composition.apply).touched)


def _form(request: HttpRequest, place: Place, composition: Composition, *, page=None, status=200, **shown):
    base = shown.pop("base", None) or (format_base(base_of(page)) if page else "")
    draft = composition.page  # the text that the form edits
    address = composing.form_address(place, composition.kind, page)
    hanging = what_hangs(page) if page else Hanging()

    def keep_address(name: str) -> str:
        keeps = [place.space.slug, composition.kind]
        return reverse(f"{name}_page", args=[*keeps, page.pk]) if page else reverse(name, args=keeps) + place.query

    sent = shown.pop("sent", None) or (request.POST if request.method == "POST" else request.GET)
    context = {
        **_proposed(request, page, composition, sent, shown.pop("answer", None)),
        "taken": mark_taken(request.user, draft, place.allowed, composition) if hanging.is_adaptation else None,
        "tray": tray_of(page, draft, composition) if hanging.is_imported else None,
        "needs": composition.needs,
        "space": place.space,
        "place": place,
        "page": page,
        "known": type_of(composition.kind),
        "composition": composition,
        "form": composition.form,
        "groups": composition.groups,
        "joined": shown.pop("joined", None) or joined_in(None),
        "links": draft.file_links.all() if draft else [],
        "accept": ACCEPT,
        "at_once": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        "keep_file_address": keep_address("keep_file"),
        "readers": page.placement.audience if page and page.placement.shared_at else "",
        "keywords": suggested(request.user),
        "key": composing.posted_key(request) or composing.new_key(),
        "address": address,
        "keep_address": keep_address("keep_typing"),
        "base": base,
        **shown,
    }
    return render(request, "knowledge/write.html", context, status=status)


def _proposed(
    request: HttpRequest, page: Resource | None, composition: Composition, sent: QueryDict, answer: AnswerForm | None
) -> dict:
    """Returns what the form shows of an improvement; of one answered meanwhile, the word that the person typed."""
    offer = proposals.offer_in(request.user, page, sent)
    if offer is None:
        return {"is_closed": proposals.OFFER in sent, "word": AnswerForm(sent)["word"].value()}
    shown = proposals.show(request.user, page, offer, composition, sent)
    return {"proposal": shown, "answer": answer or shown.form}
