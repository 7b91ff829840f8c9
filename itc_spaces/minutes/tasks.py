"""The tasks that a reader's seats, or an ITC, owe; they say when they are late."""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from accounts.models import User
from itc_spaces.meetings.handing_over import NeededPoint
from itc_spaces.minutes.enums import TaskState
from itc_spaces.minutes.models import Task
from itc_spaces.spaces import access

SHOWN = 30
# Tasks count once their minutes have circulated.
OWED = Q(state=TaskState.OWED, shown_at__isnull=False, replaced_at__isnull=True)


@access.prepared
def owed_by(viewer: User) -> QuerySet:
    """Returns the tasks of the seats where the viewer sits, once their minutes have circulated."""
    own = access.memberships_in_force().filter(user=viewer).values("seat")
    return _owed(viewer, access.visible_to(viewer, Task).filter(seat__in=own))


@access.prepared
def owed_in(viewer: User, space: int) -> QuerySet:
    return _owed(viewer, access.visible_to(viewer, Task).filter(meeting__space=space))


def _owed(viewer: User, rows: QuerySet) -> QuerySet:
    """Returns the owed tasks, the soonest first and those without a day last, with the viewer's actions on each."""
    rows = access.with_actions(viewer, rows.filter(OWED)).select_related("meeting__space", "seat__organisation")
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")[:SHOWN]


def marked_late(tasks: Iterable[Task]) -> list[Task]:
    today, marked = access.today(), list(tasks)
    for task in marked:
        task.is_late = task.due_on is not None and task.due_on < today
    return marked


def is_owed_in(space: int) -> bool:
    return Task.objects.filter(OWED, meeting__space=space).exists()


# One point for all tasks; the page of the meeting lists the tasks that each reader may read.
OWED_POINT = NeededPoint("owed", "Suites des rencontres précédentes : où en sommes-nous ?", 10, is_owed_in)
