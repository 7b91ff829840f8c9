"""The page of an invitation's link: it needs no account, and tells nothing to who was not invited."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib.auth import login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.forms import NewAccountForm, one_line
from accounts.models import User
from accounts.second_factor import remember_what_is_due
from itc_spaces.refusals import NotAllowed, Refused
from notifications.invitations.links import Links
from notifications.invitations.rows import SentInvitation, still_usable

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Agreement(forms.Form):
    """Nothing more to say than yes."""

    def __init__(self, data=None, *, invitation: SentInvitation):
        super().__init__(data)


@dataclass(frozen=True)
class Door:
    """How one kind of invitation is answered; both forms may ask more, which `accept` is given."""

    links: Links
    accept: Callable  # (invitation=, user=, **answers)
    welcome: Callable[[HttpRequest, SentInvitation], HttpResponse]
    template: str  # knows `invitation`, `form`, `opens_account`
    head: str  # to what one is invited: knows `invitation`
    form: type[forms.Form] = Agreement
    account_form: type[NewAccountForm] = NewAccountForm
    decline: Callable[[HttpRequest, SentInvitation], HttpResponse | None] | None = None


def answer(request: HttpRequest, token: str, door: Door) -> HttpResponse:
    response = _answer(request, door.links.find(token), door)
    # The address of this page opens a door: no cache keeps it, no other site is told of it, and no log, which
    # names the addresses of errors: only a dead link answers with one.
    response.headers["Cache-Control"] = "no-store, private"
    # Not `no-referrer`: browsers then send `Origin: null` with the form, which the check of forms refuses.
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


def _answer(request: HttpRequest, invitation: SentInvitation | None, door: Door) -> HttpResponse:
    account = invitation and User.objects.filter(email=invitation.email).first()
    if invitation is None or (account and not account.is_active):
        return render(request, "invitations/gone.html", status=404)
    if request.user.is_authenticated and request.user != account:
        return render(request, "invitations/for_another.html")
    if door.decline and request.method == "POST" and request.POST.get("do") == "decline":
        declined = door.decline(request, invitation)
        if declined is not None:
            return declined
    if account and not request.user.is_authenticated:
        context = {"invitation": invitation, "path": request.path, "head": door.head}
        return render(request, "invitations/sign_in.html", context)
    return _accept(request, invitation, door, opens_account=account is None)


def _accept(request: HttpRequest, invitation: SentInvitation, door: Door, opens_account: bool) -> HttpResponse:
    sent = request.POST if request.method == "POST" and request.POST.get("do") != "decline" else None
    form_class = door.account_form if opens_account else door.form
    form = form_class(sent, invitation=invitation)
    if form.is_bound and form.is_valid():
        try:
            act = _open_account if opens_account else _accept_signed_in
            user = act(request, invitation, door, form.cleaned_data)
            if opens_account:
                login(request, user, backend=BACKEND)
            return door.welcome(request, invitation)
        except NotAllowed as error:
            raise Http404 from error
        except Refused as error:
            form.add_error(None, error.message)
    context = {"invitation": invitation, "form": form, "opens_account": opens_account}
    return render(request, door.template, context)


def _accept_signed_in(request: HttpRequest, invitation: SentInvitation, door: Door, said: dict):
    door.accept(invitation=invitation, user=request.user, **said)
    # What is accepted here may ask for a second factor, as it would at sign-in.
    remember_what_is_due(request, request.user)
    return request.user


def _open_account(request: HttpRequest, invitation: SentInvitation, door: Door, said: dict):
    return open_account(invitation=invitation, accept=door.accept, **said)


@transaction.atomic
def open_account(
    *, invitation: SentInvitation, accept: Callable, first_name: str, last_name: str, password: str, **answers
) -> User:
    """The invited person's account, and at once what they were invited to; `password` has been validated."""
    invitation = still_usable(invitation)
    if User.objects.filter(email=invitation.email).exists():
        raise Refused("Cette adresse a déjà un compte : connectez-vous, puis acceptez l'invitation.")
    names = {"first_name": one_line(first_name), "last_name": one_line(last_name)}
    user = User.objects.create_user(invitation.email, password, **names)
    accept(invitation=invitation, user=user, **answers)
    return user
