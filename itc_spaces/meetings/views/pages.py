"""The page of one meeting: what its reader may know of it and do with it, its calendar file and its sheet."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from accounts.models import User
from itc_spaces.meetings import calendars
from itc_spaces.meetings.actions.convening import NOTICE_DAYS
from itc_spaces.meetings.enums import Answer
from itc_spaces.meetings.models import AgendaFile, AgendaItem, Attendance, Convocation, Meeting, Turn
from itc_spaces.meetings.moments import DOUBLED_HOUR, is_doubled
from itc_spaces.meetings.seats import seated
from itc_spaces.meetings.views.readable import names, readable_meeting
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingState
from web.routes import GET, Rule, route

BLANK_LINES = 5  # for people who come only this time
ICS = "text/calendar; charset=utf-8"
COUNTED = {Answer.COMING: "oui", Answer.REMOTE: "à distance", Answer.EXCUSED: "non", Answer.WAITING: "sans réponse"}


@route(Rule.OBJECT, GET)
def meeting(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Shows when and where to people who may know the date, and the rest to people who may read it."""
    found = readable_meeting(request.user, itc, pk, Action.FORESEE)
    actions = names(found)
    attends = Action.SEE_MEMBERS.name in actions
    convoked = _convoked(request.user, found.pk) if attends else _own(request.user, found.pk)
    items = _agenda(request.user, found.pk) if "READ" in actions else []
    context = {
        "meeting": found, "space": found.space, "actions": actions, "attends": attends,
        "items": items, "is_written": not all(hasattr(item, "given") for item in items),
        "convoked": convoked, "own": _of_reader(convoked, request.user, found),
        "counts": _counts(convoked) if attends else [],
        "turns": _turns(request.user, found.pk) if attends else [],
        "attendances": _attendances(request.user, found.pk) if found.state == MeetingState.HELD else [],
        "outside": Action.ENTER.name not in actions,
        "is_over": found.ends_at is not None and found.ends_at <= access.now(),
        "is_short": _is_short(found), "doubled": _doubled(found), "now": access.now(),
    }  # fmt: skip
    return render(request, "meetings/meeting.html", context)


def _of_reader(convoked: list[Convocation], viewer: User, meeting: Meeting) -> Convocation | None:
    own = next((row for row in convoked if row.recipient_id == viewer.pk), None)
    if own is not None:
        own.meeting = meeting  # the template's buttons name the meeting
    return own


def _counts(convoked: list[Convocation]) -> list[tuple[str, int]]:
    live = [row.answer for row in convoked if row.withdrawn_at is None]
    return [(COUNTED[value], live.count(value)) for value in COUNTED if value in live]


def _is_short(meeting: Meeting) -> bool:
    """Returns whether fewer days are left than the usual notice: the page says so, nothing is refused."""
    waits = meeting.state == MeetingState.PREPARED and meeting.starts_at
    return bool(waits) and 0 <= (meeting.starts_at - access.now()).days < NOTICE_DAYS


def _doubled(meeting: Meeting) -> str:
    return DOUBLED_HOUR if meeting.starts_at and is_doubled(meeting.starts_at, meeting.zone) else ""


def _agenda(viewer: User, meeting: int) -> list[AgendaItem]:
    """Returns the items, each with its files and the linked resource if the viewer may read it."""
    items = _items(viewer, meeting)
    pages = {page.pk: page for page in _linked(viewer, meeting)} if any(item.page_id for item in items) else {}
    held: dict[int, list[AgendaFile]] = {item.pk: [] for item in items}
    for link in _files(meeting) if items else ():
        if link.item_id in held:
            held[link.item_id].append(link)
    for item in items:
        item.shown_page, item.shown_files = pages.get(item.page_id), held[item.pk]
    return items


@access.prepared
def _linked(viewer: User, meeting: int) -> QuerySet:
    return access.visible_to(viewer, Page).filter(pk__in=AgendaItem.objects.filter(meeting=meeting).values("page"))


@access.prepared_for_all
def _files(meeting: int) -> QuerySet:
    return AgendaFile.objects.filter(item__meeting=meeting).select_related("attachment").order_by("pk")


@access.prepared
def _items(viewer: User, meeting: int) -> QuerySet:
    rows = access.visible_to(viewer, AgendaItem).filter(meeting=meeting)
    return (
        access.with_actions(viewer, rows)
        .select_related("thematic", "proposed_by__organisation", "given")
        .order_by("position", "pk")
    )


@access.prepared
def _convoked(viewer: User, meeting: int) -> QuerySet:
    rows = access.visible_to(viewer, Convocation).filter(meeting=meeting, withdrawn_at__isnull=True)
    return rows.select_related("recipient", "seat__organisation").order_by("pk")


@access.prepared
def _own(viewer: User, meeting: int) -> QuerySet:
    rows = access.visible_to(viewer, Convocation).filter(meeting=meeting, withdrawn_at__isnull=True)
    return rows.filter(recipient=viewer)


@access.prepared
def _turns(viewer: User, meeting: int) -> QuerySet:
    rows = access.visible_to(viewer, Turn).filter(meeting=meeting).select_related("seat__organisation")
    return rows.order_by("duty", "-pk")


@access.prepared
def _attendances(viewer: User, meeting: int) -> QuerySet:
    return access.visible_to(viewer, Attendance).filter(meeting=meeting).order_by("pk")


@route(Rule.OBJECT, GET)
def ics(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Gives a file for a calendar that people fill by hand; the entry is the same as in the mails."""
    found = readable_meeting(request.user, itc, pk, Action.FORESEE)
    if found.starts_at is None or found.state == MeetingState.CANCELLED:
        raise Http404
    response = HttpResponse(calendars.feed([found], found.space.title), content_type=ICS)
    response["Content-Disposition"] = f'attachment; filename="rencontre-{found.pk}.ics"'
    return response


@route(Rule.OBJECT, GET)
def sheet(request: HttpRequest, itc: str, pk: int) -> HttpResponse:
    """Shows the « feuille d'émargement » that people print and sign on the day."""
    found = readable_meeting(request.user, itc, pk, Action.SEE_MEMBERS)
    invited = found.convocations.filter(grant__isnull=False, withdrawn_at__isnull=True).select_related("grant__user")
    context = {
        "meeting": found, "space": found.space, "places": seated(found), "blank": range(BLANK_LINES),
        "invited": [row.grant for row in invited.order_by("pk")],
    }  # fmt: skip
    return render(request, "meetings/sheet.html", context)
