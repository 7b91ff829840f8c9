"""Where a resource comes from and what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from knowledge.family import MOST, family_of
from knowledge.family_drawing import draw
from knowledge.views.pages import readable_resource
from web.routes import GET, Rule, route


@route(Rule.OBJECT, GET)
def family(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id)
    eldest = family_of(request.user, page)
    context = {
        "page": page,
        "space": page.placement.space,
        "eldest": eldest,
        "drawing": draw(eldest),
        "is_cut": eldest.size >= MOST,
    }
    return render(request, "knowledge/family.html", context)
