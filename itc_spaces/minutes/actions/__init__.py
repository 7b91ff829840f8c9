from itc_spaces.minutes.actions.circulating import approve_minutes, circulate_minutes, share_minutes
from itc_spaces.minutes.actions.reading import mark_read, observe, reply
from itc_spaces.minutes.actions.tasks import settle_task
from itc_spaces.minutes.actions.writing import drop_decision, drop_task, join_file, keep_point, leave_file

__all__ = [
    "approve_minutes",
    "circulate_minutes",
    "drop_decision",
    "drop_task",
    "join_file",
    "keep_point",
    "leave_file",
    "mark_read",
    "observe",
    "reply",
    "settle_task",
    "share_minutes",
]
