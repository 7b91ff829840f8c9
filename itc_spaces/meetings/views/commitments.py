"""The page of the commitments to a thematic, and of how many of its meetings each participant came to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.meetings import actions
from itc_spaces.meetings.actions.agenda import seat_of
from itc_spaces.meetings.assiduity import of_invited, of_seats, sessions_on
from itc_spaces.meetings.models import Commitment
from itc_spaces.meetings.models.turns import GOING_ON
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import ThematicState
from itc_spaces.thematics.actions.inviting import commitment_digest
from itc_spaces.thematics.views.readable import readable_thematic
from web.attempts import tried
from web.routes import GET, POST, Rule, route


@route(Rule.OBJECT, GET + POST)
def assiduity(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Shows the page; `do` is `commit` or `release`, for the actor's own seat."""
    thematic = readable_thematic(request.user, itc, pk, Action.SEE_MEMBERS)
    if request.method == "POST":
        with tried(request):
            if request.POST.get("do") == "release":
                actions.release_seat(thematic=thematic, actor=request.user)
                messages.success(request, "L'engagement de votre structure est terminé. Merci pour le chemin fait.")
            else:
                actions.commit_seat(thematic=thematic, actor=request.user, seen=request.POST.get("seen", ""))
                messages.success(request, "Votre structure est engagée dans cette thématique, merci.")
        return redirect("thematic_assiduity", itc, pk)
    sessions, seat = sessions_on(thematic), seat_of(request.user, thematic)
    context = {
        "thematic": thematic, "space": thematic.space, "actions": {action.name for action in access.allowed(thematic)},
        "seats": of_seats(request.user, thematic, sessions), "invited": of_invited(request.user, thematic, sessions),
        "held": len(sessions), "seat": seat, "seen": commitment_digest(thematic.commitment),
        "own": seat and Commitment.objects.filter(GOING_ON, seat=seat, thematic=thematic).first(),
        "is_open": thematic.state == ThematicState.OPEN,
        "inside": access.may(request.user, Action.SEE_MEMBERS, thematic.space),
    }  # fmt: skip
    return render(request, "meetings/assiduity.html", context)
