"""What resources show on « Mon ITC » and on a space's page."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Placement, Seat, Space, Thematic
from knowledge.actions.handing_over import givers_of
from knowledge.composing import address_of
from knowledge.experience import latest_on, summary_on
from knowledge.keeping import device_seal, owner_mark
from knowledge.models import Improvement, PracticeSheet, Resource, UnfinishedForm
from knowledge.traying import imported_for
from knowledge.types import takes_feedback, type_of, types
from web.alphabet import French
from web.numbers import number_asked

SHOWN = 8
PER_PAGE = 24
LATEST_FEEDBACK = 3
# Shared resources are in order of their last sharing, the same for all readers; drafts by their last writing.
LAST_SHARED = Coalesce("shared_at", "page__latest_revision_created_at")
ON_A_LINE = (
    "shared_at", "audience", "page__title", "page__draft_title", "page__slug", "page__live",
    "page__latest_revision_created_at", "page__content_type__app_label", "page__content_type__model",
    "space__title", "space__slug",
)  # fmt: skip


def lines(placements: QuerySet[Placement]) -> QuerySet[Placement]:
    """Loads what a list shows on one line, and no more."""
    return placements.select_related("page__content_type", "space").only(*ON_A_LINE)


@access.prepared
def _own_drafts(viewer: User) -> QuerySet:
    mine = access.permitted(viewer, Action.EDIT, Placement).filter(author=viewer)
    waiting = mine.filter(Q(shared_at__isnull=True) | Q(page__has_unpublished_changes=True))
    return lines(waiting).order_by("-page__latest_revision_created_at")[:SHOWN]


@access.prepared
def _typing(viewer: User) -> QuerySet:
    return _unfinished(viewer).select_related("space", "page").order_by("-updated_at")[:SHOWN]


@access.prepared
def _latest(viewer: User, *, is_own: bool, is_invited: bool) -> QuerySet:
    shared = access.visible_to(viewer, Placement).filter(shared_at__isnull=False)
    inside = Q(space__in=access.permitted(viewer, Action.SEE_MEMBERS, Space).values("pk"))
    elsewhere = ~inside if is_invited else ~inside & Q(audience=Audience.NETWORK)
    return lines(shared.filter(inside if is_own else elsewhere)).order_by("-shared_at")[:SHOWN]


@access.prepared
def _of_space(viewer: User, space: int, *, start: int) -> QuerySet:
    rows = lines(access.visible_to(viewer, Placement).filter(space=space))
    return rows.order_by(LAST_SHARED.desc(), "-pk")[start : start + PER_PAGE + 1]


def _unfinished(viewer: User):
    """Returns the person's interrupted forms in places where they may still write."""
    new = Q(page__isnull=True)
    return UnfinishedForm.objects.filter(user=viewer, sent_at__isnull=True, space__isnull=False).filter(
        Q(page__in=access.permitted(viewer, Action.EDIT, Page).values("pk"))
        | (new & Q(thematic__in=access.permitted(viewer, Action.CONTRIBUTE, Thematic).values("pk")))
        | (new & Q(thematic__isnull=True, space__in=access.permitted(viewer, Action.WRITE, Space).values("pk")))
    )


def keeping(request: HttpRequest, **context) -> tuple[str, dict] | None:
    """Gives the script what it needs to keep the words of the signed-in person, and of nobody else, on a device."""
    if not request.user.is_authenticated:
        return None
    shown = {"owner": owner_mark(request.user), "seal": device_seal(request.user)}
    return "knowledge/fragments/scripts.html", shown


def own_signatures(request: HttpRequest, **context) -> tuple[str, dict]:
    return "knowledge/fragments/account.html", {}


def drafts(request: HttpRequest, **context) -> tuple[str, dict] | None:
    """Shows the viewer's drafts, their changes that are not shared yet, and what they were typing."""
    rows, typing = _own_drafts(request.user), _typing(request.user)
    for form in typing:
        form.address, form.label = address_of(form), type_of(form.kind).label
    return ("knowledge/fragments/drafts.html", {"placements": rows, "typing": typing}) if rows or typing else None


def latest(request: HttpRequest, **context) -> tuple[str, dict] | None:
    """Shows what was shared lately in the viewer's ITC and in the network; to the invited, in their thematics."""
    is_invited = access.is_only_invited(request.user)
    own = _latest(request.user, is_own=True, is_invited=is_invited)
    network = _latest(request.user, is_own=False, is_invited=is_invited)
    context = {"own": own, "network": network, "is_invited": is_invited}
    return ("knowledge/fragments/latest.html", context) if own or network else None


def space_resources(request: HttpRequest, *, space: Space, actions: set[str], **context) -> tuple[str, dict]:
    """Shows what the viewer may read of a space, one page at a time."""
    number = number_asked(request.GET.get("page", "1"), longest=5)
    start = (number - 1) * PER_PAGE
    if start < 0:
        raise Http404
    # Only the first page is asked for often enough to keep its SQL.
    asked_once = _of_space.question if start else _of_space
    shown = list(asked_once(request.user, space.pk, start=start))
    if number > 1 and not shown:
        raise Http404
    return "knowledge/fragments/space_resources.html", {
        "space": space,
        "placements": shown[:PER_PAGE],
        "number": number,
        "has_more": len(shown) > PER_PAGE,
        "can_write": Action.WRITE.name in actions,
    }


def authors_of_seat(request: HttpRequest, *, seat: Seat, space: Space, **context) -> tuple[str, dict] | None:
    """Shows on a seat's page the people who sat there and still look after resources, so that they can pass them on."""
    authors = list(
        givers_of(space, request.user)
        .filter(memberships__seat=seat)
        .distinct()
        .order_by(French("last_name"), French("first_name"), "pk")
    )
    return ("knowledge/fragments/authors_of_seat.html", {"space": space, "authors": authors}) if authors else None


def improvements(request: HttpRequest, *, page, actions: frozenset[Action], **context) -> tuple[str, dict] | None:
    """Shows to people who write the resource what was offered for it, and what it offered to its source."""
    if Action.EDIT not in actions:
        return None
    shown = _improvements(request.user, page.pk)
    return ("knowledge/fragments/improvements.html", {"page": page, "improvements": shown}) if shown else None


@access.prepared
def _improvements(viewer: User, page: int) -> QuerySet:
    rows = access.visible_to(viewer, Improvement).filter(Q(giver=page) | Q(receiver=page))
    return rows.select_related("giver__placement__space").defer("reading")[:SHOWN]


def what_came_of_it(request: HttpRequest, *, page, actions, **context) -> tuple[str, dict] | None:
    """Shows the feedback beside a shared resource: its summary, the latest ones, and a link to give one."""
    if not takes_feedback(page.kind) or page.placement.shared_at is None:
        return None
    summary = summary_on(request.user, page)
    return "knowledge/fragments/feedback.html", {
        "page": page,
        "space": page.placement.space,
        "summary": summary,
        "rows": latest_on(request.user, page, LATEST_FEEDBACK) if summary.total else [],
        "can_give": Action.GIVE_FEEDBACK.name in actions,
    }


def start(request: HttpRequest, *, space: Space, **context) -> tuple[str, dict]:
    """Shows what a person may begin in a space: the sheet first, the other types folded."""
    known = [known for known in types() if not known.in_thematic_only]
    first = type_of(PracticeSheet.kind)
    shown = {"space": space, "first": first, "others": [other for other in known if other is not first]}
    return "knowledge/fragments/start.html", shown


def unplaced(request: HttpRequest, *, page: Resource, **context) -> tuple[str, dict] | None:
    """Shows, before a draft made from a document is shared, that some text has no place yet or must be checked."""
    row = imported_for(page)
    shown = {"page": page, "space": page.placement.space, "row": row}
    return ("knowledge/fragments/unplaced.html", shown) if row and (row.tray or row.to_check) else None
