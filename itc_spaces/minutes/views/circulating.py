"""The pages that preview, circulate, approve and share minutes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.meetings.models import Meeting
from itc_spaces.meetings.views.readable import readable_meeting, status
from itc_spaces.minutes import actions
from itc_spaces.minutes.actions.circulating import circulated_by
from itc_spaces.minutes.forms import CirculateForm
from itc_spaces.minutes.models import Minutes
from itc_spaces.minutes.parts import parts_of
from itc_spaces.minutes.receiving import recipients_of
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience
from web.attempts import sent, tried
from web.routes import GET, POST, Rule, route

DONE = {
    Audience.NETWORK: "Le réseau peut le lire, sans les points réservés.",
    Audience.SPACE: "Il est de nouveau lu dans l'ITC seule.",
}


@route(Rule.OBJECT, GET + POST)
def circulate(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Shows what will be frozen and what each person will receive, then circulates the minutes."""
    meeting = readable_meeting(request.user, itc, pk)
    minutes = _minutes_of(meeting)
    if circulated_by(minutes) not in meeting.allowed:
        raise Http404
    form = CirculateForm(sent(request), is_first=minutes.newest is None)
    if form.is_valid():
        with tried(form):
            version = actions.circulate_minutes(meeting=meeting, actor=request.user, **form.cleaned_data)
            messages.success(request, f"Le compte rendu circule ({version.deliveries.count()} courriels).")
            return redirect("minutes", itc, pk)
    parts = parts_of(minutes)
    context = {
        "meeting": meeting, "space": meeting.space, "minutes": minutes, "form": form, "parts": parts,
        "people": len(recipients_of(meeting.space_id, parts)), "writes": Action.KEEP in meeting.allowed,
    }  # fmt: skip
    return render(request, "minutes/circulate.html", context, status=status(form))


def _minutes_of(meeting: Meeting) -> Minutes:
    """Returns the meeting's minutes, or unsaved ones if nobody began them."""
    found = Minutes.objects.select_related("newest", "attachment").filter(meeting=meeting).first()
    minutes = found or Minutes(space=meeting.space, meeting=meeting)
    minutes.meeting = meeting
    return minutes


@route(Rule.OBJECT, POST)
def approve(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    meeting = readable_meeting(request.user, itc, pk, Action.LEAD)
    with tried(request):
        actions.approve_minutes(meeting=meeting, actor=request.user)
        messages.success(request, "Le compte rendu est approuvé.")
    return _back(meeting)


@route(Rule.OBJECT, POST)
def share(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Shares the minutes with the network; with `retirer`, with the ITC alone again."""
    meeting = readable_meeting(request.user, itc, pk, Action.LEAD)
    audience = Audience.SPACE if "retirer" in request.POST else Audience.NETWORK
    with tried(request):
        actions.share_minutes(meeting=meeting, actor=request.user, audience=audience)
        messages.success(request, DONE[audience])
    return _back(meeting)


def _back(meeting: Meeting) -> HttpResponse:
    """Redirects to the minutes if a version has circulated, else to the meeting."""
    name = "minutes" if Minutes.objects.filter(meeting=meeting, newest__isnull=False).exists() else "meeting"
    return redirect(name, meeting.space.slug, meeting.pk)
