"""Compares the people expected at a meeting with the people convoked, and corrects the difference.

A seat that ends, an access that expires and an ITC that closes all work the same way: the person is no longer expected,
so their convocation is withdrawn and their calendar is told.
"""

from collections import defaultdict
from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet

from itc_spaces.meetings.enums import Answer
from itc_spaces.meetings.expecting import Expected, expected_at, to_come
from itc_spaces.meetings.models import Convocation, Meeting
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MeetingState
from itc_spaces.spaces.locking import lock_places, lock_rows
from itc_spaces.spaces.trace import Traced, trace
from notifications.enums import MailState

TO_SEND = {"mail_state": MailState.PENDING, "mail_tries": 0, "mail_after": None}
CLOSED = "L'ITC est fermée : ses rencontres à venir sont annulées."


def reconcile(meeting: Meeting) -> int:
    """Corrects one meeting's convocations; returns how many changed. The caller holds the meeting's lock."""
    want = expected_at(to_come().filter(pk=meeting.pk)).get(meeting.pk, {})
    rows = {row.recipient_id: row for row in meeting.convocations.all()}
    live = {pk for pk, row in rows.items() if row.withdrawn_at is None}
    new = [pk for pk in want if pk not in rows]
    Convocation.objects.bulk_create(_row(meeting, pk, want[pk]) for pk in new)
    back = [rows[pk] for pk in want if pk in rows and pk not in live]
    for row in back:
        _revive(row, want[row.recipient_id])
    gone = [rows[pk] for pk in live - want.keys()]
    Convocation.objects.filter(pk__in=[row.pk for row in gone]).update(withdrawn_at=access.now(), **TO_SEND)
    return len(new) + len(back) + len(gone)


def _row(meeting: Meeting, person: int, expected: Expected) -> Convocation:
    return Convocation(
        meeting=meeting, recipient_id=person, seat_id=expected.seat, grant_id=expected.grant, **TO_SEND
    )  # fmt: skip


def _revive(row: Convocation, expected: Expected) -> None:
    """Convokes a person again, under the same entry of their calendar, and asks for a new answer."""
    row.withdrawn_at, row.answer, row.answered_at, row.word = None, Answer.WAITING, None, ""
    row.seat_id, row.grant_id, row.represented_by = expected.seat, expected.grant, ""
    row.mail_state, row.mail_tries, row.mail_after = MailState.PENDING, 0, None
    row.save()


def tell_again(meeting: Meeting) -> None:
    """Sends the meeting again to each calendar that holds it."""
    meeting.convocations.filter(withdrawn_at__isnull=True).update(**TO_SEND)


def reconcile_all() -> Mapping[str, int]:
    """Corrects all ITCs, in five queries when there is nothing to do."""
    return {
        "rencontres d'ITC fermées annulées": cancel_of_closed(),
        "convocations changées": reconcile_those(to_come()),
    }


def reconcile_those(meetings: QuerySet[Meeting]) -> int:
    changed = 0
    for pk in _differing(meetings):
        with transaction.atomic():
            meeting = _locked(pk, to_come())
            changed += reconcile(meeting) if meeting else 0
    return changed


def reconcile_space(space: int) -> None:
    """Corrects one ITC after its seats, its people or the access of invited people changed."""
    cancel_of_closed(space)
    reconcile_those(to_come().filter(space=space))


def _differing(meetings: QuerySet[Meeting]) -> list[int]:
    live = defaultdict(set)
    rows = Convocation.objects.filter(meeting__in=meetings.values("pk"), withdrawn_at__isnull=True)
    for meeting, person in rows.order_by().values_list("meeting", "recipient"):
        live[meeting].add(person)
    return sorted(pk for pk, want in expected_at(meetings).items() if want.keys() != live.get(pk, set()))


def _locked(pk: int, among: QuerySet[Meeting]) -> Meeting | None:
    """Locks a meeting; returns None if it was cancelled or held meanwhile, so that it is no longer in `among`."""
    space = Meeting.objects.filter(pk=pk).values_list("space", flat=True).first()
    lock_places(spaces=[space])
    lock_rows(Meeting.objects.filter(pk=pk))
    return among.select_related("space").filter(pk=pk).first()


def cancel_of_closed(space: int | None = None) -> int:
    """Cancels the future meetings of closed ITCs, and tells the people convoked; returns how many."""
    closed = Meeting.objects.filter(
        state__in=[MeetingState.PREPARED, MeetingState.CONVENED], space__record__closed_at__isnull=False
    ).exclude(ends_at__lte=access.now())
    cancelled = 0
    waiting = closed.filter(space=space) if space else closed
    for pk in sorted(waiting.values_list("pk", flat=True)):
        with transaction.atomic():
            cancelled += _cancel(_locked(pk, closed))
    return cancelled


def _cancel(meeting: Meeting | None) -> bool:
    if meeting is None:
        return False
    meeting.state, meeting.cancelled_because = MeetingState.CANCELLED, CLOSED
    meeting.sequence += 1
    meeting.save(update_fields=["state", "cancelled_because", "sequence"])
    tell_again(meeting)
    trace(action=Traced.MEETING_CANCELLED, target=meeting, actor=None)
    return True
