"""The pages that pause an ITC, or choose a shorter rhythm than its agreement asks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.meetings import actions
from itc_spaces.meetings.forms.frames import PauseForm, RhythmForm
from itc_spaces.meetings.rhythm import rhythm_of
from itc_spaces.meetings.views.readable import status
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.views import readable_space
from web.attempts import sent, tried
from web.routes import GET, POST, Rule, route


@route(Rule.OBJECT, GET + POST)
def pause(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc, Action.MANAGE)
    if request.method == "POST" and "reprendre" in request.POST:
        actions.end_pause(space=space, actor=request.user)
        messages.success(request, "La pause est terminée.")
        return redirect("meetings", itc)
    form = PauseForm(sent(request))
    if form.is_valid():
        with tried(form):
            actions.pause_meetings(space=space, actor=request.user, **form.cleaned_data)
            messages.success(request, "L'ITC est en pause : plus de rappels jusque-là ; la règle, elle, compte encore.")
            return redirect("meetings", itc)
    return render(request, "meetings/pause.html", {"space": space, "form": form}, status=status(form))


@route(Rule.OBJECT, GET + POST)
def choose(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc, Action.MANAGE)
    rhythm = rhythm_of(space.pk)
    form = RhythmForm(sent(request), rhythm=rhythm)
    if form.is_valid():
        with tried(form):
            actions.choose_rhythm(space=space, actor=request.user, **form.cleaned_data)
            messages.success(request, f"C'est choisi : l'ITC se réunit {rhythm_of(space.pk).every}, au moins.")
            return redirect("meetings", itc)
    context = {"space": space, "form": form, "rhythm": rhythm}
    return render(request, "meetings/rhythm.html", context, status=status(form))
