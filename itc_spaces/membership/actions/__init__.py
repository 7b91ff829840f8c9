from itc_spaces.membership.actions.invitations import (
    accept_invitation,
    invite_to_office,
    invite_to_seat,
    resend_invitation,
    revoke_invitation,
)
from itc_spaces.membership.actions.seats import (
    add_seat,
    change_mode,
    end_mandate,
    end_membership,
    end_seat,
    exchange_mandates,
    hand_over,
    start_mandate,
)

__all__ = [
    "accept_invitation",
    "add_seat",
    "change_mode",
    "end_mandate",
    "end_membership",
    "end_seat",
    "exchange_mandates",
    "hand_over",
    "invite_to_office",
    "invite_to_seat",
    "resend_invitation",
    "revoke_invitation",
    "start_mandate",
]
