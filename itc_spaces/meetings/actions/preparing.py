"""Plans, prepares (from the last session) and edits a meeting, or records one that was held."""

from collections.abc import Iterable
from datetime import date, time

from django.db import transaction

from accounts.models import User
from itc_spaces.meetings.actions.checks import (
    checked_past_times,
    checked_times,
    checked_words,
    locked_meeting,
)
from itc_spaces.meetings.enums import Mode
from itc_spaces.meetings.handing_over import copy_agenda, hand_over
from itc_spaces.meetings.models import Meeting
from itc_spaces.meetings.planning import MOST
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingKind, MeetingState
from itc_spaces.spaces.locking import lock_places
from itc_spaces.spaces.models import Space, SpaceRecord
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import NotAllowed, Overtaken, Refused

SESSION_TITLE = "Rencontre de l'ITC"


def _prepared_in(space: Space, actor: User) -> SpaceRecord:
    """Locks the space's record alone, so that two requests make one meeting; returns it. Raises NotAllowed."""
    lock_places(actor, spaces=[space.pk], changes=SpaceRecord)
    record = SpaceRecord.objects.select_related("department").get(space=space)
    if not access.may(actor, Action.MANAGE, space):
        raise NotAllowed("Vous ne pouvez pas préparer de rencontre dans cette ITC.")
    return record


@transaction.atomic
def plan_year(
    *,
    space: Space,
    actor: User,
    days: Iterable[date],
    starts: time,
    ends: time,
    mode: Mode = Mode.ON_SITE,
    **words: str,
) -> list[Meeting]:
    """Makes a session in preparation on each day; a day that already has a session gets no second one."""
    record, wanted = _prepared_in(space, actor), sorted(set(days))
    if not wanted:
        raise Refused("Gardez au moins une date.")
    if len(wanted) > MOST:
        raise Refused(f"Planifiez douze rencontres au plus à la fois : il y en a {len(wanted)}.")
    zone = record.department.time_zone
    words = checked_words({"title": SESSION_TITLE, **words})
    standing = Meeting.objects.filter(space=space).exclude(state=MeetingState.CANCELLED)
    made = []
    for day in wanted:
        times = checked_times(day, starts, ends, zone)
        if not standing.filter(starts_at=times["starts_at"]).exists():
            made.append(_make(space, actor, zone=zone, mode=mode, **times, **words))
    hand_over(space.pk)
    return made


@transaction.atomic
def prepare_meeting(
    *, space: Space, actor: User, kind: MeetingKind = MeetingKind.SESSION, day: date | None = None,
    starts: time | None = None, ends: time | None = None, mode: Mode = Mode.ON_SITE, copied: Meeting | None = None,
    **words: str,
) -> Meeting:  # fmt: skip
    """Prepares a meeting with the agenda of `copied`, of the same ITC; without a day, dates are proposed later."""
    record = _prepared_in(space, actor)
    words, zone = checked_words(words), record.department.time_zone
    times = _times(day, starts, ends, zone)
    standing = Meeting.objects.filter(space=space, **words).exclude(state=MeetingState.CANCELLED)
    if times and (same := standing.filter(starts_at=times["starts_at"]).first()):
        return same  # the form was sent twice
    meeting = _make(space, actor, kind=kind, zone=zone, mode=mode, **times, **words)
    if copied is not None:
        if copied.space_id != space.pk or not access.may(actor, Action.READ, copied):
            raise NotAllowed("Cette rencontre n'est pas de cette ITC.")
        copy_agenda(copied, meeting)
    hand_over(space.pk)
    return meeting


@transaction.atomic
def take_agenda(*, meeting: Meeting, actor: User, source: Meeting) -> None:
    """Copies the points of another session into one that was planned with the year."""
    meeting = locked_meeting(actor, Action.LEAD, meeting)
    if meeting.state != MeetingState.PREPARED:
        raise Refused("Cette rencontre est convoquée : ajoutez-y plutôt les points un par un.")
    if source.space_id != meeting.space_id or not access.may(actor, Action.READ, source):
        raise NotAllowed("Cette rencontre n'est pas de cette ITC.")
    copy_agenda(source, meeting)
    trace(action=Traced.AGENDA_CHANGED, target=meeting, actor=actor)


def _times(day: date | None, starts: time | None, ends: time | None, zone: str) -> dict:
    if day is None:
        return {}
    if starts is None or ends is None:
        raise Refused("Donnez l'heure de début et l'heure de fin.")
    return checked_times(day, starts, ends, zone)


def _make(space: Space, actor: User, **said) -> Meeting:
    meeting = Meeting.objects.create(space=space, **said)
    trace(action=Traced.MEETING_PREPARED, target=meeting, actor=actor)
    return meeting


@transaction.atomic
def edit_meeting(
    *, meeting: Meeting, actor: User, seen: int, kind: MeetingKind, mode: Mode, day: date | None,
    starts: time | None, ends: time | None, **words: str,
) -> Meeting:  # fmt: skip
    """Edits a meeting in preparation; a convened one is moved by `move_meeting`. `seen`: its `sequence` in the form."""
    meeting = locked_meeting(actor, Action.LEAD, meeting, changes=SpaceRecord)
    if meeting.state != MeetingState.PREPARED:
        raise Refused("Cette rencontre est convoquée : déplacez-la, pour que chacun soit prévenu.")
    if seen != meeting.sequence:
        raise Overtaken("Quelqu'un vient de modifier cette rencontre : relisez sa date et son lieu, puis recommencez.")
    times = _times(day, starts, ends, meeting.zone) or {"starts_at": None, "ends_at": None}
    changes = {"kind": kind, "mode": mode, **checked_words(words), **times}
    if any(getattr(meeting, name) != value for name, value in changes.items()):
        for name, value in changes.items():
            setattr(meeting, name, value)
        meeting.sequence += 1
        meeting.save()
        trace(action=Traced.MEETING_EDITED, target=meeting, actor=actor)
        hand_over(meeting.space_id)
    return meeting


@transaction.atomic
def record_meeting(
    *, space: Space, actor: User, day: date, starts: time, ends: time, kind: MeetingKind = MeetingKind.SESSION,
    mode: Mode = Mode.ON_SITE, **words: str,
) -> Meeting:  # fmt: skip
    """Records a meeting that was held; nobody gets a mail, and figures on notice omit it. Presence is recorded next."""
    record = _prepared_in(space, actor)
    zone = record.department.time_zone
    times, words = checked_past_times(day, starts, ends, zone), checked_words(words)
    standing = Meeting.objects.filter(space=space, starts_at=times["starts_at"]).exclude(state=MeetingState.CANCELLED)
    if same := standing.first():
        return same
    meeting = Meeting.objects.create(
        space=space, kind=kind, mode=mode, zone=zone, state=MeetingState.CONVENED, shown_at=access.now(),
        recorded_late=True, **times, **words,
    )  # fmt: skip
    trace(action=Traced.MEETING_RECORDED, target=meeting, actor=actor)
    return meeting
