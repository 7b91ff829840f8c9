"""« Membres »: who sits in an ITC."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.membership.roster import roster
from itc_spaces.routes import Rule, route
from itc_spaces.views import readable_space


@route(Rule.OBJECT)
@require_safe
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
    }
    return render(request, "membership/members.html", context)
