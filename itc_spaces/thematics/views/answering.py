"""The page of an invitation's link: people accept with the commitment, or decline with a word."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from itc_spaces.thematics import actions
from itc_spaces.thematics.forms.inviting import AcceptForm, AcceptWithAccountForm, DeclineForm
from itc_spaces.thematics.links import LINKS
from itc_spaces.thematics.models import ThematicInvitation
from notifications.invitations.answering import InvitationPage, answer, hash_password
from web.attempts import tried
from web.routes import GET, POST, Rule, first, route


def _welcome(request: HttpRequest, invitation: ThematicInvitation) -> HttpResponse:
    messages.success(request, "Bienvenue : vous participez à cette thématique.")
    return redirect("thematic", invitation.thematic.space.slug, invitation.thematic_id)


def _decline(request: HttpRequest, invitation: ThematicInvitation) -> HttpResponse | None:
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return render(request, "thematics/decline.html", {"invitation": invitation, "form": form}, status=422)
    user = request.user if request.user.is_authenticated else None
    with tried():
        actions.decline_invitation(invitation=invitation, user=user, **form.cleaned_data)
        return render(request, "thematics/declined.html", {"invitation": invitation})
    return render(request, "invitations/gone.html", status=404)


PAGE = InvitationPage(
    links=LINKS,
    accept=actions.accept_invitation,
    welcome=_welcome,
    template="thematics/invitation.html",
    head="thematics/invited_to.html",
    form=AcceptForm,
    account_form=AcceptWithAccountForm,
    decline=_decline,
)


@route(Rule.PUBLIC, GET + POST)
@first(partial(hash_password, links=LINKS))
@sensitive_post_parameters("password")
def accept(request: HttpRequest, token: str) -> HttpResponse:
    return answer(request, token, PAGE)
