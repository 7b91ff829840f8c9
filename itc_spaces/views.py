"""Pages of the members' world: one look-up in what the viewer may see."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from itc_spaces import access
from itc_spaces.models import Space
from itc_spaces.routes import Rule, route

ROOT_PATH = "/espaces/"


@route(Rule.OBJECT)
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """« Mon ITC » at the root; elsewhere the page of that address, if the viewer may read it."""
    if not path:
        return home(request)
    page = access.visible_to(request.user, Page).filter(url_path=ROOT_PATH + path).select_related("placement").first()
    if page is None:
        raise Http404
    return page.specific.serve(request)


def home(request: HttpRequest) -> HttpResponse:
    spaces = list(own_spaces(request.user))
    return render(request, "itc_spaces/home.html", {"spaces": spaces})


def own_spaces(viewer):
    """Spaces where the viewer sits or which they coordinate, by name."""
    return (
        access.permitted(viewer, access.Action.SEE_MEMBERS, Space)
        .select_related("record__department")
        .order_by("title")
    )


def readable_space(viewer, slug: str, action: access.Action = access.Action.READ) -> Space:
    """The space of an address on which the viewer may do `action`; raises Http404."""
    space = access.permitted(viewer, action, Space).filter(slug=slug).select_related("record__department").first()
    if space is None:
        raise Http404
    return space
