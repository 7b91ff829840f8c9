"""The link of an invitation: signed, good for one sending, and its e-mail."""

from collections.abc import Mapping

from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse

from itc_spaces.membership.models import Invitation
from notifications.mails import message, send_due, set_aside

SALT = "itc.invitation"
PARTS = ("seat__organisation", "seat__space", "department", "committee", "invited_by")


def path_of(invitation: Invitation) -> str:
    token = signing.dumps({"id": invitation.pk, "nonce": invitation.nonce}, salt=SALT)
    return reverse("accept_invitation", args=[token])


def invitation_of(token: str) -> Invitation | None:
    """The invitation of a link if it can still be accepted; any other link gives None, whatever is wrong with it."""
    try:
        said = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    usable = Invitation.objects.usable().select_related(*PARTS)
    return usable.filter(pk=said["id"], nonce=said["nonce"]).first()


def compose(invitation: Invitation) -> EmailMultiAlternatives | None:
    """None when it can no longer be accepted."""
    invitation = Invitation.objects.usable().select_related(*PARTS).filter(pk=invitation.pk).first()
    if invitation is None:
        return None
    shown = Context({"invitation": invitation}, autoescape=False)
    text = get_template("membership/invitation_mail.txt").template.render(shown)
    subject, _, body = text.strip().partition("\n")
    return message(to=invitation.email, subject=subject, body=body, url=path_of(invitation), label="Répondre")


def send_invitations() -> Mapping[str, int]:
    invitations = Invitation.objects.open()
    counts = {state.label: count for state, count in send_due(invitations, compose).items()}
    return {**counts, "mis de côté": set_aside(invitations)}
