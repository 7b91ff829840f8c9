"""The links of invitations to thematics."""

from itc_spaces.thematics.models import ThematicInvitation
from notifications.invitations.links import InvitationLinks

LINKS = InvitationLinks(
    model=ThematicInvitation,
    salt="itc.invitation.thematic",
    route="accept_thematic_invitation",
    template="thematics/invitation_mail.txt",
    parts=("thematic__space", "invited_by"),
)
