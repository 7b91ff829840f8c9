"""A resource as its readers see it, on the site, in print and in the editor's preview."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from wagtail.models import Page

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.readers import readers_of_page
from itc_spaces.routes import Rule, route
from itc_spaces.views import specific_of
from knowledge.actions.checks import latest_text, readable_text
from knowledge.lineage import lineage_of
from knowledge.models import Resource


def readable_resource(viewer, itc: str, page_id: int, action: Action = Action.READ) -> Resource:
    """The resource of an address on which the viewer may do `action`; raises Http404."""
    return specific_of(access.permitted(viewer, action, Page).filter(pk=page_id, placement__space__slug=itc), viewer)


def number_asked(text: str) -> int:
    """A key that a form or a query gives; 0, which no row has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def render_resource(request: HttpRequest, page: Resource, preview: bool = False) -> HttpResponse:
    """The live text for readers; for those who may edit, a way to the text that is not shared yet."""
    placement = None if preview else page.placement
    actions = frozenset() if preview else page.allowed
    wants_draft = Action.EDIT in actions and "brouillon" in request.GET
    shown = page if preview else latest_text(page) if wants_draft else readable_text(page)
    context = {
        "page": page,
        "reading": shown.reading(),
        "credits": list(page.credits.all()) if page.pk else [],
        "contact": shown.contact if hasattr(shown, "contact") else "",
        "placement": placement,
        "space": placement.space if placement else None,
        "actions": {action.name for action in actions},
        "is_draft_shown": shown is not page,
        "has_changes": page.live and page.has_unpublished_changes and Action.EDIT in actions,
        "lineage": lineage_of(request.user, page) if placement and not preview else None,
        "preview": preview,
    }
    return TemplateResponse(request, "knowledge/resource.html", context)


@route(Rule.OBJECT)
def print_page(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """For a meeting: the text alone, on paper."""
    page = readable_resource(request.user, itc, page_id)
    shown = readable_text(page)
    context = {"page": page, "reading": shown.reading(), "credits": page.credits.all(), "space": page.placement.space}
    return render(request, "knowledge/print.html", context)


@route(Rule.OBJECT)
def who_can_see(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id)
    groups = readers_of_page(page.placement, page.live)
    can_list = access.may(request.user, Action.SEE_MEMBERS, page.placement.space)
    context = {"page": page, "space": page.placement.space, "groups": groups, "can_list": can_list}
    return render(request, "knowledge/who_can_see.html", context)
