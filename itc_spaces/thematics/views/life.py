"""A thematic suggested, edited, opened, closed, abandoned, reopened."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import Audience, ThematicState
from itc_spaces.models import Thematic
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from itc_spaces.thematics import actions
from itc_spaces.thematics.forms.life import (
    AbandonForm,
    ClosingForm,
    EditionForm,
    OpeningForm,
    ReopeningForm,
    SuggestionForm,
)
from itc_spaces.thematics.productions import productions_of
from itc_spaces.thematics.views.asking import readable_thematic
from itc_spaces.views import readable_space, tried
from knowledge.models import ThematicReport

BOTH = ["GET", "HEAD", "POST"]


def _sent(request: HttpRequest):
    return request.POST if request.method == "POST" else None


@route(Rule.OBJECT)
@require_http_methods(BOTH)
def suggest(request: HttpRequest, itc: str) -> HttpResponse:
    space = readable_space(request.user, itc, Action.WRITE)
    form = SuggestionForm(_sent(request))
    made = tried(form, lambda: actions.suggest_thematic(space=space, actor=request.user, **form.cleaned_data))
    if made:
        messages.success(request, "Votre suggestion est là : l'animation de l'ITC peut maintenant l'ouvrir.")
        return redirect("thematic", itc, made.pk)
    return render(request, "thematics/suggest.html", {"space": space, "form": form}, status=_status(form))


def _status(form: Form) -> int:
    return 422 if form.is_bound else 200


@route(Rule.OBJECT)
@require_http_methods(BOTH)
def edit(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    thematic = readable_thematic(request.user, itc, pk, Action.EDIT)
    form, theirs = EditionForm(_sent(request), thematic=thematic), None
    try:
        if form.is_bound and form.is_valid():
            actions.edit_thematic(thematic=thematic, actor=request.user, **form.cleaned_data)
            messages.success(request, "La thématique est à jour.")
            return redirect("thematic", itc, pk)
    except NotAllowed as error:
        raise Http404 from error
    except Refused as error:
        form.add_error(None, error.message)
        if isinstance(error, actions.Overtaken):
            # What was typed stays, now on top of what the other wrote.
            theirs, form.data = thematic, form.data.copy()
            form.data["seen"] = form.initial["seen"]
    context = {"thematic": thematic, "space": thematic.space, "form": form, "theirs": theirs}
    return render(request, "thematics/edit.html", context, status=_status(form))


def _step(request: HttpRequest, thematic: Thematic, form: Form, page: dict, act: Callable, done: str) -> HttpResponse:
    """One page, one form, one step of a thematic's life."""
    if tried(form, lambda: act() or True):
        messages.success(request, done)
        return redirect("thematic", thematic.space.slug, thematic.pk)
    context = {"thematic": thematic, "space": thematic.space, "form": form, **page}
    return render(request, page.get("template", "thematics/step.html"), context, status=_status(form))


@route(Rule.OBJECT)
@require_http_methods(BOTH)
def open_it(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    thematic = readable_thematic(request.user, itc, pk, Action.STEER)
    form = OpeningForm(_sent(request), thematic=thematic)
    page = {
        "title": "Ouvrir la thématique",
        "lead": "Les membres sont prévenus. Les référents pourront inviter des personnes pour le temps qu'elle dure.",
    }
    act = lambda: actions.open_thematic(thematic=thematic, actor=request.user, **form.cleaned_data)  # noqa: E731
    return _step(request, thematic, form, page, act, "La thématique est ouverte.")


@route(Rule.OBJECT)
@require_http_methods(BOTH)
def close(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Asks for the bilan, lists what was produced, warns of drafts left behind."""
    thematic = readable_thematic(request.user, itc, pk, Action.STEER)
    if thematic.state != ThematicState.OPEN:
        raise Http404
    reports = access.visible_to(request.user, ThematicReport).filter(placement__thematic=thematic).order_by("-pk")
    form = ClosingForm(_sent(request), reports=reports)
    productions = productions_of(request.user, thematic)
    own = {report.pk for report in reports}
    page = {
        "template": "thematics/close.html",
        "reports": reports,
        "productions": productions,
        "left_behind": [row for row in productions.drafts if row.page_id not in own],
    }
    act = lambda: actions.close_thematic(thematic=thematic, actor=request.user, **form.cleaned_data)  # noqa: E731
    return _step(request, thematic, form, page, act, "La thématique est close. Partagez son bilan avec le réseau.")


@route(Rule.OBJECT)
@require_http_methods(BOTH)
def abandon(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    thematic = readable_thematic(request.user, itc, pk, Action.STEER)
    form = AbandonForm(_sent(request))
    page = {
        "title": "Abandonner la thématique",
        "lead": "L'accès des personnes invitées s'arrête tout de suite. Vous pourrez la rouvrir.",
        "style": "danger",
    }
    act = lambda: actions.abandon_thematic(thematic=thematic, actor=request.user, **form.cleaned_data)  # noqa: E731
    return _step(request, thematic, form, page, act, "La thématique est abandonnée. Ce qui a été écrit reste.")


@route(Rule.OBJECT)
@require_http_methods(BOTH)
def reopen(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    thematic = readable_thematic(request.user, itc, pk, Action.STEER)
    form = ReopeningForm(_sent(request))
    page = {
        "title": "Rouvrir la thématique",
        "lead": "Les membres sont prévenus ; l'histoire de la thématique garde sa clôture.",
    }
    act = lambda: actions.reopen_thematic(thematic=thematic, actor=request.user, **form.cleaned_data)  # noqa: E731
    return _step(request, thematic, form, page, act, "La thématique est rouverte.")


@route(Rule.OBJECT)
@require_POST
def show(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """To the network, or to the ITC alone."""
    thematic = readable_thematic(request.user, itc, pk, Action.STEER)
    audience = Audience.NETWORK if request.POST.get("audience") == Audience.NETWORK else Audience.SPACE
    actions.show_thematic(thematic=thematic, actor=request.user, audience=audience)
    messages.success(request, "C'est fait : cela vaut dès maintenant.")
    return redirect("thematic", itc, pk)
