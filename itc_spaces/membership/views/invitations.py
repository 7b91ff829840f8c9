"""An invitation: its link, which needs no account, and what its authors may still do with it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from itc_spaces.membership import actions
from itc_spaces.membership.links import LINKS
from itc_spaces.membership.models import Invitation
from itc_spaces.membership.views.coordination import page_of_offices
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from notifications.invitations.answering import Door, answer


def _welcome(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if invitation.seat_id:
        messages.success(request, f"Bienvenue à « {invitation.seat.space.title} ».")
        return redirect("wagtail_serve", f"{invitation.seat.space.slug}/")
    messages.success(request, "Bienvenue. Votre charge commence aujourd'hui.")
    return redirect("wagtail_serve", "")


DOOR = Door(
    links=LINKS,
    accept=actions.accept_invitation,
    welcome=_welcome,
    template="membership/invitation.html",
    head="membership/invited_to.html",
)


@route(Rule.PUBLIC)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    return answer(request, token, DOOR)


@route(Rule.OBJECT)
@require_POST
def change(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Sends it again, or cancels it."""
    invitation = Invitation.objects.select_related(*LINKS.parts).filter(pk=pk).first()
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
