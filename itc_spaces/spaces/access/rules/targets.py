"""The rules of messages on a space, a thematic or a page."""

from functools import reduce
from operator import or_

from django.db.models import Q

from accounts.models import User
from itc_spaces.spaces.access.rules.pages import page_read
from itc_spaces.spaces.access.rules.thematics import referred_by
from itc_spaces.spaces.access.rules.who import chaired, coordinated, inside, readable_q
from itc_spaces.spaces.access.verbs import Action


def target_read(viewer: User, to: str) -> Q:
    """Lets people inside a space read its messages, and a thematic's or a page's readers read those on it."""
    return (
        inside(viewer, to)
        | coordinated(viewer, to)
        | readable_q(viewer, f"{to}thematic__", f"{to}thematic")
        | page_read(viewer, f"{to}page__placement__")
    )


def _target_open(to: str) -> Q:
    homes = (f"{to}space__", f"{to}thematic__space__", f"{to}page__placement__space__")
    return reduce(
        or_, (Q(**{f"{home}record__isnull": False, f"{home}record__closed_at__isnull": True}) for home in homes)
    )


def _own_word(viewer: User, to: str) -> Q:
    return Q(**{f"{to}author": viewer, f"{to}removed_at__isnull": True}) & target_read(viewer, to)


def _own_word_edit(viewer: User, to: str) -> Q:
    return _own_word(viewer, to) & _target_open(to)


def target_moderate(viewer: User, to: str) -> Q:
    """Lets the chair in office, the coordination and a thematic's référents moderate, except their own words."""
    within = (
        rule(viewer, path)
        for path in (to, f"{to}thematic__", f"{to}page__placement__")
        for rule in (chaired, coordinated)
    )
    moderated = reduce(or_, within) | referred_by(viewer, f"{to}thematic")
    return moderated & target_read(viewer, to) & ~Q(**{f"{to}author": viewer})


TARGET_RULES = {
    Action.READ: target_read,
    Action.EDIT: _own_word_edit,
    Action.REMOVE: _own_word,
    Action.MODERATE: target_moderate,
}
