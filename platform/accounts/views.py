"""The pages of « Mon compte »."""

from allauth.account.decorators import reauthentication_required
from allauth.account.views import LogoutView
from allauth.mfa.base.views import IndexView
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.forms import AccountForm, EraseForm
from accounts.models import User
from accounts.openid.identities import configured, identities_of
from accounts.openid.leaving import SIGNED_IN, leave
from accounts.personal_data import erase_own_account, export_of
from accounts.second_factor import DUE
from web.attempts import sent, tried
from web.routes import GET, POST, Rule, route


@route(Rule.SIGNED_IN, GET + POST)
def account(request: HttpRequest) -> HttpResponse:
    """Edits what a person says of themself, and who reads it."""
    if request.method == "POST":
        # Locked, because the whole row is written: an account erased meanwhile must stay erased.
        own = User.objects.select_for_update(no_key=True).filter(is_active=True)
        form = AccountForm(request.POST, instance=get_object_or_404(own, pk=request.user.pk))
        if form.is_valid():
            form.save()
            messages.success(request, "Votre compte est à jour.")
            return redirect("account")
        return render(request, "accounts/account.html", {"form": form}, status=422)
    return render(request, "accounts/account.html", {"form": AccountForm(instance=request.user)})


class Security(IndexView):
    """Shows the person's keys, code application, recovery codes and identities of providers."""

    def get_context_data(self, **kwargs) -> dict:
        identities = identities_of(self.request.user)
        tied = {shown.account.provider for shown in identities}
        return super().get_context_data(**kwargs) | {
            "can_wait": settings.SECOND_FACTOR_CAN_WAIT,
            "identities": identities,
            "untied": {provider: name for provider, name in configured().items() if provider not in tied},
        }


class SignOut(LogoutView):
    def post(self, *args, **kwargs) -> HttpResponse:
        signed_in = self.request.session.get(SIGNED_IN)
        return leave(self.request, signed_in, super().post(*args, **kwargs))


sign_out = SignOut.as_view()


@route(Rule.SIGNED_IN, POST)
def second_factor_later(request: HttpRequest) -> HttpResponse:
    """Lets the second factor wait until the next sign-in, if the settings allow it (in a demonstration)."""
    if not settings.SECOND_FACTOR_CAN_WAIT:
        raise Http404
    request.session.pop(DUE, None)
    return redirect(settings.LOGIN_REDIRECT_URL)


@route(Rule.SIGNED_IN, POST)
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Ends this session and all the person's others."""
    signed_in = request.session.get(SIGNED_IN)
    end_sessions(request, UserSession.objects.purge_and_list(request.user))
    logout(request)
    return leave(request, signed_in, redirect(settings.LOGIN_URL))


@route(Rule.SIGNED_IN, GET + POST)
@reauthentication_required(allow_get=True)
def own_data(request: HttpRequest) -> HttpResponse:
    """Shows what is held on a person, to take away, or to erase with the account."""
    form = EraseForm(sent(request))
    if request.method == "POST" and form.is_valid():
        with tried(form):
            erase_own_account(user=request.user)
            logout(request)
            return redirect("public_home")
    status = 422 if form.errors else 200
    return render(request, "accounts/own_data.html", {"form": form}, status=status)


@route(Rule.SIGNED_IN, GET)
@reauthentication_required
def export_own_data(request: HttpRequest) -> HttpResponse:
    response = JsonResponse(export_of(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="mes-donnees.json"'
    return response
