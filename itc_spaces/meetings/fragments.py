"""What meetings show on other pages: the next meeting, with its buttons, before everything else."""

from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import User
from itc_spaces.meetings.enums import TurnState
from itc_spaces.meetings.models import Convocation, Meeting, Turn
from itc_spaces.meetings.rhythm import rhythm_of
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingState, ThematicState
from itc_spaces.spaces.models import Space, Thematic
from web.fragments import register_due, register_fragment

COMING = (MeetingState.PREPARED, MeetingState.CONVENED)


def register() -> None:
    register_due(next_meeting, order=0)
    register_due(own_turns, order=10)
    register_fragment("space_aside", of_space, order=5)
    register_fragment("home_aside", own_agenda, order=5)
    register_fragment("thematic_date", of_thematic)
    register_fragment("thematic_aside", beside_thematic)


def next_meeting(request: HttpRequest, **context):
    """Shows the first row of « Mon ITC »: when and where the next meeting is, and three buttons."""
    rows = _convoked(request.user)
    return ("meetings/fragments/next.html", {"row": rows[0], "meeting": rows[0].meeting}) if rows else None


@access.prepared
def _convoked(viewer: User) -> QuerySet:
    rows = access.visible_to(viewer, Convocation).filter(recipient=viewer, withdrawn_at__isnull=True)
    coming = rows.filter(meeting__state=MeetingState.CONVENED, meeting__ends_at__gt=access.now())
    return coming.select_related("meeting__space").order_by("meeting__starts_at", "pk")[:1]


def own_turns(request: HttpRequest, **context):
    """Shows the turns proposed to the person's seats for future meetings."""
    rows = _proposed(request.user) if access.has_a_seat(request.user) else []
    return ("meetings/fragments/turns.html", {"turns": rows}) if rows else None


@access.prepared
def _proposed(viewer: User) -> QuerySet:
    own = access.memberships_in_force().filter(user=viewer).values("seat")
    rows = access.visible_to(viewer, Turn).filter(seat__in=own, state=TurnState.PROPOSED)
    rows = rows.filter(meeting__state=MeetingState.CONVENED, meeting__starts_at__gt=access.now())
    return rows.select_related("meeting__space", "seat__organisation").order_by("meeting__starts_at", "pk")


def of_space(request: HttpRequest, *, space: Space, actions: set[str], **context):
    """Shows to people inside the next meeting, with its buttons, and how the ITC stands towards its rhythm."""
    if Action.SEE_MEMBERS.name not in actions:
        return None
    rows = _next_in(request.user, space.pk)
    meeting = rows[0] if rows else None
    own = _own(request.user, meeting.pk) if meeting and meeting.state == MeetingState.CONVENED else []
    shown = {"space": space, "meeting": meeting, "row": own[0] if own else None, "rhythm": rhythm_of(space.pk)}
    return "meetings/fragments/space_aside.html", shown


@access.prepared
def _own(viewer: User, meeting: int) -> QuerySet:
    rows = access.visible_to(viewer, Convocation).filter(recipient=viewer, withdrawn_at__isnull=True)
    return rows.filter(meeting=meeting).select_related("meeting__space")


@access.prepared
def _next_in(viewer: User, space: int) -> QuerySet:
    rows = access.permitted(viewer, Action.FORESEE, Meeting).filter(space=space, starts_at__gt=access.now())
    return rows.filter(state__in=COMING).order_by("starts_at", "pk")[:1]


def own_agenda(request: HttpRequest, **context):
    return "meetings/fragments/home_aside.html", {}


def of_thematic(request: HttpRequest, *, thematic: Thematic, **context):
    """Shows the next meeting that deals with the thematic."""
    rows = _next_of(request.user, thematic.pk)
    return ("meetings/fragments/thematic_date.html", {"meeting": rows[0]}) if rows else None


@access.prepared
def _next_of(viewer: User, thematic: int) -> QuerySet:
    rows = access.visible_to(viewer, Meeting).filter(items__thematic=thematic, starts_at__gt=access.now())
    return rows.filter(state__in=COMING).select_related("space").order_by("starts_at", "pk")[:1]


def beside_thematic(request: HttpRequest, *, thematic: Thematic, actions: set[str], **context):
    """Shows to participants the link to the commitments and the presence."""
    if Action.SEE_MEMBERS.name not in actions or thematic.state == ThematicState.SUGGESTED:
        return None
    return "meetings/fragments/thematic_aside.html", {"thematic": thematic, "space": thematic.space}
