"""The ITC of an adaptation offers what it improved; the ITC of the source takes it in its own form, or declines it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.actions import offer_improvement, withdraw_improvement
from knowledge.attributions import words_for
from knowledge.enums import ImprovementState
from knowledge.forms import OfferForm
from knowledge.improving import labels_of, offerable
from knowledge.lineage import source_today
from knowledge.models import Improvement, Reuse
from knowledge.proposals import way_to_take
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
            form.add_error(None, OVERTAKEN)
            renew(form, "base")
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
    """Shows one offer to the adaptation's ITC; the source's ITC goes to the form of its text, where it answers."""
    rows = access.with_actions(request.user, access.visible_to(request.user, Improvement)).filter(pk=pk)
    found = rows.select_related("giver__placement__space", "receiver__placement__space", "offered_by", "decided_by")
    shown = found.select_related("reuse").first()
    if shown is None:
        raise Http404
    allowed = access.allowed(shown)
    if request.POST.get("do") == "withdraw":
        return _withdraw(request, shown)
    if Action.DECIDE in allowed:
        return redirect(way_to_take(shown))
    if request.method == "POST":
        messages.error(request, "C'est à l'ITC de la source de répondre à cette proposition.")
        return redirect("improvement", shown.pk)
    receives = shown.receiver is not None and access.may(request.user, Action.EDIT, shown.receiver)
    context = {
        "improvement": shown,
        "receives": receives,
        "named": _named(request.user, shown),
        "source_url": _url_if_read(request, shown.receiver),
        "adaptation_url": _url_if_read(request, shown.giver),
        "source_words": "" if receives else words_for(request.user, shown.reuse).text,
        "offered": shown.as_reading(),
        "taken": labels_of(shown.as_reading(), shown.taken),
        "may_withdraw": Action.RETRACT in allowed,
    }
    return render(request, "knowledge/improvement.html", context)


def _named(viewer: User, shown: Improvement) -> set[int]:
    """Returns the keys of those the viewer may see named: each of the two people is judged by their own ITC."""
    sides = ((shown.giver, shown.offered_by_id), (shown.receiver, shown.decided_by_id))
    named = (access.named_to(viewer, page.placement.space_id, [person]) for page, person in sides if page)
    return set().union(*named)


def _withdraw(request: HttpRequest, shown: Improvement) -> HttpResponse:
    with tried(request):
        withdraw_improvement(improvement=shown, actor=request.user)
        messages.success(request, "La proposition est retirée.")
    return redirect("improvement", shown.pk)


def _url_if_read(request: HttpRequest, page: Page | None) -> str:
    return page.get_url() if page and access.may(request.user, Action.READ, page) else ""
