"""The access of those invited: changed, extended, given back, ended; their consent to be named."""

from datetime import date

from django.db import transaction

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import GrantLevel
from itc_spaces.models import Grant, Placement
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.thematics import telling
from itc_spaces.thematics.actions.checks import locked_thematic
from itc_spaces.thematics.actions.ending import end_now, place_of, record_period
from itc_spaces.thematics.actions.inviting import checked_dates, permission_of
from itc_spaces.trace import Traced, trace
from knowledge.models import Credit
from knowledge.publication.naming import name_in_editions


def _locked(actor, grant: Grant) -> Grant:
    """Raises NotAllowed."""
    thematic = locked_thematic(actor, Action.INVITE, grant.content_object)
    rows = Grant.objects.select_for_update(of=("self",)).select_related("user", "permission")
    locked = rows.get(pk=grant.pk)
    locked.content_object = thematic
    return locked


@transaction.atomic
def change_grant(*, grant: Grant, actor, level: GrantLevel, starts_on: date, ends_on: date) -> Grant:
    """Its dates and level, never longer than the thematic; what had ended works again."""
    grant = _locked(actor, grant)
    checked_dates(grant.content_object, starts_on, ends_on)
    worked = grant.ended_at is None and grant.ends_on >= access.today()
    grant.permission, grant.starts_on, grant.ends_on, grant.ended_at = permission_of(level), starts_on, ends_on, None
    grant.save()
    record_period(grant, actor)
    _close_invitations(grant)
    if not worked:
        telling.tell_grant_started(grant, actor)
    trace(action=Traced.GRANT_CHANGED, target=grant, actor=actor, data=place_of(grant))
    return grant


@transaction.atomic
def revoke_grant(*, grant: Grant, actor) -> None:
    """At once, on every page; what the person wrote stays, signed."""
    grant = _locked(actor, grant)
    if grant.ended_at or grant.ends_on < access.today():
        raise Refused("Cet accès est déjà terminé.")
    end_now(grant, actor, access.now())
    _close_invitations(grant)


def _close_invitations(grant: Grant) -> None:
    """A link sent before would bring back what has just been decided."""
    sent = grant.content_object.invitations.open().filter(email=grant.user.email)
    sent.update(revoked_at=access.now())


@transaction.atomic
def consent_to_be_named(*, grant: Grant, actor, consents: bool) -> None:
    """Their own word, after the end too: on all they wrote in the thematic, and in the editions made of it."""
    grant = Grant.objects.select_for_update().select_related("content_object").get(pk=grant.pk)
    if grant.user_id != actor.pk:
        raise NotAllowed("Chacun ne consent que pour soi.")
    grant.consents_public = consents
    grant.save(update_fields=["consents_public"])
    pages = Placement.objects.filter(thematic=grant.content_object_id).values("page")
    Credit.objects.filter(user=actor, page__in=pages).update(consents_public=consents)
    name_in_editions(user=actor, pages=pages, consents=consents)
    trace(action=Traced.CREDITED, target=grant, actor=actor, data=place_of(grant))
