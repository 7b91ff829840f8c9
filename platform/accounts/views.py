"""« Mon compte »."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.base.views import IndexView
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms import AccountForm, EraseForm
from accounts.models import User
from accounts.personal import anonymise, export_of
from accounts.second_factor import DUE


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """What a person says of themself, and to whom."""
    if request.method == "POST":
        form = AccountForm(request.POST, instance=User.objects.get(pk=request.user.pk))
        if form.is_valid():
            form.save()
            messages.success(request, "Votre compte est à jour.")
            return redirect("account")
        return render(request, "accounts/account.html", {"form": form}, status=422)
    return render(request, "accounts/account.html", {"form": AccountForm(instance=request.user)})


class Security(IndexView):
    """Keys, application of codes, recovery codes."""

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {"can_wait": settings.SECOND_FACTOR_CAN_WAIT}


@require_POST
def second_factor_later(request: HttpRequest) -> HttpResponse:
    """Where the settings let it wait (a demonstration), until the next sign-in."""
    if not settings.SECOND_FACTOR_CAN_WAIT:
        raise Http404
    request.session.pop(DUE, None)
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Ends this session and all the others of the person."""
    end_sessions(request, UserSession.objects.purge_and_list(request.user))
    logout(request)
    return redirect(settings.LOGIN_URL)


@reauthentication_required(allow_get=True)
@require_http_methods(["GET", "HEAD", "POST"])
def own_data(request: HttpRequest) -> HttpResponse:
    """What is held on a person: to take away, or to erase with the account."""
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        anonymise(request.user)
        logout(request)
        return redirect("public_home")
    status = 422 if form.errors else 200
    return render(request, "accounts/own_data.html", {"form": form}, status=status)


@reauthentication_required
@require_http_methods(["GET"])
def export_own_data(request: HttpRequest) -> HttpResponse:
    response = JsonResponse(export_of(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="mes-donnees.json"'
    return response
