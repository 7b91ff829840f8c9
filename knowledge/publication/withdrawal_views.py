"""The pages of « Demander le retrait » for an edition."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from wagtail.models import Page

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.publication.forms import AskWithdrawalForm, DeclineWithdrawalForm
from knowledge.publication.models import Edition, Publication, WithdrawalRequest
from knowledge.publication.withdrawing import ask_withdrawal, decline_withdrawal, pass_withdrawal, speaks_for
from web.attempts import sent, tried
from web.routes import GET, POST, Rule, route

BY_THE_CHAIR = (
    "L'animation de votre ITC lit votre demande et la transmet ; le comité qui valide décide. D'ici là, "
    "l'édition reste publique."
)
AT_ONCE = "Votre demande va tout droit au comité qui valide : il décide. D'ici là, l'édition reste publique."


@route(Rule.OBJECT, GET + POST)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Lets the author or the ITC's chair ask; shows the request that already waits, if any."""
    pages = access.permitted(request.user, Action.ASK_WITHDRAWAL, Page)
    publication = get_object_or_404(Publication, pk=pk, page__in=pages.values("pk"))
    edition = publication.editions.filter(withdrawals=None).defer("reading", "html").first()
    if edition is None:
        raise Http404
    waiting = access.visible_to(request.user, WithdrawalRequest).filter(publication=publication, closed_at=None).first()
    if waiting:
        return redirect("withdrawal_request", waiting.pk)
    form = AskWithdrawalForm(sent(request))
    if form.is_valid():
        with tried(form):
            made = ask_withdrawal(publication=publication, actor=request.user, **form.cleaned_data)
            messages.success(request, "Votre demande est partie : vous serez prévenu·e de la réponse.")
            return redirect("withdrawal_request", made.pk)
    status = 422 if form.is_bound else 200
    lead = AT_ONCE if speaks_for(publication.page.placement.space, request.user) else BY_THE_CHAIR
    shown = {"edition": edition, "form": form, "lead": lead}
    return render(request, "publication/ask_withdrawal.html", shown, status=status)


@route(Rule.OBJECT, GET + POST)
def withdrawal_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows a request. The chair passes it on; the committee withdraws the edition or says why not."""
    related = ("publication", "space", "asked_by")
    asked = get_object_or_404(access.visible_to(request.user, WithdrawalRequest).select_related(*related), pk=pk)
    allowed, form = access.actions_on(request.user, asked), None
    typed_form = sent(request)
    if Action.SUBMIT in allowed:
        form, act, done = AskWithdrawalForm(typed_form, initial={"reason": asked.reason}), pass_withdrawal, "transmise"
    elif Action.DECIDE in allowed:
        form, act, done = DeclineWithdrawalForm(typed_form), decline_withdrawal, "répondue"
    if form and form.is_valid():
        with tried(form):
            act(request=asked, actor=request.user, **form.cleaned_data)
            messages.success(request, f"C'est fait : la demande est {done}.")
            return redirect("withdrawal_request", pk)
    # If somebody answered while these words were typed, the page shows the words again.
    typed = request.POST.get("answer") or request.POST.get("reason", "")
    overtaken = typed_form is not None and form is None and bool(asked.passed_at or asked.closed_at)
    context = {
        "asked": asked,
        "edition": Edition.objects.filter(publication=asked.publication_id).defer("reading", "html").first(),
        "form": form,
        "typed": typed if overtaken else "",
        "overtaken": overtaken,
        "may_pass": Action.SUBMIT in allowed,
        "may_decide": Action.DECIDE in allowed,
        "names_asker": access.known_people(request.user).filter(pk=asked.asked_by_id).exists(),
    }
    status = 409 if overtaken else 422 if form and form.is_bound else 200
    return render(request, "publication/withdrawal_request.html", context, status=status)
