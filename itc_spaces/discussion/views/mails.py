"""The pages where a person chooses when messages come by mail."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from itc_spaces.discussion.actions import choose_rhythm
from itc_spaces.discussion.digests import person_of
from itc_spaces.discussion.enums import Rhythm
from itc_spaces.discussion.forms import RhythmForm
from itc_spaces.discussion.models import MailRhythm
from web.routes import GET, POST, Rule, route


@route(Rule.SIGNED_IN, GET + POST)
def rhythm(request: HttpRequest) -> HttpResponse:
    chosen = MailRhythm.objects.filter(recipient=request.user).first()
    form = RhythmForm(request.POST or None, initial={"rhythm": chosen.rhythm if chosen else Rhythm.DAILY})
    if form.is_valid():
        choose_rhythm(person=request.user, rhythm=Rhythm(form.cleaned_data["rhythm"]))
        messages.success(request, "Votre choix est enregistré.")
        return redirect("mail_rhythm")
    return render(request, "discussion/mail_rhythm.html", {"form": form}, status=422 if form.errors else 200)


@route(Rule.PUBLIC, GET + POST)
@csrf_exempt  # a mail program sends it for its user, and the signed link says whose mails end
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ends the mails of the link's person without signing in; opening the link only asks."""
    person = person_of(token)
    stopped = person is not None and request.method == "POST"
    if stopped:
        choose_rhythm(person=person, rhythm=Rhythm.NEVER)
    context = {"known": person is not None, "stopped": stopped}
    response = render(request, "discussion/stop_mails.html", context, status=200 if person else 404)
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "strict-origin"
    return response
