"""Settles a task: it is done, dropped, or owed again."""

from django.db import transaction

from accounts.models import User
from itc_spaces.meetings.actions.checks import locked_meeting
from itc_spaces.meetings.handing_over import hand_over
from itc_spaces.minutes.enums import TaskState
from itc_spaces.minutes.models import Task
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import SpaceRecord
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import NotAllowed, Refused


@transaction.atomic
def settle_task(*, task: Task, actor: User, state: TaskState) -> Task:
    """Settles a task, for the people on its seat and those who keep the minutes. Raises NotAllowed, Refused."""
    is_owed = state == TaskState.OWED
    meeting = locked_meeting(actor, Action.READ, task.meeting, changes=SpaceRecord if is_owed else ())
    row = Task.objects.filter(pk=task.pk).first()
    if row is None or row.replaced_at:
        raise Refused("Cette suite n'est plus à faire : le compte rendu a changé.")
    if not access.may(actor, Action.EDIT, row):
        raise NotAllowed("Cette suite n'est pas celle de votre siège.")
    if row.state == state:
        return row
    row.state, row.settled_at = state, None if is_owed else access.now()
    row.save(update_fields=["state", "settled_at"])
    trace(action=Traced.TASK_SETTLED, target=row, actor=actor, data={"space": meeting.space_id})
    if is_owed:
        hand_over(meeting.space_id)
    return row
