"""The page of an invitation's link, which needs no account, and what its authors may still change."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters

from accounts.models import User
from itc_spaces.membership import actions
from itc_spaces.membership.links import LINKS
from itc_spaces.membership.models import Invitation
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import OfficeKind
from itc_spaces.spaces.models import Department
from notifications.invitations.answering import InvitationPage, answer, hash_password
from web.attempts import tried
from web.routes import GET, POST, Rule, first, route


def _welcome(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if invitation.seat_id:
        messages.success(request, f"Bienvenue à « {invitation.seat.space.title} ».")
        return redirect("wagtail_serve", f"{invitation.seat.space.slug}/")
    messages.success(request, "Bienvenue. Votre charge commence aujourd'hui.")
    return redirect("wagtail_serve", "")


PAGE = InvitationPage(
    links=LINKS,
    accept=actions.accept_invitation,
    welcome=_welcome,
    template="membership/invitation.html",
    head="membership/invited_to.html",
)


@route(Rule.PUBLIC, GET + POST)
@first(partial(hash_password, links=LINKS))
@sensitive_post_parameters("password")
def accept(request: HttpRequest, token: str) -> HttpResponse:
    return answer(request, token, PAGE)


@route(Rule.OBJECT, POST)
def change(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Sends the invitation again, or cancels it."""
    invitation = Invitation.objects.select_related(*LINKS.parts).filter(pk=pk).first()
    if invitation is None:
        raise Http404
    with tried(request):
        if what == "renvoyer":
            actions.resend_invitation(invitation=invitation, actor=request.user)
            messages.success(request, f"Un nouveau lien part à {invitation.email} ; l'ancien ne sert plus.")
        else:
            actions.revoke_invitation(invitation=invitation, actor=request.user)
            messages.success(request, f"L'invitation de {invitation.email} est annulée.")
    if invitation.seat_id:
        return redirect("seat", invitation.seat.space.slug, invitation.seat_id)
    return redirect(*page_of_offices(request.user, invitation.department, invitation.office))


def page_of_offices(viewer: User, department: Department, kind: OfficeKind | str) -> tuple:
    if access.may(viewer, Action.COORDINATE, department) or kind != OfficeKind.COORDINATOR:
        return "offices", department.code
    return ("administration",)
