"""What validation shows on the pages of other apps."""

from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.publication.models import Edition, Submission, WithdrawalRequest
from web.fragments import register_fragment

SHOWN = 50


def register() -> None:
    register_fragment("resource_aside", where_it_stands, order=30)
    register_fragment("home", what_waits, order=20)
    register_fragment("readers", who_else_reads, order=20)


def where_it_stands(request: HttpRequest, *, page, actions: frozenset[Action], **context):
    """Shows « Où en est-on ? » in one query: the newest submission to people who write, the edition to everybody."""
    submission, edition = _of_writers(request.user, page) if Action.EDIT in actions else (None, _in_force(page))
    may_submit = Action.SUBMIT in actions and page.live
    if not (submission or edition or may_submit):
        return None
    space = page.url_path.split("/")[2]
    shown = {"page": page, "space": space, "submission": submission, "edition": edition, "may_submit": may_submit}
    shown["may_ask"] = edition is not None and Action.ASK_WITHDRAWAL in actions
    return "publication/where_it_stands.html", shown


def _of_writers(viewer: User, page) -> tuple[Submission | None, Edition | None]:
    rows = _submissions(viewer, page.pk)
    editions = (row.edition for row in rows if row.edition and row.edition.in_catalogue)
    return (rows[0] if rows else None), next(editions, None)


@access.prepared
def _submissions(viewer: User, page: int) -> QuerySet:
    rows = access.visible_to(viewer, Submission).filter(page=page).select_related("committee", "edition")
    return rows.defer("reading", "edition__reading", "edition__html").order_by("-submitted_at")[:SHOWN]


def _in_force(page) -> Edition | None:
    return next(iter(_editions_in_force(page.pk)), None)


@access.prepared_for_all
def _editions_in_force(page: int) -> QuerySet:
    return Edition.objects.filter(publication__page=page, in_catalogue=True).defer("reading", "html")[:1]


def who_else_reads(request: HttpRequest, *, page, **context):
    """Shows the other readers of the page: the committee that reads its submission, and the public of its edition."""
    mine = access.visible_to(request.user, Submission)
    submission = mine.filter(page=page, decided_at=None).select_related("committee").first()
    shown = {"committee": submission and submission.committee, "edition": _in_force(page)}
    return ("publication/who_else_reads.html", shown) if any(shown.values()) else None


def what_waits(request: HttpRequest, **context):
    """Shows what waits for the viewer, oldest first; else a link to the submissions that they may read."""
    submissions, requests = _to_decide(request.user), _first_requests(request.user)
    if not submissions and not requests and not _any_submission(request.user):
        return None
    return "publication/what_waits.html", {"submissions": submissions, "requests": requests}


@access.prepared
def _to_decide(viewer: User) -> QuerySet:
    waiting = access.permitted(viewer, Action.DECIDE, Submission).select_related("space", "committee").defer("reading")
    return waiting.order_by("submitted_at")[:6]


@access.prepared
def _first_requests(viewer: User) -> QuerySet:
    return requests_waiting_for(viewer)[:6]


@access.prepared
def _any_submission(viewer: User) -> QuerySet:
    return access.visible_to(viewer, Submission).order_by().values_list("pk", flat=True)[:1]


def requests_waiting_for(viewer: User) -> QuerySet[WithdrawalRequest]:
    """Returns the withdrawal requests that the viewer may pass on or answer."""
    waits = access.permitted(viewer, Action.SUBMIT, WithdrawalRequest).values("pk")
    rows = access.permitted(viewer, Action.DECIDE, WithdrawalRequest) | WithdrawalRequest.objects.filter(pk__in=waits)
    return rows.select_related("space").order_by("asked_at")
