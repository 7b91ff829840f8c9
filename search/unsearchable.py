"""Tells people who may edit which files hold no text that search can find, so that they can attach better ones."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import HttpRequest

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from knowledge.models import Attachment, PageFile
from search.enums import TextState
from search.models import FileText
from tools.models import ToolVersionFile

TOLD = "search/unsearchable.html"
Told = tuple[str, dict] | None


def of_page(request: HttpRequest, *, page, actions, **context) -> Told:
    """Checks the page's files, and those of a tool's versions."""
    if Action.EDIT not in actions:
        return None
    return _told(_all_of(page.pk))


@access.prepared_for_all
def _all_of(page: int) -> QuerySet:
    attached = PageFile.objects.filter(page=page).order_by().values_list("attachment", flat=True)
    return attached.union(
        ToolVersionFile.objects.filter(version__page=page).order_by().values_list("attachment", flat=True)
    )


def of_versions(request: HttpRequest, *, page, **context) -> Told:
    return _told(_versioned(page.pk))


@access.prepared_for_all
def _versioned(page: int) -> QuerySet:
    return ToolVersionFile.objects.filter(version__page=page).values_list("attachment", flat=True)


def of_files(request: HttpRequest, *, files: Iterable, **context) -> Told:
    """Checks the attachments of `files`, on a page that only people who edit see."""
    return _told([link.attachment_id for link in files])


def _told(attachments: list[int]) -> Told:
    names = dict(Attachment.objects.filter(pk__in=attachments).values_list("sha256", "name")) if attachments else {}
    rows = FileText.objects.filter(sha256__in=names).values_list("sha256", "state") if names else ()
    found = defaultdict(list)
    for digest, state in rows:
        found[state].append(names[digest])
    unsearchable, waiting = sorted(found[TextState.EMPTY] + found[TextState.FAILED]), sorted(found[TextState.WAITING])
    return (TOLD, {"unsearchable": unsearchable, "waiting": waiting}) if unsearchable or waiting else None
