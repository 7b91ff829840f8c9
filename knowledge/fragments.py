"""What resources show on « Mon ITC » and on a space's page."""

from django.db.models import Q
from django.http import Http404, HttpRequest
from wagtail.models import Page

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import Audience
from itc_spaces.models import Placement, Seat, Space, Thematic
from knowledge.actions.handing_over import givers_of
from knowledge.composing import address_of
from knowledge.experience import feedback_on, summarised
from knowledge.models import Improvement, PracticeSheet, UnfinishedForm
from knowledge.types import type_of, types

SHOWN = 8
PER_PAGE = 24
LATEST_FEEDBACK = 3
WITH_PAGE = ("page", "page__content_type", "space", "author")


def _placements(viewer):
    """Placements the viewer may read, with what a card shows: one query."""
    return access.visible_to(viewer, Placement).select_related(*WITH_PAGE)


def _unfinished(viewer):
    """Interrupted forms of places where their author may still write."""
    new = Q(page__isnull=True)
    return UnfinishedForm.objects.filter(user=viewer).filter(
        Q(page__in=access.permitted(viewer, Action.EDIT, Page).values("pk"))
        | (new & Q(thematic__in=access.permitted(viewer, Action.CONTRIBUTE, Thematic).values("pk")))
        | (new & Q(thematic__isnull=True, space__in=access.permitted(viewer, Action.WRITE, Space).values("pk")))
    )


def own_signatures(request: HttpRequest, **context) -> tuple[str, dict]:
    return "knowledge/fragments/account.html", {}


def drafts(request: HttpRequest, **context) -> tuple[str, dict] | None:
    """The viewer's own drafts, changes not shared yet, and what they were typing."""
    mine = _placements(request.user).filter(author=request.user)
    waiting = mine.filter(shared_at__isnull=True) | mine.filter(page__has_unpublished_changes=True)
    rows = list(waiting.order_by("-page__latest_revision_created_at")[:SHOWN])
    typing = list(_unfinished(request.user).select_related("space", "thematic", "page")[:SHOWN])
    for form in typing:
        form.address, form.label = address_of(form), type_of(form.kind).label
    return ("knowledge/fragments/drafts.html", {"placements": rows, "typing": typing}) if rows or typing else None


def latest(request: HttpRequest, **context) -> tuple[str, dict] | None:
    """What was shared lately, in the own ITC and in the network; to who is only invited, in the thematics."""
    shared = _placements(request.user).filter(shared_at__isnull=False).order_by("-shared_at")
    inside = access.permitted(request.user, Action.SEE_MEMBERS, Space).values("pk")
    own = list(shared.filter(space__in=inside)[:SHOWN])
    is_invited = access.is_only_invited(request.user)
    elsewhere = shared if is_invited else shared.filter(audience=Audience.NETWORK)
    network = list(elsewhere.exclude(space__in=inside)[:SHOWN])
    context = {"own": own, "network": network, "is_invited": is_invited}
    return ("knowledge/fragments/latest.html", context) if own or network else None


def space_resources(request: HttpRequest, *, space: Space, **context) -> tuple[str, dict]:
    """All that the viewer may read of a space, a page at a time."""
    rows = _placements(request.user).filter(space=space)
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    start = (number - 1) * PER_PAGE
    if start < 0:
        raise Http404
    shown = list(rows.order_by("-page__latest_revision_created_at", "-pk")[start : start + PER_PAGE + 1])
    if number > 1 and not shown:
        raise Http404
    return "knowledge/fragments/space_resources.html", {
        "space": space,
        "placements": shown[:PER_PAGE],
        "number": number,
        "has_more": len(shown) > PER_PAGE,
        "can_write": access.may(request.user, Action.WRITE, space),
    }


def authors_of_seat(request: HttpRequest, *, seat: Seat, space: Space, **context) -> tuple[str, dict] | None:
    """On a seat's page: those who sat there and look after resources of the space, so that they can pass them on."""
    authors = list(givers_of(space, request.user).filter(memberships__seat=seat).distinct().order_by("last_name"))
    return ("knowledge/fragments/authors_of_seat.html", {"space": space, "authors": authors}) if authors else None


def improvements(request: HttpRequest, *, page, actions: frozenset[Action], **context) -> tuple[str, dict] | None:
    """For who writes the resource: what was offered for it, and what it offered to its source."""
    if Action.EDIT not in actions:
        return None
    rows = access.visible_to(request.user, Improvement).filter(Q(giver=page.pk) | Q(receiver=page.pk))
    shown = list(rows.select_related("giver__placement__space").defer("reading")[:SHOWN])
    return ("knowledge/fragments/improvements.html", {"page": page, "improvements": shown}) if shown else None


def what_came_of_it(request: HttpRequest, *, page, actions, **context) -> tuple[str, dict] | None:
    """Feedback beside a resource that is shared: its summary, the latest ones, the way to one's own."""
    if not page.takes_feedback or page.placement.shared_at is None:
        return None
    rows = feedback_on(request.user, page)
    summary = summarised(rows)
    return "knowledge/fragments/feedback.html", {
        "page": page,
        "space": page.placement.space,
        "summary": summary,
        "rows": list(rows[:LATEST_FEEDBACK]) if summary.total else [],
        "can_give": Action.GIVE_FEEDBACK.name in actions,
    }


def start(request: HttpRequest, *, space: Space, **context) -> tuple[str, dict]:
    """What one may begin in a space where one writes: the sheet first, the other types folded."""
    known = [known for known in types() if not known.in_thematic_only]
    first = type_of(PracticeSheet.kind)
    shown = {"space": space, "first": first, "others": [other for other in known if other is not first]}
    return "knowledge/fragments/start.html", shown
