"""Who is invited to a thematic, and what becomes of each invitation and access."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Grant, Thematic
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from itc_spaces.thematics import actions
from itc_spaces.thematics.forms.inviting import AccessFields, AddressForm, InviteForm, access_of
from itc_spaces.thematics.models import ThematicInvitation
from itc_spaces.thematics.views.asking import readable_thematic
from itc_spaces.views import tried

BOTH = ["GET", "HEAD", "POST"]
SHOWN = 100


@route(Rule.OBJECT)
@require_http_methods(BOTH)
def people(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    thematic = readable_thematic(request.user, itc, pk, Action.INVITE)
    form = InviteForm(request.POST if request.method == "POST" else None, thematic=thematic)
    if tried(form, lambda: actions.invite_to_thematic(thematic=thematic, actor=request.user, **form.cleaned_data)):
        messages.success(request, f"L'invitation part à {form.cleaned_data['email']}.")
        return redirect("thematic_people", itc, pk)
    grants = Grant.objects.filter(content_object=thematic).select_related("user", "permission")
    today = access.today()
    working = grants.filter(ended_at__isnull=True, ends_on__gte=today)
    answered = ThematicInvitation.objects.filter(thematic=thematic, declined_at__isnull=False)
    context = {
        "thematic": thematic,
        "space": thematic.space,
        "form": form,
        "invitations": ThematicInvitation.objects.open().filter(thematic=thematic),
        "declined": answered[:SHOWN],
        "grants": working.order_by("user__last_name")[:SHOWN],
        "ended": grants.exclude(pk__in=working.values("pk")).order_by("-ends_on")[:SHOWN],
    }
    return render(request, "thematics/invite.html", context, status=422 if form.is_bound else 200)


def _act(request: HttpRequest, act: Callable, done: str) -> bool:
    """A gesture without a form of its own; a refusal becomes a message."""
    try:
        act()
    except NotAllowed as error:
        raise Http404 from error
    except Refused as error:
        messages.error(request, error.message)
        return False
    messages.success(request, done)
    return True


@route(Rule.OBJECT)
@require_http_methods(BOTH)
def invitation(request: HttpRequest, itc: str, pk: int, invitation_pk: int) -> HttpResponse:
    """`do` says which gesture is sent: resend, revoke, change, readdress."""
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
    if asked == "change" and tried(change, lambda: actions.change_invitation(**who, **change.cleaned_data) or True):
        messages.success(request, "L'invitation est à jour : son lien montre les nouvelles dates.")
        return True
    if asked == "readdress" and tried(address, lambda: actions.readdress_invitation(**who, **address.cleaned_data)):
        messages.success(request, f"Un nouveau lien part à {address.cleaned_data['email']} ; l'ancien ne sert plus.")
        return True
    return False


@route(Rule.OBJECT)
@require_http_methods(BOTH)
def grant(request: HttpRequest, itc: str, pk: int, grant_pk: int) -> HttpResponse:
    """One person's access: changed, extended, given back, ended; its periods."""
    thematic = readable_thematic(request.user, itc, pk, Action.INVITE)
    rows = Grant.objects.filter(content_object=thematic, pk=grant_pk).select_related("user", "permission")
    found = rows.first()
    if found is None:
        raise Http404
    found.content_object, asked = thematic, request.POST.get("do", "")
    form = AccessFields(request.POST if asked == "change" else None, initial=_proposed(found, thematic))
    who = {"grant": found, "actor": request.user}
    if asked == "end":
        _act(request, lambda: actions.revoke_grant(**who), f"L'accès de {found.user} est terminé.")
        return redirect("thematic_people", itc, pk)
    if tried(form, lambda: actions.change_grant(**who, **form.cleaned_data)):
        messages.success(request, f"L'accès de {found.user} est à jour.")
        return redirect("thematic_people", itc, pk)
    context = {
        "thematic": thematic,
        "space": thematic.space,
        "grant": found,
        "form": form,
        "works": found.ended_at is None and found.ends_on >= access.today(),
        "periods": found.periods.select_related("changed_by"),
    }
    return render(request, "thematics/grant.html", context, status=422 if form.is_bound else 200)


def _proposed(found: Grant, thematic: Thematic) -> dict:
    """An access that is over is proposed again until the closing."""
    over = found.ended_at or found.ends_on < access.today()
    return {**access_of(found), "ends_on": thematic.closes_on} if over else access_of(found)
