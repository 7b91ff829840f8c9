"""Who is credited, and one's own word on being named in public."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from accounts.models import User
from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from knowledge.actions import add_credit, remove_credit, set_consent, set_consents
from knowledge.forms import ConsentForm, CreditForm, SignaturesForm
from knowledge.models import Credit
from knowledge.views.pages import number_asked, readable_resource

UNREADABLE = "Une ressource que vous ne lisez plus, signée « {0.name} » (n° {0.pk})"


@route(Rule.OBJECT)
@require_http_methods(["GET", "POST"])
def page_credits(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id)
    can_edit = access.may(request.user, Action.EDIT, page)
    mine = page.credits.filter(user=request.user).first()
    if not can_edit and mine is None:
        raise Http404
    seated = access.memberships_in_force().filter(seat__space=page.placement.space).values("user")
    people = User.objects.filter(pk__in=seated).exclude(credits__page=page).order_by("last_name", "first_name")
    asked = request.POST.get("do", "")
    form = CreditForm(request.POST if asked == "add" else None, people=people)
    refusal = None
    if request.method == "POST" and (asked != "add" or form.is_valid()):
        try:
            _change(request, page, asked, form)
            messages.success(request, "Les crédits sont à jour.")
            return redirect("page_credits", itc, page_id)
        except NotAllowed as error:
            raise Http404 from error
        except Refused as error:
            refusal = error.message
    context = {
        "page": page,
        "space": page.placement.space,
        "credits": page.credits.all(),
        "mine": mine,
        "form": form,
        "consent_form": ConsentForm(initial={"consents": mine and mine.consents_public}),
        "can_edit": can_edit,
        "refusal": refusal,
    }
    return render(request, "knowledge/credits.html", context, status=422 if refusal or form.errors else 200)


@route(Rule.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def signatures(request: HttpRequest) -> HttpResponse:
    """One's word on all one's credits, also of what one reads no more, whose title is not said."""
    signed = list(Credit.objects.filter(user=request.user).select_related("page").order_by("-pk"))
    readable = access.visible_to(request.user, Page).filter(credits__user=request.user)
    titles = {page.pk: page.title if page.live else page.draft_title for page in readable}
    form = SignaturesForm(
        request.POST if request.method == "POST" else None,
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
