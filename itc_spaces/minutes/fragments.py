"""What minutes show on other pages: unread minutes on « Mon ITC »; on a meeting, its minutes and the owed tasks."""

from datetime import timedelta

from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import User
from itc_spaces.meetings.models import Meeting
from itc_spaces.minutes.actions.checks import WRITTEN_IN
from itc_spaces.minutes.models import Delivery, Minutes
from itc_spaces.minutes.tasks import marked_late, owed_by, owed_in
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingKind, MeetingState
from itc_spaces.spaces.models import Space
from web.fragments import register_due, register_fragment

WAITS_FOR = timedelta(days=60)
SHOWN = 5


def register() -> None:
    register_due(to_read, order=20)
    register_due(own_tasks, order=30)
    register_fragment("meeting_action", what_next)
    register_fragment("meeting", of_meeting)
    register_fragment("meetings_aside", way_to_decisions)
    register_fragment("space", shared_with_network, order=40)


def to_read(request: HttpRequest, **context):
    """Lists the minutes that the person received in the last two months and has not read."""
    rows = _unread(request.user, access.now() - WAITS_FOR)
    return ("minutes/fragments/to_read.html", {"rows": rows}) if rows else None


@access.prepared
def _unread(viewer: User, since) -> QuerySet:
    rows = access.permitted(viewer, Action.ANSWER, Delivery).filter(recipient=viewer, read_at__isnull=True)
    rows = rows.filter(version__newest_of__isnull=False, version__made_at__gt=since)
    return rows.select_related("meeting__space", "version").order_by("-meeting__starts_at", "pk")[:SHOWN]


def own_tasks(request: HttpRequest, **context):
    rows = marked_late(owed_by(request.user)) if access.has_a_seat(request.user) else []
    return ("minutes/fragments/own_tasks.html", {"tasks": rows}) if rows else None


def what_next(request: HttpRequest, *, meeting: Meeting, actions: set[str], **context):
    """Shows the button of a meeting that has begun: it leads to writing its minutes, or to reading them."""
    if not _has_begun(meeting):
        return None
    found = _of(request.user, meeting.pk)
    minutes = found[0] if found else None
    is_shown, is_approved = bool(minutes and minutes.shown_at), bool(minutes and minutes.approved_at)
    writes = "KEEP" in actions and not is_approved
    if not writes and not is_shown:
        return None
    return "minutes/fragments/what_next.html", {"meeting": meeting, "is_shown": is_shown, "writes": writes}


def _has_begun(meeting: Meeting) -> bool:
    return meeting.state in WRITTEN_IN and meeting.starts_at <= access.now()


@access.prepared
def _of(viewer: User, meeting: int) -> QuerySet:
    return access.visible_to(viewer, Minutes).filter(meeting=meeting)


def of_meeting(request: HttpRequest, *, meeting: Meeting, actions: set[str], **context):
    """Lists what seats still owe, on the page of a session to come."""
    coming = meeting.state in (MeetingState.PREPARED, MeetingState.CONVENED) and not _has_begun(meeting)
    if not coming or meeting.kind != MeetingKind.SESSION or "READ" not in actions:
        return None
    tasks = marked_late(owed_in(request.user, meeting.space_id))
    return ("minutes/fragments/owed.html", {"tasks": tasks, "space": meeting.space}) if tasks else None


def way_to_decisions(request: HttpRequest, *, space: Space, **context):
    return "minutes/fragments/way.html", {"space": space}


def shared_with_network(request: HttpRequest, *, space: Space, **context):
    """Lists the minutes that an ITC shares with the network, for people who are not in it."""
    rows = _shared(request.user, space.pk)
    return ("minutes/fragments/shared.html", {"rows": rows, "space": space}) if rows else None


@access.prepared
def _shared(viewer: User, space: int) -> QuerySet:
    rows = access.visible_to(viewer, Minutes).filter(space=space, audience="NETWORK", approved_at__isnull=False)
    return rows.select_related("meeting").order_by("-meeting__starts_at", "pk")[:SHOWN]
