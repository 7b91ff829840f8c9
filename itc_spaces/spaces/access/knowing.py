"""What a person may know besides the rows they read: the names of people, and the older versions of a draft."""

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
    """Returns the viewer, the people of their ITCs and thematics, and the people who agreed to be in the directory.

    People of the network know the whole directory; an invited person knows the part from the ITCs that invited them.
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
    """Returns which of these people the space's pages name: all to people inside, to others those whom they know."""
    asked, held = set(people) - {None}, holdings_of(viewer)
    if space in held.inside or held.coordinated_spaces(space=space):
        return asked
    return set(known_people(viewer).filter(pk__in=asked).values_list("pk", flat=True)) if asked else asked


def versions_since(viewer: User, placement: Placement, is_member: bool) -> datetime | None:
    """Returns the time from which a viewer who may edit a draft reads its versions; None for all versions.

    People who write in its ITC (`is_member`) and its author read all of them. A person to whom the draft was opened
    reads those written since then, or since their own access began.
    """
    if is_member or placement.author_id == viewer.pk:
        return None
    grants = Grant.objects.filter(user=viewer, content_object=placement.thematic_id)
    starts_on = grants.values_list("starts_on", flat=True).first()
    if placement.opened_at is None or starts_on is None:
        return now()
    return max(placement.opened_at, timezone.make_aware(datetime.combine(starts_on, time.min)))
