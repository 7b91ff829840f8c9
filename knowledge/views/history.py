"""What was written when, by whom, and the way back to it: for those who may edit."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from wagtail.models import PageLogEntry, Revision

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.routes import Rule, route
from itc_spaces.trace import Traced
from knowledge.actions import revert_to
from knowledge.actions.checks import latest_text
from knowledge.compare import compare
from knowledge.models import Improvement, Resource
from knowledge.publication.models import Edition
from knowledge.staleness import StaleForm, base_of, format_base, parse_base
from knowledge.views.pages import readable_resource

PER_PAGE = 30


def revision_of(page: Resource, revision_id: int) -> Revision:
    return get_object_or_404(page.revisions, pk=revision_id)


@route(Rule.OBJECT)
def history(request: HttpRequest, itc: str, page_id: int) -> HttpResponse:
    """Versions, and beside them what happened to the resource."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    number = request.GET.get("page", "1")
    paginator = Paginator(
        page.revisions.select_related("user").order_by("-created_at", "-pk").defer("content"), PER_PAGE
    )
    if not (number.isascii() and number.isdigit() and len(number) < 10 and 1 <= int(number) <= paginator.num_pages):
        raise Http404
    labels = dict(Traced.choices)
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=labels).select_related("user")[:60]
    # An offer goes with its adaptation: what happened stays in the history, without a link.
    offers = {entry.data["improvement"] for entry in entries if "improvement" in entry.data}
    readable = set(access.visible_to(request.user, Improvement).filter(pk__in=offers).values_list("pk", flat=True))
    context = {
        "page": page,
        "space": page.placement.space,
        "versions": paginator.page(int(number)),
        "has_edition": Edition.objects.filter(publication__page=page.pk, in_catalogue=True).exists(),
        "events": [
            {
                "label": labels[entry.action],
                "user": entry.user,
                "at": entry.timestamp,
                "improvement": offer if (offer := entry.data.get("improvement")) in readable else None,
            }
            for entry in entries
        ],
    }
    return render(request, "knowledge/history.html", context)


@route(Rule.OBJECT)
def version(request: HttpRequest, itc: str, page_id: int, revision_id: int) -> HttpResponse:
    """One version, compared with the latest text."""
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    revision = revision_of(page, revision_id)
    old = revision.as_object().reading()
    context = {
        "page": page,
        "space": page.placement.space,
        "version": revision,
        "reading": old,
        "comparison": compare(old, latest_text(page).reading()),
        "base": format_base(base_of(page)),
    }
    return render(request, "knowledge/version.html", context)


@route(Rule.OBJECT)
@require_POST
def revert(request: HttpRequest, itc: str, page_id: int, revision_id: int) -> HttpResponse:
    page = readable_resource(request.user, itc, page_id, Action.EDIT)
    try:
        with transaction.atomic():
            base = parse_base(request.POST.get("base", ""))
            revert_to(page=page, actor=request.user, revision=revision_of(page, revision_id), base=base)
    except StaleForm:
        messages.error(request, "Quelqu'un a enregistré entre-temps : relisez la comparaison, puis recommencez.")
        return redirect("version", itc, page_id, revision_id)
    messages.success(
        request, "Cette version est redevenue le brouillon en cours. Rien n'est perdu : les autres restent ici."
    )
    return redirect("history", itc, page_id)
