"""The pages of the people invited to a thematic, with their invitations and access."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Grant
from itc_spaces.thematics import actions
from itc_spaces.thematics.forms.inviting import AccessFields, AddressForm, GrantForm, InviteForm, access_of
from itc_spaces.thematics.models import ThematicInvitation
from itc_spaces.thematics.views.readable import readable_thematic
from web.alphabet import French
from web.attempts import sent, tried
from web.fields import renew
from web.pace import Pace, paced
from web.refusals import Overtaken
from web.routes import GET, POST, Rule, route

SHOWN = 100


@route(Rule.OBJECT, GET + POST)
@paced(Pace.INVITATIONS)
def people(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    thematic = readable_thematic(request.user, itc, pk, Action.INVITE)
    form = InviteForm(sent(request), thematic=thematic)
    if form.is_valid():
        with tried(form):
            actions.invite_to_thematic(thematic=thematic, actor=request.user, **form.cleaned_data)
            messages.success(request, f"L'invitation part à {form.cleaned_data['email']}.")
            return redirect("thematic_people", itc, pk)
    grants = Grant.all_rows.filter(content_object=thematic).select_related("user", "permission")
    today = access.today()
    working = grants.filter(ended_at__isnull=True, ends_on__gte=today)
    answered = ThematicInvitation.objects.filter(thematic=thematic, declined_at__isnull=False)
    context = {
        "thematic": thematic,
        "space": thematic.space,
        "form": form,
        "invitations": ThematicInvitation.objects.open().filter(thematic=thematic),
        "declined": answered[:SHOWN],
        "grants": working.order_by(French("user__last_name"), French("user__first_name"), "pk"),
        "ended": grants.exclude(pk__in=working.values("pk")).order_by("-ends_on")[:SHOWN],
    }
    return render(request, "thematics/invite.html", context, status=422 if form.is_bound else 200)


def _act(request: HttpRequest, act: Callable, done: str) -> bool:
    """Acts without a form; a refusal becomes a message."""
    with tried(request):
        act()
        messages.success(request, done)
        return True
    return False


@route(Rule.OBJECT, GET + POST)
@paced(Pace.INVITATIONS)
def invitation(request: HttpRequest, itc: str, pk: int, invitation_pk: int) -> HttpResponse:
    """Handles an invitation as `do` says: resend, revoke, change, readdress."""
    thematic = readable_thematic(request.user, itc, pk, Action.INVITE)
    found = ThematicInvitation.objects.open().filter(thematic=thematic, pk=invitation_pk).first()
    if found is None:
        raise Http404
    found.thematic, asked = thematic, request.POST.get("do", "")
    change = AccessFields(request.POST if asked == "change" else None, initial=access_of(found))
    address = AddressForm(request.POST if asked == "readdress" else None)
    who = {"invitation": found, "actor": request.user}
    if _answered(request, asked, who, change, address):
        return redirect("thematic_people", itc, pk)
    context = {"thematic": thematic, "space": thematic.space, "invitation": found, "change": change, "address": address}
    status = 422 if change.is_bound or address.is_bound else 200
    return render(request, "thematics/invitation_sent.html", context, status=status)


def _answered(request: HttpRequest, asked: str, who: dict, change: Form, address: Form) -> bool:
    email = who["invitation"].email
    if asked == "resend":
        return _act(request, lambda: actions.resend_invitation(**who), f"Un nouveau lien part à {email}.") or True
    if asked == "revoke":
        return _act(request, lambda: actions.revoke_invitation(**who), f"L'invitation de {email} est annulée.") or True
    if change.is_valid():
        with tried(change):
            actions.change_invitation(**who, **change.cleaned_data)
            messages.success(request, "L'invitation est à jour : son lien montre les nouvelles dates.")
            return True
    if address.is_valid():
        with tried(address):
            actions.readdress_invitation(**who, **address.cleaned_data)
            email = address.cleaned_data["email"]
            messages.success(request, f"Un nouveau lien part à {email} ; l'ancien ne sert plus.")
            return True
    return False


@route(Rule.OBJECT, GET + POST)
def grant(request: HttpRequest, itc: str, pk: int, grant_pk: int) -> HttpResponse:
    """Shows one person's access and its periods; changes, extends, restores or ends it."""
    thematic = readable_thematic(request.user, itc, pk, Action.INVITE)
    rows = Grant.all_rows.filter(content_object=thematic, pk=grant_pk).select_related("user", "permission")
    found = rows.first()
    if found is None:
        raise Http404
    found.content_object, asked = thematic, request.POST.get("do", "")
    form = GrantForm(request.POST if asked == "change" else None, grant=found)
    if asked == "end":
        _act(
            request,
            lambda: actions.revoke_grant(grant=found, actor=request.user),
            f"L'accès de {found.user} est terminé.",
        )
        return redirect("thematic_people", itc, pk)
    if form.is_valid():
        with tried(form) as attempt:
            actions.change_grant(grant=found, actor=request.user, **form.cleaned_data)
            messages.success(request, f"L'accès de {found.user} est à jour.")
            return redirect("thematic_people", itc, pk)
        if isinstance(attempt.refusal, Overtaken):
            renew(form, "seen")
    context = {
        "thematic": thematic,
        "space": thematic.space,
        "grant": found,
        "form": form,
        "works": found.ended_at is None and found.ends_on >= access.today(),
        "periods": found.periods.select_related("changed_by"),
    }
    return render(request, "thematics/grant.html", context, status=422 if form.is_bound else 200)
