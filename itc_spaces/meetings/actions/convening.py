"""Convenes, moves and cancels a meeting; convoked people and their calendars are told each time."""

from datetime import date, time

from django.db import transaction

from accounts.models import User
from itc_spaces.meetings.actions.checks import (
    check_is_whole,
    checked_reason,
    checked_times,
    checked_words,
    is_over,
    locked_meeting,
)
from itc_spaces.meetings.actions.turns import propose_turns
from itc_spaces.meetings.enums import Answer, Mode
from itc_spaces.meetings.handing_over import hand_over
from itc_spaces.meetings.models import Meeting
from itc_spaces.meetings.reconciling import reconcile, tell_again
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingState
from itc_spaces.spaces.models import SpaceRecord
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import Overtaken, Refused

UNANSWERED = {"answer": Answer.WAITING, "answered_at": None, "represented_by": "", "word": "", "by_link": False}
ALREADY_HELD = "Cette rencontre a eu lieu : elle ne s'annule plus."
NOTICE_DAYS = 15


@transaction.atomic
def convene_meeting(*, meeting: Meeting, actor: User) -> Meeting:
    """Shows the date, place and agenda to everybody concerned, sends convocations and proposes turns."""
    meeting = locked_meeting(actor, Action.LEAD, meeting, changes=SpaceRecord)
    if meeting.state == MeetingState.CONVENED:
        return meeting
    if meeting.state != MeetingState.PREPARED:
        raise Refused("Cette rencontre est tenue ou annulée : préparez-en une autre.")
    check_is_whole(meeting)
    if is_over(meeting) or meeting.starts_at <= access.now():
        raise Refused("Cette date est passée : choisissez-en une à venir avant de convoquer.")
    hand_over(meeting.space_id)  # its agenda is whole before anybody receives it
    if not meeting.items.exists():
        raise Refused("Écrivez au moins un point à l'ordre du jour.")
    now = access.now()
    meeting.state, meeting.shown_at, meeting.convened_at, meeting.convened_by = MeetingState.CONVENED, now, now, actor
    meeting.sequence += 1
    meeting.save()
    trace(action=Traced.MEETING_CONVENED, target=meeting, actor=actor)
    reconcile(meeting)
    propose_turns(meeting, actor)
    return meeting


@transaction.atomic
def move_meeting(
    *, meeting: Meeting, actor: User, seen: int, day: date, starts: time, ends: time, mode: Mode, **words: str
) -> Meeting:
    """Moves the meeting; a new time asks everybody again, a new place does not. `seen`: its `sequence` in the form."""
    meeting = locked_meeting(actor, Action.LEAD, meeting, changes=SpaceRecord)
    if meeting.state != MeetingState.CONVENED or is_over(meeting):
        raise Refused("Cette rencontre n'est plus à déplacer : elle a eu lieu, ou elle est annulée.")
    if seen != meeting.sequence:
        raise Overtaken("Quelqu'un vient de déplacer cette rencontre : relisez sa date et son lieu, puis recommencez.")
    was, former = (meeting.starts_at, meeting.ends_at), meeting.starts_at
    for name, value in {**checked_words(words), "mode": mode}.items():
        setattr(meeting, name, value)
    moved = checked_times(day, starts, ends, meeting.zone)
    meeting.starts_at, meeting.ends_at = moved["starts_at"], moved["ends_at"]
    check_is_whole(meeting)
    meeting.sequence += 1
    if (meeting.starts_at, meeting.ends_at) != was:
        meeting.moved_from = former
        meeting.convocations.update(**UNANSWERED)
    meeting.save()
    trace(action=Traced.MEETING_MOVED, target=meeting, actor=actor)
    reconcile(meeting)
    tell_again(meeting)
    hand_over(meeting.space_id)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, actor: User, reason: str) -> Meeting:
    meeting = locked_meeting(actor, Action.LEAD, meeting, changes=SpaceRecord)
    if meeting.state == MeetingState.CANCELLED:
        return meeting
    if meeting.state == MeetingState.HELD or (meeting.state == MeetingState.CONVENED and is_over(meeting)):
        raise Refused(ALREADY_HELD)
    meeting.cancelled_because = checked_reason(reason)
    meeting.state = MeetingState.CANCELLED
    meeting.sequence += 1
    meeting.save()
    trace(action=Traced.MEETING_CANCELLED, target=meeting, actor=actor)
    tell_again(meeting)
    hand_over(meeting.space_id)
    return meeting
