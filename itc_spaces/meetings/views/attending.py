"""The page that records who came, and who did each duty."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.meetings import actions
from itc_spaces.meetings.forms.answers import PresenceForm
from itc_spaces.meetings.models import Attendance
from itc_spaces.meetings.seats import seated
from itc_spaces.meetings.views.readable import readable_meeting, status
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from web.attempts import sent, tried
from web.fields import renew
from web.refusals import Overtaken
from web.routes import GET, POST, Rule, route


@route(Rule.OBJECT, GET + POST)
def hold(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    meeting = readable_meeting(request.user, itc, pk, Action.LEAD)
    places, items = seated(meeting), list(meeting.items.all())
    form = PresenceForm(sent(request), meeting=meeting, places=places, items=items)
    theirs: list[Attendance] = []
    if form.is_valid():
        with tried(form) as attempt:
            actions.hold_meeting(
                meeting=meeting, actor=request.user, seats=form.seats(), others=form.others(),
                chaired_by=form.seat("chaired_by"), kept_by=form.seat("kept_by"),
                postponed=form.cleaned_data.get("postponed", ()), seen=form.cleaned_data["seen"],
            )  # fmt: skip
            messages.success(request, "Les présences sont notées, merci : la rencontre est tenue.")
            return redirect("meeting", itc, pk)
        if isinstance(attempt.refusal, Overtaken):
            renew(form, "seen")
            theirs = list(access.visible_to(request.user, Attendance).filter(meeting=meeting).order_by("pk"))
    context = {
        "meeting": meeting, "space": meeting.space, "form": form, "places": places, "attendances": theirs,
        "attends": True,
    }  # fmt: skip
    return render(request, "meetings/hold.html", context, status=status(form))
