"""An adaptation's ITC offers what it improved; the source's ITC compares, takes or declines."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from knowledge.actions import answer_improvement, offer_improvement, withdraw_improvement
from knowledge.actions.checks import latest_text
from knowledge.enums import ImprovementState
from knowledge.forms import AnswerForm, OfferForm
from knowledge.improving import beside, labels_of, offerable
from knowledge.lineage import source_today
from knowledge.models import Improvement, Reuse
from knowledge.staleness import StaleForm, base_of, format_base
from knowledge.views.pages import readable_resource

OVERTAKEN = "Quelqu'un a enregistré ce texte entre-temps : relisez la comparaison ci-dessous, puis recommencez."


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """« Proposer cette amélioration à la source », section by section."""
    page = readable_resource(request.user, itc, page_id, Action.SHARE)
    reuse = Reuse.objects.filter(adaptation=page).select_related("source_edition").first()
    source = source_today(request.user, reuse) if reuse else None
    if source is None or source.page is None:
        raise Http404
    parts = offerable(source.reading, latest_text(page).reading())
    form = OfferForm(request.POST if request.method == "POST" else None, parts=parts, base=format_base(base_of(page)))
    if form.is_valid():
        try:
            with transaction.atomic():
                made = offer_improvement(page=page, actor=request.user, **form.asked())
            messages.success(request, "Votre proposition est partie : l'ITC de la source vous répondra.")
            return redirect("improvement", made.pk)
        except NotAllowed as error:
            raise Http404 from error
        except StaleForm:
            form.renew(OVERTAKEN)
        except Refused as error:
            form.add_error(None, error.message)
    context = {
        "page": page,
        "space": page.placement.space,
        "source": source,
        "form": form,
        "parts": form.chosen(parts),
        "waiting": reuse.improvements.filter(state=ImprovementState.OFFERED).first(),
    }
    return render(request, "knowledge/offer_improvement.html", context, status=422 if form.errors else 200)


@route(Rule.OBJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def improvement(request: HttpRequest, pk: int) -> HttpResponse:
    """One offer: its receivers compare it with their text of today, its givers read what they offered."""
    rows = access.with_actions(request.user, access.visible_to(request.user, Improvement)).filter(pk=pk)
    found = rows.select_related("giver__placement__space", "receiver__placement__space", "offered_by", "decided_by")
    shown = found.select_related("reuse").first()
    if shown is None:
        raise Http404
    allowed = access.allowed(shown)
    receives = shown.receiver is not None and access.may(request.user, Action.EDIT, shown.receiver)
    form = _answer_form(request, shown) if Action.DECIDE in allowed else None
    if request.method == "POST":
        answer = _withdraw(request, shown) if request.POST.get("do") == "withdraw" else _answer(request, shown, form)
        if answer:
            return answer
    context = {
        "improvement": shown,
        "receives": receives,
        "source_url": _url_if_read(request, shown.receiver),
        "adaptation_url": _url_if_read(request, shown.giver),
        "offered": shown.as_reading(),
        "taken": labels_of(shown.as_reading(), shown.taken),
        "form": form,
        "parts": form.chosen(_beside(shown)) if form else [],
        "may_withdraw": Action.RETRACT in allowed,
    }
    status = 422 if form and form.errors else 200
    return render(request, "knowledge/improvement.html", context, status=status)


def _beside(shown: Improvement) -> list:
    return beside(latest_text(shown.receiver.specific).reading(), shown.as_reading(), shown.sections)


def _answer_form(request: HttpRequest, shown: Improvement) -> AnswerForm:
    answers = request.method == "POST" and request.POST.get("do") != "withdraw"
    labels = zip(shown.sections, labels_of(shown.as_reading(), shown.sections), strict=True)
    return AnswerForm(
        request.POST if answers else None, sections=list(labels), base=format_base(base_of(shown.receiver))
    )


def _answer(request: HttpRequest, shown: Improvement, form: AnswerForm | None) -> HttpResponse | None:
    if form is None:
        messages.error(request, f"Cette proposition est déjà {shown.get_state_display()}.")
        return redirect("improvement", shown.pk)
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            answered = answer_improvement(improvement=shown, actor=request.user, **form.asked(request.POST.get("do")))
    except NotAllowed as error:
        raise Http404 from error
    except StaleForm:
        form.renew(OVERTAKEN)
        return None
    except Refused as error:
        form.add_error(None, error.message)
        return None
    if answered.taken:
        messages.success(request, "C'est dans le brouillon de votre fiche : relisez, puis partagez les modifications.")
        return redirect(f"{shown.receiver.get_url()}?brouillon=1")
    messages.success(request, "Votre réponse est partie.")
    return redirect("improvement", shown.pk)


def _withdraw(request: HttpRequest, shown: Improvement) -> HttpResponse:
    try:
        withdraw_improvement(improvement=shown, actor=request.user)
        messages.success(request, "La proposition est retirée.")
    except NotAllowed as error:
        raise Http404 from error
    except Refused as error:
        messages.error(request, error.message)
    return redirect("improvement", shown.pk)


def _url_if_read(request: HttpRequest, page: Page | None) -> str:
    return page.get_url() if page and access.may(request.user, Action.READ, page) else ""
