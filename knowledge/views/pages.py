"""A resource as its readers see it, on the site, in print and in the editor's preview."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST
from wagtail.models import Page

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.readers import readers_of_page
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.routes import Rule, route
from itc_spaces.views import specific_of
from knowledge.actions import still_current
from knowledge.actions.checks import latest_text, readable_text
from knowledge.lineage import lineage_of
from knowledge.models import Resource
from knowledge.revisiting import due_on


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
        **_revisit(page, placement),
        "preview": preview,
    }
    return TemplateResponse(request, "knowledge/resource.html", context)


def _revisit(page: Resource, placement) -> dict:
    """When it will be asked whether the text still holds; overdue, its readers know."""
    due = due_on(page) if placement and placement.shared_at else None
    return {"revisit_on": due, "is_due": due is not None and due <= access.today()}


@route(Rule.OBJECT)
@require_POST
def confirm_current(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """« Toujours d'actualité », in one click."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    try:
        review = still_current(page=page, actor=request.user)
        messages.success(request, f"Merci. La question vous sera posée de nouveau le {review.next_on:%d/%m/%Y}.")
    except NotAllowed as error:
        raise Http404 from error
    except Refused as error:
        messages.info(request, error.message)
    return redirect(page.get_url())


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
    groups = readers_of_page(page.placement)
    can_list = access.may(request.user, Action.SEE_MEMBERS, page.placement.space)
    context = {"page": page, "space": page.placement.space, "groups": groups, "can_list": can_list}
    return render(request, "knowledge/who_can_see.html", context)
