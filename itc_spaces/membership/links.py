"""The links of invitations to seats and offices."""

from itc_spaces.membership.models import Invitation
from notifications.invitations.links import InvitationLinks

LINKS = InvitationLinks(
    model=Invitation,
    salt="itc.invitation",
    route="accept_invitation",
    template="membership/invitation_mail.txt",
    parts=("seat__organisation", "seat__space", "department", "committee", "invited_by"),
)
