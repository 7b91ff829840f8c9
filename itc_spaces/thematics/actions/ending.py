"""Ends grants, on their own date or with their thematic. Each period stays recorded, with the person who changed it."""

from datetime import datetime

from django.db.models import QuerySet

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Grant, GrantPeriod, Thematic
from itc_spaces.spaces.trace import Traced, trace
from itc_spaces.thematics import notices


def record_period(grant: Grant, actor: User) -> None:
    GrantPeriod.objects.create(
        grant=grant,
        level=grant.level,
        starts_on=grant.starts_on,
        ends_on=grant.ends_on,
        ended_at=grant.ended_at,
        changed_by=actor,
    )


def _locked_grants(thematic: Thematic) -> QuerySet[Grant]:
    rows = Grant.all_rows.filter(content_object=thematic).select_for_update(of=("self",), no_key=True)
    return rows.select_related("permission", "user").order_by("pk")


def lasting(thematic: Thematic) -> QuerySet[Grant]:
    """Locks and returns the grants that work today or will work later."""
    return _locked_grants(thematic).filter(ended_at__isnull=True).exclude(ends_on__lt=access.today())


def end_grants(*, thematic: Thematic, actor: User, at: datetime) -> None:
    """Ends the grants, and the invitations that wait: their links stop working."""
    thematic.invitations.open().update(revoked_at=at)
    for grant in lasting(thematic):
        end_now(grant, actor, at)


def end_now(grant: Grant, actor: User, at: datetime) -> None:
    grant.ended_at, grant.question = at, grant.content_object.question
    grant.save(update_fields=["ended_at", "question"])
    record_period(grant, actor)
    notices.tell_grant_ended(grant, actor)
    trace(action=Traced.GRANT_ENDED, target=grant, actor=actor, data=place_of(grant))


def place_of(grant: Grant) -> dict[str, int]:
    return {"space": grant.content_object.space_id, "thematic": grant.content_object_id}


def restore_grants(*, thematic: Thematic, actor: User, ended_at: datetime) -> None:
    """Restores the grants that the closing at `ended_at` ended, except for accounts erased since."""
    for grant in _locked_grants(thematic).filter(ended_at=ended_at, user__is_active=True):
        grant.ended_at, grant.ends_on = None, thematic.closes_on
        grant.save(update_fields=["ended_at", "ends_on"])
        record_period(grant, actor)
        notices.tell_grant_started(grant, actor)
        trace(action=Traced.GRANT_CHANGED, target=grant, actor=actor, data=place_of(grant))


def trim_grants(*, thematic: Thematic, actor: User) -> None:
    """Shortens the access that would end after an earlier closing: none lasts longer than the thematic."""
    if thematic.closes_on is None:
        return
    for grant in lasting(thematic).exclude(ends_on__lte=thematic.closes_on):
        if grant.starts_on > thematic.closes_on:
            end_now(grant, actor, access.now())
            continue
        grant.ends_on = thematic.closes_on
        grant.save(update_fields=["ends_on"])
        record_period(grant, actor)
        trace(action=Traced.GRANT_CHANGED, target=grant, actor=actor, data=place_of(grant))
