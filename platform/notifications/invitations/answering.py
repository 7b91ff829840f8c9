"""The page of an invitation's link. It needs no account, and tells nothing to a person who was not invited."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib.auth import login
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.forms import LONGEST_SECRET, NewAccountForm, one_line
from accounts.models import User
from accounts.second_factor import remember_what_is_due
from notifications.invitations.links import InvitationLinks
from notifications.invitations.rows import SentInvitation, still_usable
from web.attempts import tried
from web.refusals import Refused

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Agreement(forms.Form):
    """A form without questions: sending it means yes."""

    def __init__(self, data=None, *, invitation: SentInvitation):
        super().__init__(data)


@dataclass(frozen=True)
class InvitationPage:
    """How people answer one kind of invitation; the two forms may ask more, and pass it to `accept`."""

    links: InvitationLinks
    accept: Callable  # (invitation=, user=, **answers)
    welcome: Callable[[HttpRequest, SentInvitation], HttpResponse]
    template: str  # knows `invitation`, `form`, `opens_account`
    head: str  # says what the person is invited to; knows `invitation`
    form: type[forms.Form] = Agreement
    account_form: type[NewAccountForm] = NewAccountForm
    decline: Callable[[HttpRequest, SentInvitation], HttpResponse | None] | None = None


def hash_password(request: HttpRequest, token: str, links: InvitationLinks) -> None:
    """Hashes the password of a person who opens an account, before the transaction, because hashing takes long."""
    typed = request.POST.get("password", "")
    if typed and len(typed) <= LONGEST_SECRET and links.find(token):
        request.hashed_password = make_password(typed)


def answer(request: HttpRequest, token: str, page: InvitationPage) -> HttpResponse:
    response = _answer(request, page.links.find(token), page)
    # This address lets people in: no cache keeps the page, and no other site learns the address. No log has it either:
    # logs name the addresses of errors, and only a dead link answers with one.
    response.headers["Cache-Control"] = "no-store, private"
    # With `no-referrer`, browsers would send `Origin: null` with the form, and the check of forms refuses that.
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


def _answer(request: HttpRequest, invitation: SentInvitation | None, page: InvitationPage) -> HttpResponse:
    account = invitation and User.objects.filter(email=invitation.email).first()
    if invitation is None or (account and not account.is_active):
        return render(request, "invitations/gone.html", status=404)
    if request.user.is_authenticated and request.user != account:
        return render(request, "invitations/for_another.html")
    if page.decline and request.method == "POST" and request.POST.get("do") == "decline":
        declined = page.decline(request, invitation)
        if declined is not None:
            return declined
    if account and not request.user.is_authenticated:
        context = {"invitation": invitation, "path": request.path, "head": page.head}
        return render(request, "invitations/sign_in.html", context)
    return _accept(request, invitation, page, opens_account=account is None)


def _accept(
    request: HttpRequest, invitation: SentInvitation, page: InvitationPage, opens_account: bool
) -> HttpResponse:
    sent = request.POST if request.method == "POST" and request.POST.get("do") != "decline" else None
    form_class = page.account_form if opens_account else page.form
    form = form_class(sent, invitation=invitation)
    if form.is_bound and form.is_valid():
        with tried(form):
            act = _open_account if opens_account else _accept_signed_in
            user = act(request, invitation, page, form.cleaned_data)
            if opens_account:
                login(request, user, backend=BACKEND)
            return page.welcome(request, invitation)
    context = {"invitation": invitation, "form": form, "opens_account": opens_account}
    return render(request, page.template, context)


def _accept_signed_in(request: HttpRequest, invitation: SentInvitation, page: InvitationPage, said: dict):
    page.accept(invitation=invitation, user=request.user, **said)
    # Accepting may require a second factor, as signing in does.
    remember_what_is_due(request, request.user)
    return request.user


def _open_account(request: HttpRequest, invitation: SentInvitation, page: InvitationPage, said: dict):
    del said["password"]  # the form has checked it already
    return open_account(invitation=invitation, accept=page.accept, hashed=request.hashed_password, **said)


@transaction.atomic
def open_account(
    *, invitation: SentInvitation, accept: Callable, first_name: str, last_name: str, hashed: str, **answers
) -> User:
    """Opens the account and accepts the invitation at once; `hashed` is the hashed password."""
    invitation = still_usable(invitation)
    said = {"first_name": one_line(first_name), "last_name": one_line(last_name), "password": hashed}
    user, is_new = User.objects.get_or_create(email=invitation.email, defaults=said)
    if not is_new:  # another invitation, accepted at the same time, may have opened it
        raise Refused("Cette adresse a déjà un compte : connectez-vous, puis acceptez l'invitation.")
    accept(invitation=invitation, user=user, **answers)
    return user
