"""The pages of the members' site; each is looked up among what the viewer may see."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.response import TemplateResponse
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Department, Deployment, Space, in_force
from web.alphabet import French
from web.routes import GET, POST, Rule, route

ROOT_PATH = "/espaces/"
SHOWN = 30


@route(Rule.OBJECT, GET + POST)
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Shows « Mon ITC » at the root, and elsewhere the page of that address, if the viewer may read it.

    A form sent to an address that is missing now gets the « not found » page, which shows what was typed.
    """
    if path:
        # The slug has an index, the path has none.
        page = specific_of(_found_at(request.user, ROOT_PATH + path, path.rstrip("/").rpartition("/")[2]))
    if request.method == "POST":
        return HttpResponseNotAllowed(GET)
    return page.serve(request) if path else home(request)


@access.prepared
def _found_at(viewer: User, url_path: str, slug: str) -> QuerySet:
    return with_what_it_shows(viewer, access.visible_to(viewer, Page).filter(url_path=url_path, slug=slug))


def with_what_it_shows(viewer: User, pages: QuerySet) -> QuerySet:
    """Adds to these rows what `specific_of` needs."""
    return access.with_actions(viewer, pages).select_related("placement__space", "placement__thematic").order_by()


def specific_of(pages: list[Page], also: tuple[str, ...] = ()) -> Page:
    """Returns the one page found as its own type, with `placement` and `allowed` (the viewer's actions), in one query.

    `also` names relations that the query reads too. Raises Http404 when there is none.
    """
    if not pages:
        raise Http404
    page = pages[0]
    specific = _as_its_type(page.pk, model=page.specific_class, also=also)[0]
    specific.allowed = access.allowed(page)
    if getattr(page, "placement", None):
        specific.placement = page.placement
    return specific


@access.prepared_for_all
def _as_its_type(page: int, *, model: type[Page], also: tuple[str, ...]) -> QuerySet:
    return model._default_manager.select_related(*model.read_with, *also).filter(pk=page)


def home(request: HttpRequest) -> HttpResponse:
    """Shows « Mon ITC », or « Mes thématiques » to an invited person without a seat."""
    writable = _writable(request.user)
    context = {
        "spaces": _own_spaces(request.user),
        "writable": writable[0] if writable else None,
        "is_invited": access.is_only_invited(request.user),
        "is_of_network": access.is_of_network(request.user),
    }
    return render(request, "itc_spaces/home.html", context)


@access.prepared
def _own_spaces(viewer: User) -> QuerySet:
    """Returns the spaces where the viewer sits or that they coordinate, by name."""
    rows = access.permitted(viewer, access.Action.SEE_MEMBERS, Space).select_related("record")
    return rows.order_by(French("title"), "pk").only("title", "slug", "record__closed_at")[:SHOWN]


@access.prepared
def _writable(viewer: User) -> QuerySet:
    return access.permitted(viewer, access.Action.WRITE, Space).order_by(French("title"), "pk")[:1]


def render_space(request: HttpRequest, space: Space, preview: bool = False) -> HttpResponse:
    """Shows an ITC's page to the network; each person sees there what they may read."""
    deployments, offered = _deployments(space.pk, access.today()), _offered(request.user, space.pk)
    context = {
        "page": space,
        "deployment": deployments[0] if deployments else None,
        "space_actions": {action.name for row in offered for action in access.allowed(row)},
        "preview": preview,
    }
    return TemplateResponse(request, "itc_spaces/space.html", context)


@access.prepared_for_all
def _deployments(space: int, today: date) -> QuerySet:
    rows = Deployment.objects.filter(in_force("", today), space=space)
    return rows.select_related("territory", "agreement")[:1]


@access.prepared
def _offered(viewer: User, space: int) -> QuerySet:
    return access.with_actions(viewer, Space.objects.filter(pk=space).only("pk"))


def readable_space(viewer: User, slug: str, action: access.Action = access.Action.READ) -> Space:
    """Returns the space of an address on which the viewer may do `action`; raises Http404."""
    space = access.permitted(viewer, action, Space).filter(slug=slug).select_related("record__department").first()
    if space is None:
        raise Http404
    return space


def coordinated_department(viewer: User, code: str, action: access.Action = access.Action.COORDINATE) -> Department:
    """Returns the department of an address on which the viewer may do `action`; raises Http404."""
    department = access.permitted(viewer, action, Department).filter(code=code).first()
    if department is None:
        raise Http404
    return department
