"""The pages where people are credited, and where each decides whether the public may read their name."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail.models import Page

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.actions import add_credit, remove_credit, set_consent, set_consents
from knowledge.actions.credits import creditable
from knowledge.forms import CreditConsentForm, CreditForm, SignaturesForm
from knowledge.models import Credit
from knowledge.texts import title_shown
from knowledge.views.pages import readable_resource
from web.alphabet import French
from web.attempts import sent, tried
from web.numbers import number_asked
from web.refusals import Refused
from web.routes import GET, POST, Rule, route

UNREADABLE = "Une ressource que vous ne lisez plus, signée « {0.name} » (n° {0.pk})"


@route(Rule.OBJECT, GET + POST)
def page_credits(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id)
    can_edit = access.may(request.user, Action.EDIT, page)
    mine = page.credits.filter(user=request.user).first()
    if not can_edit and mine is None:
        raise Http404
    people = creditable(page.placement.space, request.user).exclude(credits__page=page)
    people = people.order_by(French("last_name"), French("first_name"), "pk")
    asked = request.POST.get("do", "")
    form = CreditForm(request.POST if asked == "add" else None, people=people)
    refusal = None
    if request.method == "POST" and (asked != "add" or form.is_valid()):
        with tried() as attempt:
            _change(request, page, asked, form)
            messages.success(request, "Les crédits sont à jour.")
            return redirect("page_credits", itc, page_id)
        refusal = attempt.refusal
    context = {
        "page": page,
        "space": page.placement.space,
        "credits": page.credits.all(),
        "mine": mine,
        "form": form,
        "consent_form": CreditConsentForm(initial={"consents": mine and mine.consents_public}),
        "can_edit": can_edit,
        "refusal": refusal,
    }
    return render(request, "knowledge/credits.html", context, status=422 if refusal or form.errors else 200)


@route(Rule.SIGNED_IN, GET + POST)
def signatures(request: HttpRequest) -> HttpResponse:
    """Takes a person's consents on all their credits; the title of a resource they cannot read stays hidden."""
    signed = list(Credit.objects.filter(user=request.user).select_related("page").order_by("-pk"))
    readable = access.visible_to(request.user, Page).filter(credits__user=request.user)
    titles = {page.pk: title_shown(page) for page in readable}
    form = SignaturesForm(
        sent(request),
        signed=[(credit.pk, titles.get(credit.page_id) or UNREADABLE.format(credit)) for credit in signed],
        named=[credit.pk for credit in signed if credit.consents_public],
    )
    if form.is_valid():
        set_consents(actor=request.user, named={int(key) for key in form.cleaned_data["named"]})
        messages.success(request, "Votre choix est enregistré ; il vaut aussi pour les éditions déjà publiées.")
        return redirect("signatures")
    context = {"form": form, "signed": signed}
    return render(request, "knowledge/signatures.html", context, status=422 if form.errors else 200)


def _change(request: HttpRequest, page, asked: str, form: CreditForm) -> None:
    if asked == "consent":
        set_consent(page=page, actor=request.user, consents=request.POST.get("consents") == "on")
    elif asked == "remove":
        remove_credit(page=page, actor=request.user, credit_id=number_asked(request.POST.get("credit", "")))
    elif asked == "add":
        add_credit(page=page, actor=request.user, **form.cleaned_data)
    else:
        raise Refused("Choisissez ce que vous voulez changer.")
