"""How a person wants the messages by mail."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from itc_spaces.discussion.actions import choose_rhythm
from itc_spaces.discussion.enums import Rhythm
from itc_spaces.discussion.forms import RhythmForm
from itc_spaces.discussion.models import MailRhythm
from itc_spaces.routes import Rule, route


@route(Rule.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def rhythm(request: HttpRequest) -> HttpResponse:
    chosen = MailRhythm.objects.filter(recipient=request.user).first()
    form = RhythmForm(request.POST or None, initial={"rhythm": chosen.rhythm if chosen else Rhythm.DAILY})
    if form.is_valid():
        choose_rhythm(person=request.user, rhythm=Rhythm(form.cleaned_data["rhythm"]))
        messages.success(request, "Votre choix est enregistré.")
        return redirect("mail_rhythm")
    return render(request, "discussion/mail_rhythm.html", {"form": form}, status=422 if form.errors else 200)
