from itc_spaces.membership.actions.departments import create_department, keep_entry, restore_entry, retire_entry
from itc_spaces.membership.actions.invitations import (
    accept_invitation,
    invite_to_office,
    invite_to_seat,
    resend_invitation,
    revoke_invitation,
)
from itc_spaces.membership.actions.offices import end_office
from itc_spaces.membership.actions.seats import (
    add_seat,
    change_mode,
    end_mandate,
    end_membership,
    end_seat,
    hand_over,
    start_mandate,
)
from itc_spaces.membership.actions.spaces import Overtaken, close_space, create_space, edit_space, reopen_space

__all__ = [
    "Overtaken",
    "accept_invitation",
    "add_seat",
    "change_mode",
    "close_space",
    "create_department",
    "create_space",
    "edit_space",
    "end_mandate",
    "end_membership",
    "end_office",
    "end_seat",
    "hand_over",
    "invite_to_office",
    "invite_to_seat",
    "keep_entry",
    "reopen_space",
    "resend_invitation",
    "restore_entry",
    "retire_entry",
    "revoke_invitation",
    "start_mandate",
]
