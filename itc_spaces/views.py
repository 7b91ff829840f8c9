"""Pages of the members' world: one look-up in what the viewer may see."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from wagtail.models import Page

from itc_spaces import access
from itc_spaces.models import Department, Space, in_force
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route

ROOT_PATH = "/espaces/"
SHOWN = 30


@route(Rule.OBJECT)
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """« Mon ITC » at the root; elsewhere the page of that address, if the viewer may read it."""
    if not path:
        return home(request)
    # The slug has an index, the path has none.
    there = {"url_path": ROOT_PATH + path, "slug": path.rstrip("/").rpartition("/")[2]}
    page = specific_of(access.visible_to(request.user, Page).filter(**there), request.user)
    return page.serve(request)


def specific_of(pages: QuerySet, viewer) -> Page:
    """The one page of a queryset as its own type, with `placement` and `allowed` (its actions): two queries.

    Raises Http404 when the queryset is empty.
    """
    page = access.with_actions(viewer, pages).select_related("placement__space", "placement__thematic").first()
    if page is None:
        raise Http404
    model = page.specific_class
    specific = model._default_manager.select_related(*model.read_with).get(pk=page.pk)
    specific.allowed = access.allowed(page)
    if getattr(page, "placement", None):
        specific.placement = page.placement
    return specific


def home(request: HttpRequest) -> HttpResponse:
    """« Mon ITC »; « Mes thématiques » for a person who is invited and has no seat."""
    spaces = list(own_spaces(request.user)[:SHOWN])
    writable = access.permitted(request.user, access.Action.WRITE, Space).order_by("title").first()
    context = {
        "spaces": spaces,
        "writable": writable,
        "is_invited": access.is_only_invited(request.user),
        "is_of_network": access.has_standing(request.user),
    }
    return render(request, "itc_spaces/home.html", context)


def render_space(request: HttpRequest, space: Space, preview: bool = False) -> HttpResponse:
    """An ITC's page: open to the network, each seeing there what they may read."""
    deployments = space.deployments.filter(in_force("", access.today())).select_related("territory", "agreement")
    context = {
        "page": space,
        "deployment": deployments.first(),
        "space_actions": {action.name for action in access.actions_on(request.user, space)},
        "preview": preview,
    }
    return TemplateResponse(request, "itc_spaces/space.html", context)


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


def coordinated_department(viewer, code: str) -> Department:
    """Raises Http404."""
    department = access.permitted(viewer, access.Action.COORDINATE, Department).filter(code=code).first()
    if department is None:
        raise Http404
    return department


def tried(form: BaseForm, act: Callable):
    """What `act` gives when the form was sent and is valid; a refusal becomes an error of the form, and gives None."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return act()
    except NotAllowed as error:
        raise Http404 from error
    except Refused as error:
        form.add_error(None, error.message)
        return None
