"""« Partir d'un modèle »: lists texts to reuse from the coordination's models, the person's own ITC and the network."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Placement
from itc_spaces.spaces.views import readable_space
from knowledge.actions import offer_as_model
from knowledge.fragments import lines
from knowledge.views.pages import readable_resource
from web.routes import GET, POST, Rule, route
from web.text import clean_text

SHOWN = 12
LONGEST = 100
OFFERED = "Ce texte est proposé comme modèle aux ITC du département."
TAKEN_OUT = "Ce texte n'est plus proposé comme modèle."


@route(Rule.OBJECT, GET)
def starting_points(request: HttpRequest, itc: str) -> HttpResponse:
    """Lists texts; each link leads to the page that reuses the text in this ITC."""
    space = readable_space(request.user, itc, Action.WRITE)
    asked = clean_text(request.GET.get("q", ""))[:LONGEST]
    rows = lines(access.permitted(request.user, Action.REUSE, Placement).filter(page__live=True)).order_by("-shared_at")
    for word in asked.split():
        rows = rows.filter(page__title__icontains=word)
    context = {
        "space": space,
        "asked": asked,
        "offered": rows.filter(
            is_model=True, audience=Audience.NETWORK, space__record__department=space.record.department_id
        )[:SHOWN],
        "own": rows.filter(space=space.pk)[:SHOWN],
        "network": rows.filter(audience=Audience.NETWORK).exclude(space=space.pk)[:SHOWN],
    }
    return render(request, "knowledge/starting_points.html", context)


@route(Rule.OBJECT, POST)
def offer_model(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.OFFER_AS_MODEL)
    offered = request.POST.get("offered") == "on"
    offer_as_model(page=page, actor=request.user, offered=offered)
    messages.success(request, OFFERED if offered else TAKEN_OUT)
    return redirect(page.get_url())
