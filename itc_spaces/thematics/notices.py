"""Decides which people are told of what happens to a thematic and to the access of invited people."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Mode, ThematicState
from itc_spaces.spaces.models import Grant, Thematic, grant_works, in_force
from notifications.api import notify, others, register_kind
from notifications.models import Notice

SUGGESTED = "thematic.suggested"
OPENED = "thematic.opened"
CLOSED = "thematic.closed"
ABANDONED = "thematic.abandoned"
REOPENED = "thematic.reopened"
GRANT_STARTED = "grant.started"
GRANT_ENDED = "grant.ended"
GRANT_ENDING = "grant.ending"
ACCEPTED = "thematic.accepted"
DECLINED = "thematic.declined"
DRAFT_HANDED = "draft.handed"

REMINDED_BEFORE = timedelta(days=14)

OF_STATE = {
    ThematicState.SUGGESTED: SUGGESTED,
    ThematicState.OPEN: OPENED,
    ThematicState.CLOSED: CLOSED,
    ThematicState.ABANDONED: ABANDONED,
}


def register() -> None:
    for kind in (*OF_STATE.values(), REOPENED):
        register_kind(kind, on=Thematic, template=_template(kind), url=address, read_with=("space",))
    of_grant = ("content_object__space",)
    register_kind(
        GRANT_STARTED, on=Grant, template=_template(GRANT_STARTED), url=_thematic_of, read_with=of_grant
    )  # fmt: skip
    for kind in (ACCEPTED, GRANT_ENDING):
        register_kind(kind, on=Grant, template=_template(kind), url=_people, read_with=(*of_grant, "user"))
    register_kind(DECLINED, on=Thematic, template=_template(DECLINED), url=people_of, read_with=("space",))
    register_kind(GRANT_ENDED, on=Grant, template=_template(GRANT_ENDED), url=_own, read_with=of_grant)
    register_kind(
        DRAFT_HANDED,
        on=Page,
        template=_template(DRAFT_HANDED),
        url=lambda page: page.specific.get_url(),
        read_with=("placement__space", "placement__thematic"),
    )


def _template(kind: str) -> str:
    return f"notices/{kind.replace('.', '_')}"


def address(thematic: Thematic) -> str:
    return reverse("thematic", args=[thematic.space.slug, thematic.pk])


def _thematic_of(grant: Grant) -> str:
    return address(grant.content_object)


def people_of(thematic: Thematic) -> str:
    return reverse("thematic_people", args=[thematic.space.slug, thematic.pk])


def _people(grant: Grant) -> str:
    return people_of(grant.content_object)


def _own(grant: Grant) -> str:
    return reverse("own_grants")


def members_of(thematic: Thematic):
    """Returns the people who sit in its ITC, and invited people with an access in force."""
    seated = access.memberships_in_force().filter(seat__space=thematic.space_id).values("user")
    granted = Grant.all_rows.filter(in_force("", access.today()), content_object=thematic).values("user")
    return User.objects.filter(Q(pk__in=seated) | Q(pk__in=granted))


def referents_of(thematic: Thematic):
    """Returns the people who sit today on its référents' seats."""
    seated = access.memberships_in_force(Mode.ATTENDS).filter(seat__in=thematic.referents.values("pk"))
    return User.objects.filter(pk__in=seated.values("user"))


def tell_change(change) -> None:
    """Tells members and invited people; on closing, the invited are only told of the end of their access."""
    kind = REOPENED if change.is_reopening else OF_STATE[change.became]
    notify(
        kind=kind,
        target=change.thematic,
        recipients=others(members_of(change.thematic), change.actor),
        event=f"{kind}:{change.pk}",
    )


def tell_grant_started(grant: Grant, actor: User) -> None:
    event = f"{GRANT_STARTED}:{grant.pk}:{grant.ends_on}:{access.now().isoformat()}"
    notify(kind=GRANT_STARTED, target=grant, recipients=others([grant.user], actor), event=event)


def tell_grant_ended(grant: Grant, actor: User) -> None:
    event = f"{GRANT_ENDED}:{grant.pk}:{grant.ended_at.isoformat()}"
    notify(kind=GRANT_ENDED, target=grant, recipients=others([grant.user], actor), event=event)


def tell_handed(page: Page, thematic: Thematic, actor: User) -> int:
    """Tells the référents, or the people who steer when there are none; returns how many."""
    people = others(referents_of(thematic), actor) or [
        person for person in others(members_of(thematic), actor) if access.may(person, Action.STEER, thematic)
    ]
    event = f"{DRAFT_HANDED}:{page.pk}:{page.latest_revision_id}"
    notify(kind=DRAFT_HANDED, target=page, recipients=people, event=event)
    return len(people)


def tell_accepted(invitation, grant: Grant) -> None:
    """Tells the person who invited."""
    if invitation.invited_by:
        event = f"{ACCEPTED}:{invitation.pk}"
        notify(kind=ACCEPTED, target=grant, recipients=others([invitation.invited_by], grant.user), event=event)


def tell_declined(invitation) -> None:
    if invitation.invited_by:
        event = f"{DECLINED}:{invitation.pk}"
        notify(kind=DECLINED, target=invitation.thematic, recipients=[invitation.invited_by], event=event)


def remind_referents() -> dict[str, int]:
    """Tells the référents once, a fortnight before each end of an access, as a job."""
    today = access.today()
    soon = Grant.all_rows.filter(grant_works(today), ends_on__lte=today + REMINDED_BEFORE)
    reminded = 0
    for grant in soon.select_related("content_object__space").order_by("pk"):
        event = f"{GRANT_ENDING}:{grant.pk}:{grant.ends_on}"
        if not Notice.objects.filter(event=event).exists():
            notify(kind=GRANT_ENDING, target=grant, recipients=referents_of(grant.content_object), event=event)
            reminded += 1
    return {"fins d'accès annoncées": reminded}
