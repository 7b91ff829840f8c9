"""The rules of what is public, and of requests about it."""

from django.db.models import Q

from accounts.models import User
from itc_spaces.spaces.access.holdings import holdings_of
from itc_spaces.spaces.access.verbs import Action


def _published_read(viewer: User, to: str) -> Q:
    return Q(pk__isnull=False)


def _published_withdraw(viewer: User, to: str) -> Q:
    return Q(department__in=holdings_of(viewer).offices)


def _published_purge(viewer: User, to: str) -> Q:
    return Q(department__in=holdings_of(viewer).coordinated)


def _of_asking_itc(viewer: User) -> Q:
    """Selects the requests of ITCs where the viewer chairs or that they coordinate."""
    held = holdings_of(viewer)
    return Q(space__in=held.chaired) | Q(space__in=held.coordinated_spaces())


def _asked_read(viewer: User, to: str) -> Q:
    """Lets the asker and the ITC's chair and coordination read; once the ITC asks too, people who withdraw editions."""
    passed = Q(passed_at__isnull=False, department__in=holdings_of(viewer).offices)
    return Q(asked_by=viewer) | _of_asking_itc(viewer) | passed


def _asked_pass(viewer: User, to: str) -> Q:
    return Q(passed_at__isnull=True, closed_at__isnull=True) & _of_asking_itc(viewer)


def _asked_decide(viewer: User, to: str) -> Q:
    return Q(passed_at__isnull=False, closed_at__isnull=True, department__in=holdings_of(viewer).offices)


PUBLISHED_RULES = {
    Action.READ: _published_read,
    Action.WITHDRAW: _published_withdraw,
    Action.PURGE: _published_purge,
}
ASKED_RULES = {
    Action.READ: _asked_read,
    Action.SUBMIT: _asked_pass,
    Action.DECIDE: _asked_decide,
}
