"""The link of an invitation to a thematic: accepted with its commitment, or declined with a word."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from itc_spaces.refusals import Refused
from itc_spaces.routes import Rule, route
from itc_spaces.thematics import actions
from itc_spaces.thematics.forms.inviting import AcceptForm, AcceptWithAccountForm, DeclineForm
from itc_spaces.thematics.links import LINKS
from itc_spaces.thematics.models import ThematicInvitation
from notifications.invitations.answering import Door, answer


def _welcome(request: HttpRequest, invitation: ThematicInvitation) -> HttpResponse:
    messages.success(request, "Bienvenue : vous participez à cette thématique.")
    return redirect("thematic", invitation.thematic.space.slug, invitation.thematic_id)


def _decline(request: HttpRequest, invitation: ThematicInvitation) -> HttpResponse | None:
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return render(request, "thematics/decline.html", {"invitation": invitation, "form": form}, status=422)
    user = request.user if request.user.is_authenticated else None
    try:
        actions.decline_invitation(invitation=invitation, user=user, **form.cleaned_data)
    except Refused:
        return render(request, "invitations/gone.html", status=404)
    return render(request, "thematics/declined.html", {"invitation": invitation})


DOOR = Door(
    links=LINKS,
    accept=actions.accept_invitation,
    welcome=_welcome,
    template="thematics/invitation.html",
    head="thematics/invited_to.html",
    form=AcceptForm,
    account_form=AcceptWithAccountForm,
    decline=_decline,
)


@route(Rule.PUBLIC)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    return answer(request, token, DOOR)
