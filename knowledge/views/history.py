"""The versions of a resource, with their dates and authors, and the way to restore one, for people who may edit."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from wagtail.models import PageLogEntry, Revision

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.trace import Traced
from knowledge.actions import revert_to
from knowledge.compare import compare
from knowledge.files.digests import digests_of
from knowledge.models import Improvement, Resource
from knowledge.published import editions
from knowledge.staleness import StaleForm, base_of, format_base, parse_base
from knowledge.texts import latest_text
from knowledge.views.pages import readable_resource
from web.numbers import page_asked
from web.routes import GET, POST, Rule, route

PER_PAGE = 30
EVENTS = 60
LABELS = dict(Traced.choices)


def versions_of(viewer: User, page: Resource) -> QuerySet[Revision]:
    """Returns the versions that a viewer who may edit the page may read: none from before the page became theirs."""
    since = access.versions_since(viewer, page.placement, Action.SHARE in page.allowed)
    return page.revisions.filter(created_at__gte=since) if since else page.revisions.all()


def revision_of(viewer: User, page: Resource, revision_id: int) -> Revision:
    return get_object_or_404(versions_of(viewer, page), pk=revision_id)


@route(Rule.OBJECT, GET)
def history(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Shows the versions, and beside them what happened to the resource."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    number = request.GET.get("page", "1")
    rows = versions_of(request.user, page).select_related("user").order_by("-created_at", "-pk")
    paginator = Paginator(rows.defer("content"), PER_PAGE)
    versions, entries = page_asked(paginator, number), _entries(request.user, page)
    # An offer is deleted with its adaptation; its entry stays in the history, without a link.
    offers = {entry.data["improvement"] for entry in entries if "improvement" in entry.data}
    readable = set(access.visible_to(request.user, Improvement).filter(pk__in=offers).values_list("pk", flat=True))
    context = {
        "page": page,
        "space": page.placement.space,
        "versions": versions,
        "named": access.named_to(request.user, page.placement.space_id, (row.user_id for row in (*versions, *entries))),
        "has_edition": bool(editions().of_pages([page.pk])),
        "events": [
            {
                "label": LABELS[entry.action],
                "user": entry.user,
                "at": entry.timestamp,
                "improvement": offer if (offer := entry.data.get("improvement")) in readable else None,
            }
            for entry in entries
        ],
    }
    return render(request, "knowledge/history.html", context)


def _entries(viewer: User, page: Resource) -> list[PageLogEntry]:
    since = access.versions_since(viewer, page.placement, Action.SHARE in page.allowed)
    rows = PageLogEntry.objects.filter(page=page.pk, action__in=LABELS).select_related("user")
    return list((rows.filter(timestamp__gte=since) if since else rows)[:EVENTS])


@route(Rule.OBJECT, GET)
def version(request: HttpRequest, itc: str, page_id: int, revision_id: int) -> HttpResponse:
    """Compares one version with the latest text."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    revision = revision_of(request.user, page, revision_id)
    old, now = revision.as_object().reading(), latest_text(page).reading()
    context = {
        "page": page,
        "space": page.placement.space,
        "version": revision,
        "named": access.named_to(request.user, page.placement.space_id, [revision.user_id]),
        "reading": old,
        "comparison": compare(old, now, digests=digests_of(old, now)),
        "base": format_base(base_of(page)),
    }
    return render(request, "knowledge/version.html", context)


@route(Rule.OBJECT, POST)
def revert(request: HttpRequest, itc: str, page_id: int, revision_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    try:
        with transaction.atomic():
            base = parse_base(request.POST.get("base", ""))
            revert_to(page=page, actor=request.user, revision=revision_of(request.user, page, revision_id), base=base)
    except StaleForm:
        messages.error(request, "Quelqu'un a enregistré entre-temps : relisez la comparaison, puis recommencez.")
        return redirect("version", itc, page_id, revision_id)
    messages.success(
        request, "Cette version est redevenue le brouillon en cours. Rien n'est perdu : les autres restent ici."
    )
    return redirect("history", itc, page_id)
