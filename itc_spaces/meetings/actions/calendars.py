"""Changes a person's calendar addresses and the form of their invitations; each person does it for themself alone.

A token is derived from what its form carries and is never stored, so a form that is sent twice gives the same address.
"""

import base64
import hashlib
import secrets

from django.db import transaction
from django.utils.crypto import salted_hmac

from accounts.models import User
from itc_spaces.meetings.enums import Carried
from itc_spaces.meetings.models import CalendarAddress, MailChoice
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_rows
from itc_spaces.spaces.models import Space
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import NotAllowed, Refused
from web.text import clean_text

MOST = 5
BYTES = 32
CHANGED = "Cette adresse a été renouvelée ou terminée entre-temps : voici celles qui restent."


def digest_of(token: str) -> str:
    """Returns the token's digest; a plain digest is enough, because the token has 32 random bytes."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_key() -> str:
    """Returns the key of a form that opens an address."""
    return secrets.token_urlsafe(BYTES)


def _token(purpose: str, owner: int, said: str) -> str:
    """Returns a token; to know what the form said is not enough, for the platform's secret is in it too."""
    derived = salted_hmac(f"itc.calendar.{purpose}", f"{owner}:{said}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(derived).decode().rstrip("=")


@transaction.atomic
def open_address(
    *, actor: User, name: str, space: Space | None = None, key: str = ""
) -> tuple[CalendarAddress, str]:  # fmt: skip
    """Returns a new address and its token, which that answer alone shows. `key`: the form's, from `new_key`."""
    _lock_account(actor)
    token = _token("open", actor.pk, key or new_key())
    if opened := CalendarAddress.objects.filter(recipient=actor, opened_as=digest_of(token)).first():
        if opened.revoked_at or opened.digest != opened.opened_as:
            raise Refused(CHANGED)
        return opened, token  # sent twice
    name = clean_text(name)[:60]
    if not name:
        raise Refused("Donnez un nom à cette adresse : « mon téléphone ».")
    if space is not None and not access.may(actor, Action.SEE_MEMBERS, space):
        raise NotAllowed("Cette ITC n'est pas la vôtre.")
    if live(actor).count() >= MOST:
        raise Refused("Cinq adresses au plus : terminez-en une qui ne sert plus.")
    digest = digest_of(token)
    address = CalendarAddress.objects.create(
        recipient=actor, name=name, space=space, digest=digest, opened_as=digest, created_at=access.now()
    )
    trace(action=Traced.CALENDAR_OPENED, target=address, actor=actor)
    return address, token


@transaction.atomic
def renew_address(*, address: CalendarAddress, actor: User, seen: str) -> str:
    """Gives the address a new token; the older one stops working. `seen`: its digest in the form."""
    locked = _own(address, actor)
    token = _token("renew", locked.pk, seen)
    if locked.digest == digest_of(token):
        return token  # pressed twice
    if seen != locked.digest:
        raise Refused(CHANGED)
    locked.digest = digest_of(token)
    locked.save(update_fields=["digest"])
    trace(action=Traced.CALENDAR_OPENED, target=locked, actor=actor)
    return token


@transaction.atomic
def end_address(*, address: CalendarAddress, actor: User) -> None:
    locked = _own(address, actor)
    locked.revoked_at = access.now()
    locked.save(update_fields=["revoked_at"])
    trace(action=Traced.CALENDAR_ENDED, target=locked, actor=actor)


def _own(address: CalendarAddress, actor: User) -> CalendarAddress:
    _lock_account(actor)
    locked = live(actor).filter(pk=address.pk).first()
    if locked is None:
        raise Refused("Cette adresse est déjà terminée.")
    return locked


def _lock_account(person: User) -> None:
    """Locks the person's account, which owns these rows; raises NotAllowed if it was erased."""
    lock_rows(User.objects.filter(pk=person.pk))
    if not User.objects.filter(pk=person.pk, is_active=True).exists():
        raise NotAllowed("Ce compte n'existe plus.")


def live(person: User):
    return access.visible_to(person, CalendarAddress).filter(revoked_at__isnull=True)


@transaction.atomic
def choose_mails(*, person: User, carried: Carried | None = None, reminders: bool | None = None) -> MailChoice:
    """Changes the given choices; the others stay as they are."""
    _lock_account(person)
    said = {"carried": carried, "reminders": reminders}
    given = {name: value for name, value in said.items() if value is not None}
    return MailChoice.objects.update_or_create(recipient=person, defaults=given)[0]
