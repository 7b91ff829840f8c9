"""The access of invited people: changes, extends, restores and ends it, and keeps their consent to be named."""

from datetime import date

from django.db import transaction

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import GrantLevel
from itc_spaces.spaces.locking import lock_places, lock_rows
from itc_spaces.spaces.models import Grant, Placement
from itc_spaces.spaces.trace import Traced, trace
from itc_spaces.thematics import notices
from itc_spaces.thematics.actions.checks import locked_thematic
from itc_spaces.thematics.actions.ending import end_now, place_of, record_period
from itc_spaces.thematics.actions.inviting import checked_dates, permission_of
from knowledge.models import Credit
from knowledge.publication.naming import name_in_editions
from web.refusals import NotAllowed, Overtaken, Refused


def _locked(actor: User, grant: Grant) -> Grant:
    """Locks the thematic, then the grant; raises NotAllowed."""
    thematic = locked_thematic(actor, Action.INVITE, grant.content_object)
    rows = Grant.all_rows.select_for_update(of=("self",), no_key=True).select_related("user", "permission")
    locked = rows.get(pk=grant.pk)
    locked.content_object = thematic
    return locked


def state_of(grant: Grant) -> str:
    """Returns a text for the current state of an access, from which a form says that it started."""
    return f"{grant.level} {grant.starts_on} {grant.ends_on} {grant.ended_at or ''}"


@transaction.atomic
def change_grant(*, grant: Grant, actor: User, seen: str, level: GrantLevel, starts_on: date, ends_on: date) -> Grant:
    """Changes the grant's dates and level, within the thematic's dates; an ended grant works again.

    `seen` is the `state_of` that the form showed, so that nobody restores by mistake what somebody has just ended.
    """
    grant = _locked(actor, grant)
    if seen != state_of(grant):
        raise Overtaken("Quelqu'un a changé cet accès entre-temps : relisez son histoire, plus bas, puis recommencez.")
    if not grant.user.is_active:
        raise Refused("Cette personne n'a plus de compte : il n'y a plus d'accès à changer.")
    checked_dates(grant.content_object, starts_on, ends_on)
    worked = grant.ended_at is None and grant.ends_on >= access.today()
    grant.permission, grant.starts_on, grant.ends_on, grant.ended_at = permission_of(level), starts_on, ends_on, None
    grant.save()
    record_period(grant, actor)
    _close_invitations(grant)
    if not worked:
        notices.tell_grant_started(grant, actor)
    trace(action=Traced.GRANT_CHANGED, target=grant, actor=actor, data=place_of(grant))
    return grant


@transaction.atomic
def revoke_grant(*, grant: Grant, actor: User) -> None:
    """Ends the access at once, on every page; what the person wrote stays, with their name."""
    grant = _locked(actor, grant)
    if grant.ended_at or grant.ends_on < access.today():
        raise Refused("Cet accès est déjà terminé.")
    end_now(grant, actor, access.now())
    _close_invitations(grant)


def _close_invitations(grant: Grant) -> None:
    """Closes earlier invitations: their links would undo what was just decided."""
    sent = grant.content_object.invitations.open().filter(email=grant.user.email)
    sent.update(revoked_at=access.now())


@transaction.atomic
def consent_to_be_named(*, grant: Grant, actor: User, consents: bool) -> None:
    """Keeps the person's own consent, even after the end, on all they wrote in the thematic and in its editions."""
    lock_places(actor, thematics=[grant.content_object_id])
    lock_rows(Grant.all_rows.filter(pk=grant.pk))
    grant = Grant.all_rows.select_related("content_object", "user").get(pk=grant.pk)
    if grant.user_id != actor.pk or not grant.user.is_active:
        raise NotAllowed("Chacun ne consent que pour soi.")
    grant.consents_public = consents
    grant.save(update_fields=["consents_public"])
    pages = Placement.objects.filter(thematic=grant.content_object_id).values("page")
    Credit.objects.filter(user=actor, page__in=pages).update(consents_public=consents)
    name_in_editions(user=actor, pages=pages, consents=consents)
    trace(action=Traced.CREDITED, target=grant, actor=actor, data=place_of(grant))
