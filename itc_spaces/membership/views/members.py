"""The page « Membres », with the people who sit in an ITC."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.membership import actions
from itc_spaces.membership.roster import exchangeable, roster
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.views import readable_space
from web.attempts import tried
from web.numbers import number_asked
from web.routes import GET, POST, Rule, route


@route(Rule.OBJECT, GET)
def members(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc, Action.SEE_MEMBERS)
    allowed = access.actions_on(request.user, space)
    manages = Action.MANAGE in allowed
    colleges, ended = roster(space, with_invitations=manages)
    context = {
        "space": space,
        "colleges": colleges,
        "ended": ended,
        "manages": manages,
        "may_close": Action.CLOSE in allowed,
        "exchanged": exchangeable(colleges) if manages else [],
    }
    return render(request, "membership/members.html", context)


@route(Rule.OBJECT, POST)
def exchange(request: HttpRequest, itc: str) -> HttpResponse:
    """Exchanges the two mandates, chair and secretariat; `seen` holds both as they were shown."""
    space = readable_space(request.user, itc, Action.MANAGE)
    seen = [number_asked(key) for key in request.POST.getlist("seen")]
    with tried(request):
        actions.exchange_mandates(space=space, actor=request.user, seen=seen)
        messages.success(request, "C'est échangé : l'animation et le secrétariat ont changé de siège.")
    return redirect("members", itc)
