"""A person is invited by their address: the link is renewed on each sending, and serves once."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import get_random_string

from accounts.models import User
from itc_spaces import access
from itc_spaces.refusals import Refused
from notifications.enums import MailState
from notifications.models import Mailed

OPEN = Q(used_at__isnull=True, revoked_at__isnull=True)
GONE = "Cette invitation n'est plus valable. Demandez-en une nouvelle à la personne qui vous a invité·e."


def new_nonce() -> str:
    return get_random_string(24)


def clean_address(email: str) -> str:
    """Raises Refused."""
    email = User.objects.normalize_email(email)
    try:
        validate_email(email)
    except ValidationError as error:
        raise Refused("Vérifiez l'adresse e-mail : il manque quelque chose, ou un signe est de trop.") from error
    return email


class SentInvitation(Mailed):
    """A model of it has a queryset with `open()` (neither used nor revoked) and `usable()` (can be accepted today)."""

    email = models.EmailField("adresse e-mail")
    first_name = models.CharField("prénom", max_length=80, blank=True)
    last_name = models.CharField("nom", max_length=80, blank=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="%(class)ss_sent")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField("valable jusqu'au")
    nonce = models.CharField(max_length=24, default=new_nonce)  # renewed on each sending: older links die
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-created_at"]
        constraints = [models.CheckConstraint(condition=Q(email=Lower("email")), name="%(class)s_email_lower_case")]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @classmethod
    def forget(cls, user: User, *more: str) -> None:
        """Those that served stay, without saying who was invited: `more` names texts to blank too. The others go."""
        invited = cls._default_manager.filter(Q(used_by=user) | Q(email=user.email))
        invited.filter(used_at__isnull=True).delete()
        blank = dict.fromkeys(("first_name", "last_name", *more), "")
        for pk in invited.values_list("pk", flat=True):
            cls._default_manager.filter(pk=pk).update(email=f"efface{pk}@invalid", **blank)

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= access.now()

    @property
    def on_its_way(self) -> bool:
        return self.mail_state in (MailState.PENDING, MailState.SENDING)

    def renew(self) -> None:
        """A new link, for as long as a new invitation, to be sent; the older link dies."""
        self.nonce = new_nonce()
        self.expires_at = access.now() + timedelta(days=settings.INVITATION_DAYS)
        self.mail_state, self.mail_tries, self.mail_after = MailState.PENDING, 0, None


def invite(model: type[SentInvitation], *, to: dict, said: dict, actor) -> tuple[SentInvitation, bool]:
    """The open invitation to the same place and address (`to`), brought up to date; or a new one, and True."""
    invitation = model.objects.select_for_update().open().filter(**to).first()
    if invitation is None:
        expires_at = access.now() + timedelta(days=settings.INVITATION_DAYS)
        return model.objects.create(**to, **said, invited_by=actor, expires_at=expires_at), True
    for name, value in said.items():
        setattr(invitation, name, value)
    if invitation.is_expired or invitation.mail_state in (MailState.FAILED, MailState.CANCELLED):
        invitation.renew()
    invitation.save()
    return invitation, False


def still_usable(invitation: SentInvitation, *parts: str) -> SentInvitation:
    """The same row, locked, with its `parts`; raises Refused when it cannot be accepted any more."""
    locked = type(invitation).objects.select_for_update(of=("self",))
    found = locked.filter(pk=invitation.pk, nonce=invitation.nonce).usable().select_related(*parts).first()
    if found is None:
        raise Refused(GONE)
    return found


def use(invitation: SentInvitation, user) -> None:
    invitation.used_at, invitation.used_by = access.now(), user
    invitation.save(update_fields=["used_at", "used_by"])
