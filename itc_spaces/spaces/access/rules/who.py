"""The conditions that rules combine: what the viewer holds in the space that `to` leads to."""

from django.db.models import Q

from accounts.models import User
from itc_spaces.spaces.access.holdings import holdings_of
from itc_spaces.spaces.enums import Audience

ALL, NOTHING = Q(pk__isnull=False), Q(pk__in=())


def inside(viewer: User, to: str) -> Q:
    return Q(**{f"{to}space__in": holdings_of(viewer).inside})


def chaired(viewer: User, to: str) -> Q:
    return Q(**{f"{to}space__in": holdings_of(viewer).chaired})


def coordinated(viewer: User, to: str) -> Q:
    return Q(**{f"{to}space__in": holdings_of(viewer).coordinated_spaces()})


def writable(viewer: User, to: str) -> Q:
    """Selects rows in spaces where the viewer writes: attended or coordinated, and not closed."""
    held = holdings_of(viewer)
    attended = Q(**{f"{to}space__in": held.written})
    return attended | Q(**{f"{to}space__in": held.coordinated_spaces(closed_at__isnull=True)})


def drafts_readable(viewer: User, to: str) -> Q:
    return Q(**{f"{to}space__in": holdings_of(viewer).attended}) | coordinated(viewer, to)


def of_network(viewer: User) -> Q:
    return ALL if holdings_of(viewer).is_of_network else NOTHING


def on_network(viewer: User, to: str) -> Q:
    return Q(**{f"{to}audience": Audience.NETWORK}) if holdings_of(viewer).is_of_network else NOTHING


def granted(viewer: User, thematic: str) -> Q:
    return Q(**{f"{thematic}__in": holdings_of(viewer).granted})


def readable_q(viewer: User, to: str, thematic: str) -> Q:
    """Selects rows of a `Placed` model shared with the viewer; `thematic` is the path to the row's thematic."""
    return inside(viewer, to) | coordinated(viewer, to) | on_network(viewer, to) | granted(viewer, thematic)
