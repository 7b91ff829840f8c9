"""Sends, changes, resends and revokes invitations to a thematic; accepts and declines them. Each act is traced."""

import hashlib
from datetime import date

from django.contrib.auth.models import Permission
from django.db import transaction

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Capacity, GrantLevel
from itc_spaces.spaces.models import Grant, Thematic, in_force
from itc_spaces.spaces.trace import Traced, trace
from itc_spaces.thematics import notices
from itc_spaces.thematics.actions.checks import locked_thematic
from itc_spaces.thematics.actions.ending import place_of, record_period
from itc_spaces.thematics.models import ThematicInvitation
from notifications.invitations.rows import clean_address, invite, still_usable, use
from web.refusals import NotAllowed, Refused
from web.text import clean_lines, clean_text


def commitment_digest(commitment: str) -> str:
    """Returns a digest of the commitment that a form showed and sends back: people accept exactly what they read."""
    return hashlib.sha256(commitment.encode()).hexdigest()[:16]


def checked_dates(thematic: Thematic, starts_on: date, ends_on: date) -> None:
    """Checks that the dates are within the thematic's; raises Refused."""
    if starts_on > ends_on:
        raise Refused("L'accès finirait avant d'avoir commencé : vérifiez les deux dates.")
    if ends_on < access.today():
        raise Refused("L'accès serait déjà terminé : choisissez une fin à venir.")
    if starts_on < thematic.opened_on or ends_on > thematic.closes_on:
        raise Refused(
            f"L'accès ne dépasse pas la thématique : du {thematic.opened_on:%d/%m/%Y} au {thematic.closes_on:%d/%m/%Y}."
        )


def _said(capacity: Capacity, organisation: str, why: str) -> dict[str, str]:
    return {"capacity": capacity, "organisation": clean_text(organisation)[:160], "why": clean_lines(why)[:1000]}


@transaction.atomic
def invite_to_thematic(
    *,
    thematic: Thematic,
    actor: User,
    email: str,
    capacity: Capacity,
    starts_on: date,
    ends_on: date,
    level: GrantLevel = GrantLevel.CONTRIBUTE,
    first_name: str = "",
    last_name: str = "",
    organisation: str = "",
    why: str = "",
) -> ThematicInvitation:
    """Invites an address; a second request for the same address updates the invitation."""
    thematic, email = locked_thematic(actor, Action.INVITE, thematic), clean_address(email)
    checked_dates(thematic, starts_on, ends_on)
    if Grant.all_rows.filter(in_force("", access.today()), content_object=thematic, user__email=email).exists():
        raise Refused("Cette personne participe déjà : changez les dates de son accès, plus bas.")
    names = {"first_name": clean_text(first_name)[:80], "last_name": clean_text(last_name)[:80]}
    said = {**_said(capacity, organisation, why), **names, "level": level, "starts_on": starts_on, "ends_on": ends_on}
    invitation, is_new = invite(ThematicInvitation, to={"thematic": thematic, "email": email}, said=said, actor=actor)
    trace(
        action=Traced.INVITED if is_new else Traced.INVITATION_CHANGED,
        target=invitation,
        actor=actor,
        data=_place(invitation),
    )
    return invitation


def _place(invitation: ThematicInvitation) -> dict[str, int]:
    return {"space": invitation.thematic.space_id, "thematic": invitation.thematic_id}


def _locked(actor: User, invitation: ThematicInvitation) -> ThematicInvitation:
    """Locks an unanswered invitation that the actor may change; raises NotAllowed, Refused."""
    thematic = locked_thematic(actor, Action.INVITE, invitation.thematic)
    locked = ThematicInvitation.objects.select_for_update(no_key=True).open().filter(pk=invitation.pk).first()
    if locked is None:
        raise Refused("Cette invitation a déjà reçu une réponse, ou a été annulée.")
    locked.thematic = thematic
    return locked


@transaction.atomic
def resend_invitation(*, invitation: ThematicInvitation, actor: User) -> None:
    """Makes a new link, valid as long as a new invitation's. Does nothing while a mail waits."""
    invitation = _locked(actor, invitation)
    if not invitation.on_its_way:
        invitation.renew()
        invitation.save()
        trace(action=Traced.INVITED, target=invitation, actor=actor, data=_place(invitation))


@transaction.atomic
def revoke_invitation(*, invitation: ThematicInvitation, actor: User) -> None:
    invitation = _locked(actor, invitation)
    invitation.revoked_at = access.now()
    invitation.save(update_fields=["revoked_at"])
    trace(action=Traced.INVITATION_REVOKED, target=invitation, actor=actor, data=_place(invitation))


@transaction.atomic
def change_invitation(
    *, invitation: ThematicInvitation, actor: User, level: GrantLevel, starts_on: date, ends_on: date
) -> None:
    """Changes the invitation's dates and level; the link already sent still works, and shows the new ones."""
    invitation = _locked(actor, invitation)
    checked_dates(invitation.thematic, starts_on, ends_on)
    invitation.level, invitation.starts_on, invitation.ends_on = level, starts_on, ends_on
    invitation.save(update_fields=["level", "starts_on", "ends_on"])
    trace(action=Traced.INVITATION_CHANGED, target=invitation, actor=actor, data=_place(invitation))


@transaction.atomic
def readdress_invitation(*, invitation: ThematicInvitation, actor: User, email: str) -> ThematicInvitation:
    """Sends it to another address; the old link stops working. If that address was invited too, the two become one."""
    invitation, email = _locked(actor, invitation), clean_address(email)
    if email == invitation.email:
        raise Refused("C'est déjà son adresse : renvoyez l'invitation si elle s'est perdue.")
    if Grant.all_rows.filter(
        in_force("", access.today()), content_object=invitation.thematic, user__email=email
    ).exists():
        raise Refused("La personne de cette adresse participe déjà à la thématique.")
    others = ThematicInvitation.objects.open().filter(thematic=invitation.thematic, email=email)
    for other in others.select_for_update(no_key=True):
        other.revoked_at = access.now()
        other.save(update_fields=["revoked_at"])
        trace(action=Traced.INVITATION_REVOKED, target=other, actor=actor, data=_place(invitation))
    invitation.email = email
    invitation.renew()
    invitation.save()
    trace(action=Traced.INVITATION_CHANGED, target=invitation, actor=actor, data=_place(invitation))
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: ThematicInvitation, user, seen: str, consents: bool = False, **said) -> Grant:
    """Accepts it once, for the invited address's account only. `seen` is the `commitment_digest` that was shown."""
    invitation = still_usable(invitation, "thematic__space", "invited_by", user=user)
    thematic = invitation.thematic
    if user.email != invitation.email or not user.is_active:
        raise NotAllowed("Cette invitation est pour une autre adresse : connectez-vous avec celle-ci.")
    if seen != commitment_digest(thematic.commitment):
        raise Refused("L'engagement demandé vient de changer : relisez-le, puis acceptez.")
    grant = Grant.all_rows.filter(user=user, content_object=thematic).first()
    grant = grant or Grant(user=user, content_object=thematic)
    grant.permission = permission_of(invitation.level)
    grant.starts_on, grant.ended_at = invitation.starts_on, None
    grant.ends_on = min(invitation.ends_on, thematic.closes_on)
    grant.capacity, grant.organisation = invitation.capacity, invitation.organisation
    grant.commitment, grant.committed_at = thematic.commitment, access.now()
    grant.consents_public = consents
    grant.save()
    record_period(grant, invitation.invited_by)
    if not user.quality:
        # Their messages show it, until they change it in « Mon compte ».
        user.quality = grant.quality[:120]
        user.save(update_fields=["quality"])
    use(invitation, user)
    notices.tell_accepted(invitation, grant)
    trace(action=Traced.INVITATION_USED, target=invitation, actor=user, data=place_of(grant))
    trace(action=Traced.GRANT_STARTED, target=grant, actor=user, data=place_of(grant))
    return grant


def permission_of(level: GrantLevel | str) -> Permission:
    return Permission.objects.get(codename=level, content_type__app_label="itc_spaces")


@transaction.atomic
def decline_invitation(*, invitation: ThematicInvitation, word: str, user=None) -> None:
    """Declines it for anybody who has the link, even without an account; they may add a word."""
    invitation = still_usable(invitation, "thematic__space", "invited_by", user=user)
    invitation.declined_at, invitation.decline_word = access.now(), clean_lines(word)[:1000]
    invitation.save(update_fields=["declined_at", "decline_word"])
    notices.tell_declined(invitation)
    trace(action=Traced.INVITATION_DECLINED, target=invitation, actor=user, data=_place(invitation))
