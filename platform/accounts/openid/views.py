"""Sends people to a provider and takes them back, and confirms or ends an identity."""

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from requests import RequestException

from accounts.models import User
from accounts.openid import identities, leaving, pending
from accounts.openid.exchange import CheckedAdapter
from accounts.openid.forms import TieForm
from accounts.openid.leaving import SIGNED_IN
from accounts.passwords import JUDGED
from web.attempts import tried
from web.routes import GET, POST, Rule, first, route


class CallbackView(OAuth2CallbackView):
    def _get_state(self, request: HttpRequest, provider):
        """Keeps what was noted when the person left, for the part that checks the answer."""
        state, response = super()._get_state(request, provider)
        self.adapter.state = state or {}
        return state, response


def _answer(view, request: HttpRequest, provider_id: str) -> HttpResponse:
    process = request.POST.get("process", request.GET.get("process", AuthProcess.LOGIN))
    if provider_id not in identities.configured() or process != AuthProcess.LOGIN:
        raise Http404
    adapter = CheckedAdapter(request, provider_id)
    try:
        return view.adapter_view(adapter)(request)
    except (OAuth2Error, RequestException) as error:
        # It did not answer, or not as a provider does.
        return render_authentication_error(request, adapter.get_provider(), exception=error)


@route(Rule.PUBLIC, GET + POST)
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _answer(OAuth2LoginView, request, provider_id)


@route(Rule.PUBLIC, GET)
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _answer(CallbackView, request, provider_id)


def _waiting(request: HttpRequest) -> tuple[pending.Pending | None, User | None]:
    """Returns the identity that waits to be confirmed, and the account that it would open."""
    waiting = pending.read(request)
    user = waiting.account() if waiting else None
    if user is None or (request.user.is_authenticated and request.user != user):
        return None, None
    return waiting, user


def _judge(request: HttpRequest) -> None:
    """Checks the password before the transaction, because it takes long and others would wait for locks."""
    _, user = _waiting(request)
    if user and request.POST.get("do") == "password":
        form = TieForm(request.POST, request=request, user=user)
        form.is_valid()
        setattr(request, JUDGED, form)


@route(Rule.PUBLIC, GET + POST)
@first(_judge)
def confirm(request: HttpRequest) -> HttpResponse:
    """Asks whose account it is, for an identity that opens none yet: the password or a mail proves it."""
    waiting, user = _waiting(request)
    if waiting is None or user is None:
        return redirect("account_login")
    form = getattr(request, JUDGED, None) or TieForm(request=request, user=user)
    shown = {"waiting": waiting, "user": user, "provider": identities.name_of(waiting.provider), "form": form}
    with tried() as attempt:
        if identities.is_taken(user, waiting.provider):
            return render(request, "socialaccount/already_tied.html", shown, status=409)
        if form.is_bound and form.is_valid():
            return _tied_by_password(request, waiting, user)
        if request.POST.get("do") == "mail":
            identities.ask_by_mail(user=user, provider=waiting.provider, uid=waiting.uid, said=waiting.said)
            pending.take(request)
            messages.success(request, f"Un courriel vous attend à l'adresse {user.email} : ouvrez-le dans l'heure.")
            return redirect("mfa_index" if request.user.is_authenticated else "account_login")
    shown["refusal"] = attempt.refusal
    return render(request, "socialaccount/confirm.html", shown, status=422 if request.method == "POST" else 200)


def _tied_by_password(request: HttpRequest, waiting: pending.Pending, user) -> HttpResponse:
    """Ties at once for a signed-in person, or else at the end of the sign-in that the password begins."""
    if request.user.is_authenticated:
        pending.take(request)
        identities.tie(user=user, provider=waiting.provider, uid=waiting.uid)
        request.session[SIGNED_IN] = waiting.signed_in
        messages.success(request, f"{identities.name_of(waiting.provider)} ouvre maintenant votre compte.")
        return redirect("mfa_index")
    waiting.proved = True
    pending.keep(request, waiting)
    going_on = Login(user=user, redirect_url=waiting.next_url or None)
    return perform_password_login(request, {"email": user.email}, going_on)


@route(Rule.PUBLIC, GET + POST)
def confirm_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Confirms by a mailed link; an unknown, used or old link gets the same answer."""
    found = identities.request_of(token)
    if found is None:
        raise Http404
    provider, refusal = identities.name_of(found.provider), None
    if request.method == "POST":
        with tried() as attempt:
            identities.tie(user=found.user, provider=found.provider, uid=found.uid)
            messages.success(request, f"{provider} ouvre maintenant votre compte.")
            return redirect("mfa_index" if request.user == found.user else "account_login")
        refusal = attempt.refusal
    shown = {"asked": found, "provider": provider, "refusal": refusal}
    return render(request, "socialaccount/confirm_by_mail.html", shown, status=422 if refusal else 200)


@route(Rule.SIGNED_IN, POST)
@reauthentication_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    account = get_object_or_404(SocialAccount, pk=pk, user=request.user)
    identities.end(user=request.user, accounts=[account.pk])
    end_other_sessions(request, request.user)
    request.session.pop(SIGNED_IN, None)
    name = identities.name_of(account.provider)
    messages.success(request, f"{name} n'ouvre plus votre compte. Vos autres sessions sont fermées.")
    return redirect("mfa_index")


@route(Rule.PUBLIC, GET)
def signed_out(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Receives people back from the provider, which has ended its own session."""
    if provider_id not in identities.configured():
        raise Http404
    if not leaving.is_expected(request):
        return redirect("account_login")
    messages.success(request, f"Vous êtes déconnecté·e, de {identities.name_of(provider_id)} aussi.")
    return redirect("account_login")
