"""What validation shows on others' pages."""

from django.http import HttpRequest

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.fragments import register_fragment
from knowledge.publication.models import Edition, Submission

SHOWN = 50


def register() -> None:
    register_fragment("resource_aside", where_it_stands, order=30)
    register_fragment("home", what_waits, order=20)
    register_fragment("readers", who_else_reads, order=20)


def where_it_stands(request: HttpRequest, *, page, actions: frozenset[Action], **context):
    """« Où en est-on ? », in one query: the newest submission for who writes the resource, its edition for all."""
    submission, edition = _of_writers(request, page) if Action.EDIT in actions else (None, _in_force(page))
    may_submit = Action.SUBMIT in actions and page.live
    if not (submission or edition or may_submit):
        return None
    space = page.url_path.split("/")[2]
    shown = {"page": page, "space": space, "submission": submission, "edition": edition, "may_submit": may_submit}
    return "publication/where_it_stands.html", shown


def _of_writers(request: HttpRequest, page) -> tuple[Submission | None, Edition | None]:
    submissions = access.visible_to(request.user, Submission).filter(page=page).select_related("committee", "edition")
    rows = list(submissions.defer("reading", "edition__reading", "edition__html").order_by("-submitted_at")[:SHOWN])
    editions = (row.edition for row in rows if row.edition and row.edition.in_catalogue)
    return (rows[0] if rows else None), next(editions, None)


def _in_force(page) -> Edition | None:
    return Edition.objects.filter(publication__page=page, in_catalogue=True).defer("reading", "html").first()


def who_else_reads(request: HttpRequest, *, page, **context):
    """Beside the readers of the page: the committee that reads what was submitted of it, and the public's edition."""
    mine = access.visible_to(request.user, Submission)
    submission = mine.filter(page=page, decided_at=None).select_related("committee").first()
    shown = {"committee": submission and submission.committee, "edition": _in_force(page)}
    return ("publication/who_else_reads.html", shown) if any(shown.values()) else None


def what_waits(request: HttpRequest, **context):
    """What waits for the viewer, oldest first; when nothing does, the way to what they may read of validation."""
    waiting = (
        access.permitted(request.user, Action.DECIDE, Submission).select_related("space", "committee").defer("reading")
    )
    submissions = list(waiting.order_by("submitted_at")[:6])
    if not submissions and not access.visible_to(request.user, Submission).exists():
        return None
    return "publication/what_waits.html", {"submissions": submissions}
