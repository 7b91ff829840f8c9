"""A resource as its readers see it, on the site, in print and in the editor's preview."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.readers import readers_of_page
from itc_spaces.spaces.views import specific_of, with_what_it_shows
from knowledge.actions import still_current
from knowledge.lineage import lineage_of
from knowledge.models import Credit, Resource
from knowledge.revisiting import due_on
from knowledge.staleness import base_of, format_base
from knowledge.texts import latest_text, readable_text
from web.attempts import tried
from web.routes import GET, POST, Rule, route


def readable_resource(
    viewer: User, itc: str, page_id: int, action: Action = Action.READ, also: tuple[str, ...] = ()
) -> Resource:
    """Returns the resource of an address on which the viewer may do `action`, read with `also`; raises Http404."""
    return specific_of(_resource(viewer, page_id, itc, action=action), also)


@access.prepared
def _resource(viewer: User, page_id: int, itc: str, *, action: Action) -> QuerySet:
    rows = access.permitted(viewer, action, Page).filter(pk=page_id, placement__space__slug=itc)
    return with_what_it_shows(viewer, rows).select_related("placement__space__record")


def render_resource(request: HttpRequest, page: Resource, preview: bool = False) -> HttpResponse:
    """Shows the live text to readers; people who may edit also get a link to the text that is not shared yet."""
    placement = None if preview else page.placement
    actions = frozenset() if preview else page.allowed
    shown = page if preview else asked_text(request, page)
    has_changes = page.live and page.has_unpublished_changes and Action.EDIT in actions
    context = {
        "page": page,
        "reading": shown.reading(),
        "credits": credits_of(page.pk) if page.pk else [],
        "contact": shown.contact if hasattr(shown, "contact") else "",
        "placement": placement,
        "space": placement.space if placement else None,
        "actions": {action.name for action in actions},
        "is_draft_shown": shown is not page,
        "has_changes": has_changes,
        "base": format_base(base_of(page)) if has_changes else "",
        "missing": shown.unanswered() if Action.SHARE in actions and placement.shared_at is None else [],
        "is_just_shared": Action.EDIT in actions and "partage" in request.GET,
        "lineage": lineage_of(request.user, page) if placement and not preview else None,
        **_revisit(page, placement),
        "preview": preview,
    }
    return TemplateResponse(request, "knowledge/resource.html", context)


def asked_text(request: HttpRequest, page: Resource) -> Resource:
    """Returns the readers' text, or the unshared text if a person who may edit asks for it."""
    wants_draft = Action.EDIT in page.allowed and "brouillon" in request.GET
    return latest_text(page) if wants_draft else readable_text(page)


@access.prepared_for_all
def credits_of(page: int) -> QuerySet:
    return Credit.objects.filter(page=page)


def _revisit(page: Resource, placement) -> dict:
    """Returns the day when somebody must confirm that the text still holds; readers are told once it has passed."""
    due = due_on(page) if placement and placement.shared_at else None
    return {"revisit_on": due, "is_due": due is not None and due <= access.today()}


@route(Rule.OBJECT, POST)
def confirm_current(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Records « Toujours d'actualité », in one click."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    with tried() as attempt:
        review = still_current(page=page, actor=request.user)
        messages.success(request, f"Merci. La question vous sera posée de nouveau le {review.next_on:%d/%m/%Y}.")
    if attempt.refusal:  # somebody else has just confirmed it: this is no error
        messages.info(request, attempt.refusal.message)
    return redirect(page.get_url())


@route(Rule.OBJECT, GET)
def print_page(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Shows the text alone, to be printed for a meeting."""
    page = readable_resource(request.user, itc, page_id)
    shown = readable_text(page)
    context = {"page": page, "reading": shown.reading(), "credits": page.credits.all(), "space": page.placement.space}
    return render(request, "knowledge/print.html", context)


@route(Rule.OBJECT, GET)
def who_can_see(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id)
    groups = readers_of_page(page.placement)
    can_list = access.may(request.user, Action.SEE_MEMBERS, page.placement.space)
    context = {"page": page, "space": page.placement.space, "groups": groups, "can_list": can_list}
    return render(request, "knowledge/who_can_see.html", context)
