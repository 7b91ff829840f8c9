"""The ITC of an adaptation offers what it improved; the ITC of the source compares, then takes or declines it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.actions import answer_improvement, offer_improvement, withdraw_improvement
from knowledge.attributions import words_for
from knowledge.enums import ImprovementState
from knowledge.forms import AnswerForm, OfferForm, PartsForm
from knowledge.improving import beside, labels_of, offerable
from knowledge.lineage import source_today
from knowledge.models import Improvement, Reuse
from knowledge.staleness import StaleForm, base_of, format_base
from knowledge.texts import latest_text
from knowledge.views.pages import readable_resource
from web.attempts import sent, tried
from web.fields import renew
from web.routes import GET, POST, Rule, route

OVERTAKEN = "Quelqu'un a enregistré ce texte entre-temps : relisez la comparaison ci-dessous, puis recommencez."


@route(Rule.OBJECT, GET + POST)
def offer(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """« Proposer cette amélioration à la source »: the person chooses the sections to offer."""
    page = readable_resource(request.user, itc, page_id, Action.SHARE)
    reuse = Reuse.objects.filter(adaptation=page).select_related("source_edition").first()
    source = source_today(request.user, reuse) if reuse else None
    if source is None or source.page is None:
        raise Http404
    parts = offerable(source.reading, latest_text(page).reading())
    form = OfferForm(sent(request), parts=parts, base=format_base(base_of(page)))
    if form.is_valid():
        try:
            with tried(form):
                made = offer_improvement(page=page, actor=request.user, **form.asked())
                messages.success(request, "Votre proposition est partie : l'ITC de la source vous répondra.")
                return redirect("improvement", made.pk)
        except StaleForm:
            _overtaken(form)
    context = {
        "page": page,
        "space": page.placement.space,
        "source": source,
        "form": form,
        "parts": form.chosen(parts),
        "waiting": reuse.improvements.filter(state=ImprovementState.OFFERED).first(),
    }
    return render(request, "knowledge/offer_improvement.html", context, status=422 if form.errors else 200)


@route(Rule.OBJECT, GET + POST)
def improvement(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows one offer: the source's ITC compares it with its own text, the adaptation's ITC reads what it offered."""
    rows = access.with_actions(request.user, access.visible_to(request.user, Improvement)).filter(pk=pk)
    found = rows.select_related("giver__placement__space", "receiver__placement__space", "offered_by", "decided_by")
    shown = found.select_related("reuse").first()
    if shown is None:
        raise Http404
    allowed = access.allowed(shown)
    receives = shown.receiver is not None and access.may(request.user, Action.EDIT, shown.receiver)
    form = _answer_form(request, shown) if Action.DECIDE in allowed else None
    if request.method == "POST" and (answer := _sent(request, shown, form)):
        return answer
    overtaken = request.method == "POST" and form is None
    context = {
        "improvement": shown,
        "receives": receives,
        "named": _named(request.user, shown),
        "source_url": _url_if_read(request, shown.receiver),
        "adaptation_url": _url_if_read(request, shown.giver),
        "source_words": "" if receives else words_for(request.user, shown.reuse).text,
        "offered": shown.as_reading(),
        "taken": labels_of(shown.as_reading(), shown.taken),
        "form": form,
        "parts": form.chosen(_beside(shown)) if form else [],
        "may_withdraw": Action.RETRACT in allowed,
        "overtaken": overtaken,
        "typed": request.POST.get("word", "") if overtaken else "",
    }
    status = 409 if overtaken else 422 if form and form.errors else 200
    return render(request, "knowledge/improvement.html", context, status=status)


def _sent(request: HttpRequest, shown: Improvement, form: AnswerForm | None) -> HttpResponse | None:
    """Handles the posted form; returns None when the page must be shown with the reason why nothing was done."""
    if request.POST.get("do") == "withdraw":
        return _withdraw(request, shown)
    if form:
        return _answer(request, shown, form)
    if shown.decided_at:
        return None
    messages.error(request, "C'est à l'ITC de la source de répondre à cette proposition.")
    return redirect("improvement", shown.pk)


def _named(viewer: User, shown: Improvement) -> set[int]:
    """Returns the keys of those the viewer may see named: each of the two people is judged by their own ITC."""
    sides = ((shown.giver, shown.offered_by_id), (shown.receiver, shown.decided_by_id))
    named = (access.named_to(viewer, page.placement.space_id, [person]) for page, person in sides if page)
    return set().union(*named)


def _overtaken(form: PartsForm) -> None:
    form.add_error(None, OVERTAKEN)
    renew(form, "base")


def _beside(shown: Improvement) -> list:
    return beside(latest_text(shown.receiver.specific).reading(), shown.as_reading(), shown.sections)


def _answer_form(request: HttpRequest, shown: Improvement) -> AnswerForm:
    answers = request.method == "POST" and request.POST.get("do") != "withdraw"
    labels = zip(shown.sections, labels_of(shown.as_reading(), shown.sections), strict=True)
    return AnswerForm(
        request.POST if answers else None, sections=list(labels), base=format_base(base_of(shown.receiver))
    )


def _answer(request: HttpRequest, shown: Improvement, form: AnswerForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    try:
        with tried(form) as attempt:
            answered = answer_improvement(improvement=shown, actor=request.user, **form.asked(request.POST.get("do")))
    except StaleForm:
        _overtaken(form)
        return None
    if attempt.refusal:
        return None
    if answered.taken:
        messages.success(request, "C'est dans le brouillon de votre fiche : relisez, puis partagez les modifications.")
        return redirect(f"{shown.receiver.get_url()}?brouillon=1")
    messages.success(request, "Votre réponse est partie.")
    return redirect("improvement", shown.pk)


def _withdraw(request: HttpRequest, shown: Improvement) -> HttpResponse:
    with tried(request):
        withdraw_improvement(improvement=shown, actor=request.user)
        messages.success(request, "La proposition est retirée.")
    return redirect("improvement", shown.pk)


def _url_if_read(request: HttpRequest, page: Page | None) -> str:
    return page.get_url() if page and access.may(request.user, Action.READ, page) else ""
