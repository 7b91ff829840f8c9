"""The one place that decides access: who may do what, on what, today.

Every answer is one queryset. `permitted(viewer, action, Model)` holds the rows on which the viewer may act;
`visible_to` is the same for reading; `may` asks about one object. Rules are written for shapes (`Submitted`,
`FollowsTarget`…). A model without a known shape, or an action without a rule, gives no row.
"""

from django.db.models import BooleanField, Case, Model, Q, QuerySet, Value, When
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces.access.holdings import (
    holdings_of,
    memberships_in_force,
    offices_in_force,
    remembering,
    remembering_only,
)
from itc_spaces.spaces.access.knowing import known_people, named_to, versions_since
from itc_spaces.spaces.access.prepared import prepared, prepared_for_all
from itc_spaces.spaces.access.rules import RULES
from itc_spaces.spaces.access.rules.files import register_holder
from itc_spaces.spaces.access.rules.meetings import register_agenda
from itc_spaces.spaces.access.rules.spaces import space_read
from itc_spaces.spaces.access.tokens import PUBLIC, fewest, findable_pages, tokens_for, tokens_of
from itc_spaces.spaces.access.verbs import Action
from itc_spaces.spaces.clock import now, today
from itc_spaces.spaces.models import HeldFile, Space, SpaceRecord, Submitted, Thematic

__all__ = [
    "PUBLIC",
    "RULES",
    "Action",
    "actions_on",
    "allowed",
    "departments_of",
    "fewest",
    "findable_pages",
    "has_a_seat",
    "holdings_of",
    "is_of_network",
    "is_only_invited",
    "known_people",
    "may",
    "may_administer",
    "memberships_in_force",
    "named_to",
    "now",
    "offices_in_force",
    "permitted",
    "prepared",
    "prepared_for_all",
    "register_agenda",
    "register_holder",
    "remembering",
    "remembering_only",
    "today",
    "tokens_for",
    "tokens_of",
    "versions_since",
    "visible_to",
    "with_actions",
]  # fmt: skip


def _shape(model: type[Model]) -> type | None:
    return next((base for base in model.__mro__ if base in RULES), None)


def _condition(viewer: User, action: Action, model: type[Model]) -> Q | None:
    shape = _shape(model)
    rule = RULES[shape].get(action) if shape else None
    if rule is None or not viewer.is_authenticated or not viewer.is_active:
        return None
    with remembering():
        if shape is HeldFile:
            return rule(viewer, "", model)
        condition = rule(viewer, "placement__" if shape is Page else "")
        if model is Page and action is Action.READ:
            condition |= Q(pk__in=Space.objects.values("pk")) & space_read(viewer, "")
        return condition


# ── the answers ──


def permitted(viewer: User, action: Action, model: type[Model]) -> QuerySet:
    """Returns the rows of `model` on which the viewer may do `action`, in one query besides that of their holdings."""
    condition = _condition(viewer, action, model)
    rows = model._default_manager
    if condition is None:
        return rows.none()
    # A subquery, not a filter: the condition may join to many rows, and a list must not repeat one.
    if _shape(model) is Submitted:
        return rows.filter(pk__in=rows.filter(condition).order_by().values("pk"))
    return rows.filter(condition)


def visible_to(viewer: User, model: type[Model]) -> QuerySet:
    return permitted(viewer, Action.READ, model)


def may_administer(viewer: User) -> bool:
    """Returns whether the viewer creates departments and appoints their coordination, but reads no content."""
    return viewer.is_authenticated and viewer.is_active and viewer.is_administrator


def is_of_network(viewer: User) -> bool:
    """Returns whether the viewer holds a seat or an office today, which makes them one of the network."""
    return viewer.is_authenticated and holdings_of(viewer).is_of_network


def departments_of(viewer: User) -> frozenset[int]:
    """Returns the departments where the viewer holds a seat, an office or a thematic's grant today."""
    held = holdings_of(viewer)
    granted = Thematic.objects.filter(pk__in=held.granted).values("space")
    spaces = SpaceRecord.objects.filter(Q(space__in=held.inside) | Q(space__in=granted))
    return held.offices | frozenset(spaces.values_list("department", flat=True))


def has_a_seat(viewer: User) -> bool:
    """Returns whether the viewer has a seat in an ITC today."""
    return viewer.is_authenticated and bool(holdings_of(viewer).inside)


def is_only_invited(viewer: User) -> bool:
    """Returns whether the viewer takes part in thematics and belongs to no ITC."""
    return viewer.is_authenticated and not is_of_network(viewer) and bool(holdings_of(viewer).granted)


def may(viewer: User, action: Action, target: Model) -> bool:
    return permitted(viewer, action, type(target)).filter(pk=target.pk).exists()


def with_actions(viewer: User, rows: QuerySet) -> QuerySet:
    """Adds to each row the viewer's actions on it, which `allowed` reads."""
    with remembering():
        asked = {
            f"allows_{action.name}": Case(
                When(condition, then=Value(True)), default=Value(False), output_field=BooleanField()
            )
            for action in RULES.get(_shape(rows.model), ())
            if (condition := _condition(viewer, action, rows.model)) is not None
        }
    return rows.annotate(**asked)


def allowed(row: Model) -> frozenset[Action]:
    """Returns the actions that `with_actions` found for a row."""
    return frozenset(action for action in Action if getattr(row, f"allows_{action.name}", False))


def actions_on(viewer: User, target: Model) -> frozenset[Action]:
    """Returns all the viewer's actions on one object in one query, for a page with several buttons."""
    row = with_actions(viewer, type(target)._default_manager.filter(pk=target.pk)).first()
    return allowed(row) if row else frozenset()
