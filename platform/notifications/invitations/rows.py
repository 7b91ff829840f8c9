"""Invites people by their address: each sending makes a new link, which can be used once."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import get_random_string

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.locking import lock_places, lock_rows
from notifications.enums import MailState
from notifications.models import Mailed
from web.refusals import Refused

OPEN = Q(used_at__isnull=True, revoked_at__isnull=True)
GONE = "Cette invitation n'est plus valable. Demandez-en une nouvelle à la personne qui vous a invité·e."


def new_nonce() -> str:
    return get_random_string(24)


def clean_address(email: str) -> str:
    """Returns the normalised address; raises Refused when it is no address."""
    email = User.objects.normalize_email(email)
    try:
        validate_email(email)
    except ValidationError as error:
        raise Refused("Vérifiez l'adresse e-mail : il manque quelque chose, ou un signe est de trop.") from error
    return email


class SentInvitation(Mailed):
    """The base of invitations: a queryset needs `open()` (neither used nor revoked) and `usable()` (acceptable today).

    Each model also has `places`, the arguments that `lock_places` takes before an answer.
    """

    email = models.EmailField("adresse e-mail")
    first_name = models.CharField("prénom", max_length=80, blank=True)
    last_name = models.CharField("nom", max_length=80, blank=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="%(class)ss_sent")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField("valable jusqu'au")
    nonce = models.CharField(max_length=24, default=new_nonce)  # renewed by each sending: older links stop working
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
        """Deletes a person's unused invitations, and blanks the used ones; `more` names other texts to blank."""
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
        """Prepares a new link to send, valid as long as that of a new invitation; the older link stops working."""
        self.nonce = new_nonce()
        self.expires_at = access.now() + timedelta(days=settings.INVITATION_DAYS)
        self.mail_state, self.mail_tries, self.mail_after = MailState.PENDING, 0, None


def invite(model: type[SentInvitation], *, to: dict, said: dict, actor: User) -> tuple[SentInvitation, bool]:
    """Updates the open invitation to the same place and address (`to`), or makes one; returns whether it is new."""
    invitation = model.objects.select_for_update(no_key=True).open().filter(**to).first()
    if invitation is None:
        expires_at = access.now() + timedelta(days=settings.INVITATION_DAYS)
        return model.objects.create(**to, **said, invited_by=actor, expires_at=expires_at), True
    for name, value in said.items():
        setattr(invitation, name, value)
    if invitation.is_expired or invitation.mail_state in (MailState.FAILED, MailState.CANCELLED):
        invitation.renew()
    invitation.save()
    return invitation, False


def still_usable(invitation: SentInvitation, *parts: str, user: User | None = None) -> SentInvitation:
    """Locks the places, then the row; returns it with its `parts`. Raises Refused if it can no longer be accepted."""
    lock_places(user, **invitation.places)
    if user:
        lock_rows(User.objects.filter(pk=user.pk))  # the person may be erasing their account at this moment
    locked = type(invitation).objects.select_for_update(of=("self",), no_key=True)
    found = locked.filter(pk=invitation.pk, nonce=invitation.nonce).usable().select_related(*parts).first()
    if found is None:
        raise Refused(GONE)
    return found


def use(invitation: SentInvitation, user) -> None:
    invitation.used_at, invitation.used_by = access.now(), user
    invitation.save(update_fields=["used_at", "used_by"])
