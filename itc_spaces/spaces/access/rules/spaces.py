"""The rules of an ITC's space."""

from django.db.models import Q

from accounts.models import User
from itc_spaces.spaces.access.holdings import holdings_of
from itc_spaces.spaces.access.rules.who import of_network, writable
from itc_spaces.spaces.access.verbs import Action


def space_read(viewer: User, to: str) -> Q:
    return of_network(viewer)


def _space_write(viewer: User, to: str) -> Q:
    return writable(viewer, "record__")


def _space_members(viewer: User, to: str) -> Q:
    held = holdings_of(viewer)
    return Q(pk__in=held.inside) | Q(pk__in=held.coordinated_spaces())


def _space_discuss(viewer: User, to: str) -> Q:
    return _space_members(viewer, to) & Q(record__closed_at__isnull=True)


def _space_manage(viewer: User, to: str) -> Q:
    held = holdings_of(viewer)
    managed = Q(pk__in=held.chaired) | Q(pk__in=held.coordinated_spaces())
    return managed & Q(record__closed_at__isnull=True)


def _space_close(viewer: User, to: str) -> Q:
    return Q(pk__in=holdings_of(viewer).coordinated_spaces())


SPACE_RULES = {
    Action.READ: space_read,
    Action.WRITE: _space_write,
    Action.SEE_MEMBERS: _space_members,
    Action.DISCUSS: _space_discuss,
    Action.MANAGE: _space_manage,
    Action.CLOSE: _space_close,
}
