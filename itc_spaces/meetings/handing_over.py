"""Puts on the next agenda what waits for it: postponed points, and points that the platform gives while needed.

Actions call `hand_over` after anything that changes what waits or which session is next. Each point is then once on the
next agenda; a point that somebody removed from an agenda does not come back to it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Max, Q, QuerySet

from itc_spaces.meetings.enums import Aim, ItemState
from itc_spaces.meetings.models import AgendaFile, AgendaItem, GivenPoint, Meeting
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MeetingKind, MeetingState

COPIED = ("title", "aim", "minutes", "thematic", "reserved")
TO_COME = (MeetingState.PREPARED, MeetingState.CONVENED)


@dataclass(frozen=True)
class NeededPoint:
    """A point that the platform gives; `is_needed` takes a space's key, `is_first` puts the point before the others."""

    key: str
    title: str
    minutes: int
    is_needed: Callable[[int], bool]
    aim: Aim = Aim.INFORM
    is_first: bool = False


_registered: list[NeededPoint] = []


def register_point(point: NeededPoint) -> None:
    """Registers a point from `AppConfig.ready`."""
    if point not in _registered:
        _registered.append(point)


def next_session(space: int) -> Meeting | None:
    """Returns the soonest future session; one without a date comes last."""
    coming = Meeting.objects.filter(space=space, kind=MeetingKind.SESSION, state__in=TO_COME)
    coming = coming.filter(Q(starts_at__isnull=True) | Q(starts_at__gt=access.now()))
    return coming.order_by(F("starts_at").asc(nulls_last=True), "pk").first()


def hand_over(space: int) -> None:
    """Completes the next agenda; the caller holds the space's lock alone."""
    session = next_session(space)
    if session is None:
        return
    for item in _on_later_agendas(session):
        _bring_forward(item, session)
    for item in _waiting(space):
        _carry(item, session)
    for point in _registered:
        (_give if point.is_needed(space) else _take_back)(point, session)


def _on_later_agendas(session: Meeting) -> QuerySet[AgendaItem]:
    """Returns the points put on other sessions in preparation, which nobody has received yet."""
    handed = AgendaItem.objects.filter(Q(carried_from__isnull=False) | Q(given__isnull=False))
    rows = handed.filter(meeting__space=session.space_id, meeting__state=MeetingState.PREPARED)
    return rows.exclude(meeting=session).select_related("given").order_by("meeting", "position", "pk")


def _bring_forward(item: AgendaItem, session: Meeting) -> None:
    given = getattr(item, "given", None)
    if given and session.given_points.filter(key=given.key).exists():
        return
    item.meeting, item.position = session, _last_place(session)
    item.save(update_fields=["meeting", "position"])
    GivenPoint.objects.filter(item=item).update(meeting=session)


def _waiting(space: int) -> QuerySet[AgendaItem]:
    """Returns points that a held session postponed, and points carried to a session that was then cancelled."""
    postponed = Q(state=ItemState.POSTPONED, meeting__state=MeetingState.HELD)
    stranded = Q(carried_from__isnull=False, meeting__state=MeetingState.CANCELLED)
    rows = AgendaItem.objects.filter(postponed | stranded, meeting__space=space, handed_over=False, given=None)
    return rows.select_related("thematic", "proposed_by", "page").order_by("meeting__starts_at", "position", "pk")


def _carry(item: AgendaItem, session: Meeting) -> None:
    """Copies the point with its files, without its notes."""
    carried = AgendaItem.objects.create(
        meeting=session, carried_from=item, proposed_by=item.proposed_by, page=item.page,
        position=_last_place(session), **_planned(item),
    )  # fmt: skip
    files = item.files.values_list("attachment", flat=True)
    AgendaFile.objects.bulk_create(AgendaFile(item=carried, attachment_id=file) for file in files)
    item.handed_over = True
    item.save(update_fields=["handed_over"])


def _give(point: NeededPoint, session: Meeting) -> None:
    if session.given_points.filter(key=point.key).exists():
        return
    item = None
    if not session.items.filter(title=point.title).exists():  # else somebody has written it
        place = 0 if point.is_first else _last_place(session)
        item = AgendaItem.objects.create(
            meeting=session, title=point.title, aim=point.aim, minutes=point.minutes, position=place
        )
    GivenPoint.objects.create(meeting=session, key=point.key, item=item)


def _take_back(point: NeededPoint, session: Meeting) -> None:
    """Removes a point that is no longer needed, unless somebody has changed or received it."""
    if session.state != MeetingState.PREPARED:
        return
    own = session.items.filter(given__key=point.key, sequence=0, page=None, files=None)
    for item in own:
        session.given_points.filter(item=item).delete()
        item.delete()


def _last_place(session: Meeting) -> int:
    return (session.items.aggregate(last=Max("position"))["last"] or 0) + 1


def _planned(item: AgendaItem) -> dict:
    return {name: getattr(item, name) for name in COPIED}


def copy_agenda(source: Meeting, meeting: Meeting) -> None:
    """Copies the planned points of `source`, without their notes; `hand_over` brings the others."""
    items = source.items.filter(given__isnull=True).exclude(state=ItemState.POSTPONED)
    wanted = items.exclude(title__in=meeting.items.values("title")).select_related("thematic")
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=item.position, **_planned(item)) for item in wanted
    )
