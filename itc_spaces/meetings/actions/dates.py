"""Proposes dates, records the answers of seats, and chooses one."""

from collections.abc import Mapping
from datetime import date, time

from django.db import transaction

from accounts.models import User
from itc_spaces.meetings import notices
from itc_spaces.meetings.actions.agenda import seat_of
from itc_spaces.meetings.actions.checks import checked_times, locked_meeting
from itc_spaces.meetings.enums import Availability
from itc_spaces.meetings.handing_over import hand_over
from itc_spaces.meetings.models import DateAnswer, DateOption, Meeting
from itc_spaces.meetings.moments import DOUBLED_HOUR, is_doubled
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingState
from itc_spaces.spaces.models import Seat, SpaceRecord
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import NotAllowed, Refused

MOST_OPTIONS = 12
CHOSEN = "La date de cette rencontre est choisie : il n'y a plus à répondre."


def _open_poll(actor: User, action: Action, meeting: Meeting, changes: type[SpaceRecord] | tuple = ()) -> Meeting:
    meeting = locked_meeting(actor, action, meeting, changes)
    if meeting.state != MeetingState.PREPARED:
        raise Refused(CHOSEN)
    return meeting


@transaction.atomic
def propose_date(*, meeting: Meeting, actor: User, day: date, starts: time, ends: time) -> tuple[DateOption, str]:
    """Proposes a date; returns it with a warning (for an hour that occurs twice), or ""."""
    meeting = _open_poll(actor, Action.LEAD, meeting)
    times = checked_times(day, starts, ends, meeting.zone)
    standing = meeting.date_options.filter(withdrawn_at__isnull=True)
    if same := standing.filter(starts_at=times["starts_at"]).first():
        return same, ""
    if standing.count() >= MOST_OPTIONS:
        raise Refused("Proposez douze dates au plus : retirez d'abord celles qui ne vont à personne.")
    option = DateOption.objects.create(meeting=meeting, **times)
    notices.tell_dates(meeting, actor)
    trace(action=Traced.DATE_PROPOSED, target=option, actor=actor, data={"space": meeting.space_id})
    return option, DOUBLED_HOUR if is_doubled(option.starts_at, meeting.zone) else ""


@transaction.atomic
def withdraw_date(*, option: DateOption, actor: User) -> None:
    _open_poll(actor, Action.LEAD, option.meeting)
    if DateOption.objects.filter(pk=option.pk, withdrawn_at__isnull=True).update(withdrawn_at=access.now()):
        trace(action=Traced.DATE_WITHDRAWN, target=option, actor=actor, data={"space": option.meeting.space_id})


@transaction.atomic
def answer_dates(
    *, meeting: Meeting, actor: User, choices: Mapping[int, Availability], seat: Seat | None = None
) -> int:
    """Answers for the actor's seat, or for `seat` by people who lead; returns how many answers were recorded.

    `choices` gives the answer to each option, by the option's key. Raises NotAllowed, Refused.
    """
    meeting = _open_poll(actor, Action.LEAD if seat else Action.WRITE, meeting)
    seat = seat or seat_of(actor, meeting)
    if seat is None or seat.space_id != meeting.space_id:
        raise NotAllowed("Un siège répond : choisissez le vôtre.")
    if not choices:
        raise Refused("Répondez à une date au moins : oui, si besoin, ou non.")
    options = meeting.date_options.filter(withdrawn_at__isnull=True, pk__in=choices)
    rows = [
        DateAnswer(option=option, seat=seat, choice=Availability(choices[option.pk]), answered_by=actor)
        for option in options
    ]
    if not rows:
        raise Refused("Ces dates viennent d'être retirées : voici celles qui restent.")
    DateAnswer.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["option", "seat"], update_fields=["choice", "answered_by"]
    )
    trace(action=Traced.DATES_ANSWERED, target=meeting, actor=actor, data={"seat": seat.pk})
    return len(rows)


@transaction.atomic
def choose_date(*, option: DateOption, actor: User) -> Meeting:
    """Sets the meeting's date; people who lead convene it later, once its agenda is written."""
    meeting = _open_poll(actor, Action.LEAD, option.meeting, changes=SpaceRecord)
    found = meeting.date_options.filter(pk=option.pk, withdrawn_at__isnull=True, starts_at__gt=access.now()).first()
    if found is None:
        raise Refused("Cette date est passée, ou vient d'être retirée : choisissez-en une autre.")
    meeting.starts_at, meeting.ends_at = found.starts_at, found.ends_at
    meeting.sequence += 1
    meeting.save(update_fields=["starts_at", "ends_at", "sequence"])
    trace(action=Traced.MEETING_EDITED, target=meeting, actor=actor, data={"option": found.pk})
    hand_over(meeting.space_id)
    return meeting
