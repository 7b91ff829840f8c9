"""Grants end with their thematic, and by themselves; each period stays on record, with who changed it."""

from datetime import datetime

from itc_spaces import access
from itc_spaces.models import Grant, GrantPeriod, Thematic
from itc_spaces.thematics import telling
from itc_spaces.trace import Traced, trace


def record_period(grant: Grant, actor) -> None:
    GrantPeriod.objects.create(
        grant=grant,
        level=grant.level,
        starts_on=grant.starts_on,
        ends_on=grant.ends_on,
        ended_at=grant.ended_at,
        changed_by=actor,
    )


def lasting(thematic: Thematic):
    """Grants that work, or will: locked."""
    rows = Grant.objects.select_for_update(of=("self",)).select_related("permission", "user")
    return rows.filter(content_object=thematic, ended_at__isnull=True).exclude(ends_on__lt=access.today())


def end_grants(*, thematic: Thematic, actor, at: datetime) -> None:
    """With those still to be accepted: their links die."""
    thematic.invitations.open().update(revoked_at=at)
    for grant in lasting(thematic):
        end_now(grant, actor, at)


def end_now(grant: Grant, actor, at: datetime) -> None:
    grant.ended_at, grant.question = at, grant.content_object.question
    grant.save(update_fields=["ended_at", "question"])
    record_period(grant, actor)
    telling.tell_grant_ended(grant, actor)
    trace(action=Traced.GRANT_ENDED, target=grant, actor=actor, data=place_of(grant))


def place_of(grant: Grant) -> dict[str, int]:
    return {"space": grant.content_object.space_id, "thematic": grant.content_object_id}


def restore_grants(*, thematic: Thematic, actor, ended_at: datetime) -> None:
    """Those that the closing of that instant ended."""
    rows = Grant.objects.select_for_update(of=("self",)).select_related("permission", "user")
    for grant in rows.filter(content_object=thematic, ended_at=ended_at):
        grant.ended_at, grant.ends_on = None, thematic.closes_on
        grant.save(update_fields=["ended_at", "ends_on"])
        record_period(grant, actor)
        telling.tell_grant_started(grant, actor)
        trace(action=Traced.GRANT_CHANGED, target=grant, actor=actor, data=place_of(grant))


def trim_grants(*, thematic: Thematic, actor) -> None:
    """A closing brought forward brings the ends of access with it: never longer than the thematic."""
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
