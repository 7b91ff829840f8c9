"""What a person may be told beside what they read: people by their names, and how far back a draft is theirs."""

from collections.abc import Iterable
from datetime import datetime, time

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from itc_spaces.spaces.access.holdings import holdings_of, memberships_in_force
from itc_spaces.spaces.clock import now
from itc_spaces.spaces.enums import Mode
from itc_spaces.spaces.models import Grant, Placement, Thematic


def known_people(viewer: User) -> QuerySet[User]:
    """Oneself, those of one's own ITCs, those who agreed to the directory, those of one's thematics.

    The directory is the network's; to someone invited it is, of the inviting ITCs, those who agreed to be in it.
    """
    held = holdings_of(viewer)
    seated = memberships_in_force()
    within = Q(seat__space__in=held.inside) | Q(seat__space__in=held.coordinated_spaces())
    inviting = Thematic.objects.filter(pk__in=held.granted).values("space")
    met = seated if held.is_of_network else seated.filter(seat__space__in=inviting)
    referents = memberships_in_force(Mode.ATTENDS).filter(seat__thematics__in=held.granted)
    invited = Grant.objects.filter(content_object__in=held.granted)
    return User.objects.filter(
        Q(pk=viewer.pk)
        | Q(pk__in=seated.filter(within).values("user"))
        | Q(is_listed=True, pk__in=met.values("user"))
        | Q(pk__in=referents.values("user"))
        | Q(pk__in=invited.values("user"))
    )


def named_to(viewer: User, space: int, people: Iterable[int | None]) -> set[int]:
    """Of these people, those whom a page of the space names: all to those inside it, to others whom they know."""
    asked, held = set(people) - {None}, holdings_of(viewer)
    if space in held.inside or held.coordinated_spaces(space=space):
        return asked
    return set(known_people(viewer).filter(pk__in=asked).values_list("pk", flat=True)) if asked else asked


def versions_since(viewer: User, placement: Placement, is_member: bool) -> datetime | None:
    """From when on the viewer, who may edit a draft, looks up its versions; None: from the first.

    All of it is for those who write in its ITC (`is_member`) and for its author. Someone to whom the draft was opened
    looks up what was written since, or since their own access began.
    """
    if is_member or placement.author_id == viewer.pk:
        return None
    grants = Grant.objects.filter(user=viewer, content_object=placement.thematic_id)
    starts_on = grants.values_list("starts_on", flat=True).first()
    if placement.opened_at is None or starts_on is None:
        return now()
    return max(placement.opened_at, timezone.make_aware(datetime.combine(starts_on, time.min)))
