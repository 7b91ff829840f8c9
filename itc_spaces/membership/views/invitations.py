"""An invitation: its link, which needs no account, and what its authors may still do with it."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from itc_spaces.membership import actions
from itc_spaces.membership.forms.invitations import NewAccountForm
from itc_spaces.membership.links import PARTS, invitation_of
from itc_spaces.membership.models import Invitation
from itc_spaces.membership.views.asking import tried
from itc_spaces.membership.views.coordination import page_of_offices
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@route(Rule.PUBLIC)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    response = _answer(request, token)
    # The address of this page opens a seat: no cache keeps it, no other site is told of it, and no log, which
    # names the addresses of errors: only a dead link answers with one.
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    invitation = invitation_of(token)
    account = invitation and User.objects.filter(email=invitation.email).first()
    if invitation is None or (account and not account.is_active):
        return render(request, "membership/invitation_gone.html", status=404)
    if request.user.is_authenticated and request.user != account:
        return render(request, "membership/invitation_for_another.html")
    if request.user.is_authenticated:
        return _accept_signed_in(request, invitation)
    if account:
        context = {"invitation": invitation, "path": request.path}
        return render(request, "membership/invitation_sign_in.html", context)
    return _open_account(request, invitation)


def _accept_signed_in(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    refusal = None
    if request.method == "POST":
        try:
            actions.accept_invitation(invitation=invitation, user=request.user)
            return _welcome(request, invitation)
        except Refused as error:
            refusal = error.message
    context = {"invitation": invitation, "refusal": refusal}
    return render(request, "membership/invitation.html", context)


def _open_account(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = NewAccountForm(request.POST if request.method == "POST" else None, invitation=invitation)
    user = tried(form, lambda: actions.open_account(invitation=invitation, **form.cleaned_data))
    if user:
        login(request, user, backend=BACKEND)
        return _welcome(request, invitation)
    context = {"invitation": invitation, "form": form}
    return render(request, "membership/invitation.html", context)


def _welcome(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if invitation.seat_id:
        messages.success(request, f"Bienvenue à « {invitation.seat.space.title} ».")
        return redirect("wagtail_serve", f"{invitation.seat.space.slug}/")
    messages.success(request, "Bienvenue. Votre charge commence aujourd'hui.")
    return redirect("wagtail_serve", "")


@route(Rule.OBJECT)
@require_POST
def change(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Sends it again, or cancels it."""
    invitation = Invitation.objects.select_related(*PARTS).filter(pk=pk).first()
    if invitation is None:
        raise Http404
    try:
        if what == "renvoyer":
            actions.resend_invitation(invitation=invitation, actor=request.user)
            messages.success(request, f"Un nouveau lien part à {invitation.email} ; l'ancien ne sert plus.")
        else:
            actions.revoke_invitation(invitation=invitation, actor=request.user)
            messages.success(request, f"L'invitation de {invitation.email} est annulée.")
    except NotAllowed as error:
        raise Http404 from error
    except Refused as error:
        messages.error(request, error.message)
    if invitation.seat_id:
        return redirect("seat", invitation.seat.space.slug, invitation.seat_id)
    return redirect(*page_of_offices(request.user, invitation.department, invitation.office))
