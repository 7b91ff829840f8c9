from itc_spaces.coordination.actions.departments import (
    choose_time_zone,
    create_department,
    keep_entry,
    restore_entry,
    retire_entry,
)
from itc_spaces.coordination.actions.keywords import merge_keyword
from itc_spaces.coordination.actions.offices import end_office
from itc_spaces.coordination.actions.spaces import close_space, create_space, edit_space, reopen_space
from itc_spaces.coordination.actions.words import agree_to_change, propose_change, withdraw_change

__all__ = [
    "agree_to_change",
    "choose_time_zone",
    "close_space",
    "create_department",
    "create_space",
    "edit_space",
    "end_office",
    "keep_entry",
    "merge_keyword",
    "propose_change",
    "reopen_space",
    "restore_entry",
    "retire_entry",
    "withdraw_change",
]
