"""Adds a point to the next agenda for what is still owed, when a session ends."""

from django.db.models import Max

from itc_spaces.meetings.enums import Aim
from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.meetings.signals import agenda_closed
from itc_spaces.minutes.enums import TaskState
from itc_spaces.minutes.models import Task

OWED_TITLE = "Suites des rencontres précédentes : où en sommes-nous ?"
MINUTES_PLANNED = 10


def connect() -> None:
    agenda_closed.connect(carry_tasks)


def carry_tasks(sender: type[Meeting], held: Meeting, following: Meeting, **kwargs) -> None:
    """Adds one point, once, for all owed tasks; the page of the meeting lists the tasks that each reader may read."""
    owed = Task.objects.filter(meeting__space=held.space_id, state=TaskState.OWED, replaced_at__isnull=True)
    if not owed.exists() or following.items.filter(title=OWED_TITLE).exists():
        return
    last = following.items.aggregate(last=Max("position"))["last"] or 0
    AgendaItem.objects.create(
        meeting=following, title=OWED_TITLE, aim=Aim.INFORM, minutes=MINUTES_PLANNED, position=last + 1
    )
