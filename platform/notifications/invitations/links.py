"""The link of an invitation: signed, valid for one sending, and sent by e-mail."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse

from notifications.invitations.rows import SentInvitation
from notifications.mails import message, name_of, send_due, set_aside


@dataclass(frozen=True)
class InvitationLinks:
    """Links for one model of invitation. `salt` ties a token to its model; `parts` are read with the invitation."""

    model: type[SentInvitation]
    salt: str
    route: str
    template: str  # of the mail; its first line is the subject
    parts: tuple[str, ...]

    def path_of(self, invitation: SentInvitation) -> str:
        token = signing.dumps({"id": invitation.pk, "nonce": invitation.nonce}, salt=self.salt)
        return reverse(self.route, args=[token])

    def find(self, token: str) -> SentInvitation | None:
        """Returns the link's invitation if it can still be accepted; None for any other link, whatever the reason."""
        try:
            said = signing.loads(token, salt=self.salt)
        except signing.BadSignature:
            return None
        usable = self.model.objects.usable().select_related(*self.parts)
        return usable.filter(pk=said["id"], nonce=said["nonce"]).first()

    def compose(self, invitation: SentInvitation) -> EmailMultiAlternatives | None:
        """Returns the mail; None when the invitation can no longer be accepted."""
        invitation = self.model.objects.usable().select_related(*self.parts).filter(pk=invitation.pk).first()
        if invitation is None:
            return None
        text = get_template(self.template).template.render(Context({"invitation": invitation}, autoescape=False))
        subject, _, body = text.strip().partition("\n")
        url = self.path_of(invitation)
        about = name_of(invitation)
        return message(to=invitation.email, subject=subject, body=body, url=url, label="Répondre", about=about)

    def send(self) -> Mapping[str, int]:
        invitations = self.model.objects.open()
        counts = {state.label: count for state, count in send_due(invitations, self.compose).items()}
        return {**counts, "mis de côté": set_aside(invitations)}
