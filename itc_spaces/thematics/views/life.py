"""The pages that suggest, edit, open, close, abandon and reopen a thematic."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience, ThematicState
from itc_spaces.spaces.models import Thematic
from itc_spaces.spaces.views import readable_space
from itc_spaces.thematics import actions
from itc_spaces.thematics.forms.life import (
    AbandonForm,
    CloseThematicForm,
    EditionForm,
    OpeningForm,
    ReopeningForm,
    SuggestionForm,
)
from itc_spaces.thematics.productions import productions_of
from itc_spaces.thematics.views.readable import readable_thematic
from knowledge.models import ThematicReport
from web.attempts import sent, tried
from web.fields import renew
from web.refusals import Overtaken
from web.routes import GET, POST, Rule, route


@route(Rule.OBJECT, GET + POST)
def suggest(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc, Action.WRITE)
    form = SuggestionForm(sent(request))
    if form.is_valid():
        with tried(form):
            made = actions.suggest_thematic(space=space, actor=request.user, **form.cleaned_data)
            messages.success(request, "Votre suggestion est là : l'animation de l'ITC peut maintenant l'ouvrir.")
            return redirect("thematic", itc, made.pk)
    return render(request, "thematics/suggest.html", {"space": space, "form": form}, status=_status(form))


def _status(form: Form) -> int:
    return 422 if form.is_bound else 200


@route(Rule.OBJECT, GET + POST)
def edit(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    thematic = readable_thematic(request.user, itc, pk, Action.EDIT)
    form, theirs = EditionForm(sent(request), thematic=thematic), None
    if form.is_valid():
        with tried(form) as attempt:
            actions.edit_thematic(thematic=thematic, actor=request.user, **form.cleaned_data)
            messages.success(request, "La thématique est à jour.")
            return redirect("thematic", itc, pk)
        if isinstance(attempt.refusal, Overtaken):
            # What was typed stays in the form, which is now based on the other person's text.
            theirs = thematic
            renew(form, "seen")
    context = {"thematic": thematic, "space": thematic.space, "form": form, "theirs": theirs}
    return render(request, "thematics/edit.html", context, status=_status(form))


def _step(request: HttpRequest, thematic: Thematic, form: Form, page: dict, act: Callable, done: str) -> HttpResponse:
    """Shows a page with one form, for one step of a thematic's life."""
    if form.is_valid():
        with tried(form) as attempt:
            act()
            messages.success(request, done)
            return redirect("thematic", thematic.space.slug, thematic.pk)
        if isinstance(attempt.refusal, Overtaken):
            renew(form, "seen")
    context = {"thematic": thematic, "space": thematic.space, "form": form, **page}
    return render(request, page.get("template", "thematics/step.html"), context, status=_status(form))


@route(Rule.OBJECT, GET + POST)
def open_it(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    thematic = readable_thematic(request.user, itc, pk, Action.STEER)
    form = OpeningForm(sent(request), thematic=thematic)
    page = {
        "title": "Ouvrir la thématique",
        "lead": "Les membres sont prévenus. Les référents pourront inviter des personnes pour le temps qu'elle dure.",
    }
    act = lambda: actions.open_thematic(thematic=thematic, actor=request.user, **form.cleaned_data)  # noqa: E731
    return _step(request, thematic, form, page, act, "La thématique est ouverte.")


@route(Rule.OBJECT, GET + POST)
def close(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Asks for the bilan, lists what was produced, and warns of unshared drafts."""
    thematic = readable_thematic(request.user, itc, pk, Action.STEER)
    if thematic.state != ThematicState.OPEN:
        raise Http404
    reports = access.visible_to(request.user, ThematicReport).filter(placement__thematic=thematic).order_by("-pk")
    form = CloseThematicForm(sent(request), reports=reports)
    productions = productions_of(request.user, thematic)
    own = {report.pk for report in reports}
    page = {
        "template": "thematics/close.html",
        "reports": reports,
        "productions": productions,
        "named": access.named_to(request.user, thematic.space_id, (row.author_id for row in productions.shown)),
        "left_behind": [row for row in productions.drafts if row.page_id not in own],
    }
    act = lambda: actions.close_thematic(thematic=thematic, actor=request.user, **form.cleaned_data)  # noqa: E731
    return _step(request, thematic, form, page, act, "La thématique est close. Partagez son bilan avec le réseau.")


@route(Rule.OBJECT, GET + POST)
def abandon(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    thematic = readable_thematic(request.user, itc, pk, Action.STEER)
    form = AbandonForm(sent(request))
    page = {
        "title": "Abandonner la thématique",
        "lead": "L'accès des personnes invitées s'arrête tout de suite. Vous pourrez la rouvrir.",
        "style": "danger",
    }
    act = lambda: actions.abandon_thematic(thematic=thematic, actor=request.user, **form.cleaned_data)  # noqa: E731
    return _step(request, thematic, form, page, act, "La thématique est abandonnée. Ce qui a été écrit reste.")


@route(Rule.OBJECT, GET + POST)
def reopen(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    thematic = readable_thematic(request.user, itc, pk, Action.STEER)
    form = ReopeningForm(sent(request))
    page = {
        "title": "Rouvrir la thématique",
        "lead": "Les membres sont prévenus ; l'histoire de la thématique garde sa clôture.",
    }
    act = lambda: actions.reopen_thematic(thematic=thematic, actor=request.user, **form.cleaned_data)  # noqa: E731
    return _step(request, thematic, form, page, act, "La thématique est rouverte.")


@route(Rule.OBJECT, POST)
def show(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Shows it to the network, or only to the ITC."""
    thematic = readable_thematic(request.user, itc, pk, Action.STEER)
    audience = Audience.NETWORK if request.POST.get("audience") == Audience.NETWORK else Audience.SPACE
    actions.show_thematic(thematic=thematic, actor=request.user, audience=audience)
    messages.success(request, "C'est fait : cela vaut dès maintenant.")
    return redirect("thematic", itc, pk)
