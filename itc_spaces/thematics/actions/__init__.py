from itc_spaces.thematics.actions.granting import change_grant, consent_to_be_named, revoke_grant
from itc_spaces.thematics.actions.inviting import (
    accept_invitation,
    change_invitation,
    decline_invitation,
    invite_to_thematic,
    readdress_invitation,
    resend_invitation,
    revoke_invitation,
)
from itc_spaces.thematics.actions.life import (
    abandon_thematic,
    close_thematic,
    edit_thematic,
    open_thematic,
    reopen_thematic,
    show_thematic,
    suggest_from_note,
    suggest_thematic,
)
from itc_spaces.thematics.actions.placing import hand_to_referents, open_to_invited, place_resource

__all__ = [
    "abandon_thematic",
    "accept_invitation",
    "change_grant",
    "change_invitation",
    "close_thematic",
    "consent_to_be_named",
    "decline_invitation",
    "edit_thematic",
    "hand_to_referents",
    "invite_to_thematic",
    "open_thematic",
    "open_to_invited",
    "place_resource",
    "readdress_invitation",
    "reopen_thematic",
    "resend_invitation",
    "revoke_grant",
    "revoke_invitation",
    "show_thematic",
    "suggest_from_note",
    "suggest_thematic",
]
