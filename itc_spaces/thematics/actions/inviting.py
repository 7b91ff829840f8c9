"""Inviting to a thematic: sent, changed, sent again, revoked, accepted, declined. Each leaves a trace."""

import hashlib
from datetime import date

from django.contrib.auth.models import Permission
from django.db import transaction

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import Capacity, GrantLevel
from itc_spaces.models import Grant, Thematic, in_force
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.thematics import telling
from itc_spaces.thematics.actions.checks import locked_thematic
from itc_spaces.thematics.actions.ending import place_of, record_period
from itc_spaces.thematics.models import ThematicInvitation
from itc_spaces.trace import Traced, trace
from knowledge.text import clean_lines, clean_text
from notifications.invitations.rows import clean_address, invite, still_usable, use


def wording(commitment: str) -> str:
    """A short mark of the commitment as it was shown: what is accepted is what was read."""
    return hashlib.sha256(commitment.encode()).hexdigest()[:16]


def checked_dates(thematic: Thematic, starts_on: date, ends_on: date) -> None:
    """Within the thematic's own; raises Refused."""
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
    actor,
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
    """Asked twice for one address, it is one invitation, as it was asked last."""
    thematic, email = locked_thematic(actor, Action.INVITE, thematic), clean_address(email)
    checked_dates(thematic, starts_on, ends_on)
    if Grant.objects.filter(in_force("", access.today()), content_object=thematic, user__email=email).exists():
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


def _locked(actor, invitation: ThematicInvitation) -> ThematicInvitation:
    """An unanswered invitation that the actor answers for; raises NotAllowed, Refused."""
    thematic = locked_thematic(actor, Action.INVITE, invitation.thematic)
    locked = ThematicInvitation.objects.select_for_update().open().filter(pk=invitation.pk).first()
    if locked is None:
        raise Refused("Cette invitation a déjà reçu une réponse, ou a été annulée.")
    locked.thematic = thematic
    return locked


@transaction.atomic
def resend_invitation(*, invitation: ThematicInvitation, actor) -> None:
    """A new link, for as long as a new invitation; not while a mail is on its way."""
    invitation = _locked(actor, invitation)
    if not invitation.on_its_way:
        invitation.renew()
        invitation.save()
        trace(action=Traced.INVITED, target=invitation, actor=actor, data=_place(invitation))


@transaction.atomic
def revoke_invitation(*, invitation: ThematicInvitation, actor) -> None:
    invitation = _locked(actor, invitation)
    invitation.revoked_at = access.now()
    invitation.save(update_fields=["revoked_at"])
    trace(action=Traced.INVITATION_REVOKED, target=invitation, actor=actor, data=_place(invitation))


@transaction.atomic
def change_invitation(
    *, invitation: ThematicInvitation, actor, level: GrantLevel, starts_on: date, ends_on: date
) -> None:
    """Its dates and what it opens; the link already sent stays good, and shows them."""
    invitation = _locked(actor, invitation)
    checked_dates(invitation.thematic, starts_on, ends_on)
    invitation.level, invitation.starts_on, invitation.ends_on = level, starts_on, ends_on
    invitation.save(update_fields=["level", "starts_on", "ends_on"])
    trace(action=Traced.INVITATION_CHANGED, target=invitation, actor=actor, data=_place(invitation))


@transaction.atomic
def readdress_invitation(*, invitation: ThematicInvitation, actor, email: str) -> ThematicInvitation:
    """To another address: the older link dies. If that address was invited already, the two become one."""
    invitation, email = _locked(actor, invitation), clean_address(email)
    if email == invitation.email:
        raise Refused("C'est déjà son adresse : renvoyez l'invitation si elle s'est perdue.")
    if Grant.objects.filter(
        in_force("", access.today()), content_object=invitation.thematic, user__email=email
    ).exists():
        raise Refused("La personne de cette adresse participe déjà à la thématique.")
    others = ThematicInvitation.objects.select_for_update().open().filter(thematic=invitation.thematic, email=email)
    for other in others:
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
    """Only by the account of the invited address; once. `seen`: the `wording` of the commitment that was shown."""
    invitation = still_usable(invitation, "thematic__space", "invited_by")
    thematic = Thematic.objects.select_for_update(of=("self",)).select_related("space").get(pk=invitation.thematic_id)
    if user.email != invitation.email or not user.is_active:
        raise NotAllowed("Cette invitation est pour une autre adresse : connectez-vous avec celle-ci.")
    if seen != wording(thematic.commitment):
        raise Refused("L'engagement demandé vient de changer : relisez-le, puis acceptez.")
    grant = Grant.objects.filter(user=user, content_object=thematic).first()
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
        # What signs their messages, until they say it better in « Mon compte ».
        user.quality = grant.quality[:120]
        user.save(update_fields=["quality"])
    use(invitation, user)
    telling.tell_accepted(invitation, grant)
    trace(action=Traced.INVITATION_USED, target=invitation, actor=user, data=place_of(grant))
    trace(action=Traced.GRANT_STARTED, target=grant, actor=user, data=place_of(grant))
    return grant


def permission_of(level: GrantLevel | str) -> Permission:
    return Permission.objects.get(codename=level, content_type__app_label="itc_spaces")


@transaction.atomic
def decline_invitation(*, invitation: ThematicInvitation, word: str, user=None) -> None:
    """By who holds the link, without an account; with a word, if they want."""
    invitation = still_usable(invitation, "thematic__space", "invited_by")
    invitation.declined_at, invitation.decline_word = access.now(), clean_lines(word)[:1000]
    invitation.save(update_fields=["declined_at", "decline_word"])
    telling.tell_declined(invitation)
    trace(action=Traced.INVITATION_DECLINED, target=invitation, actor=user, data=_place(invitation))
