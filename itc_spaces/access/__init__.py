"""The one place that decides access: who may do what, on what, today.

Every answer is one queryset: `permitted(viewer, action, Model)` holds the rows on which the viewer may act,
`visible_to` is its reading case, `may` asks it for one object. Rules are written for shapes (`Placed`,
`UnderReview`, …); a model of no known shape, or an action without a rule, gives nothing.
"""

from django.db.models import BooleanField, Case, Model, Q, QuerySet, Value, When
from wagtail.models import Page

from itc_spaces.access.held import holdings_of, memberships_in_force, offices_in_force, remembering
from itc_spaces.access.rules import RULES, readable_q, space_read
from itc_spaces.access.tokens import PUBLIC, fewest, findable_pages, tokens_for, tokens_of
from itc_spaces.access.verbs import Action
from itc_spaces.clock import now, today
from itc_spaces.models import HeldFile, Space, UnderReview

__all__ = [
    "PUBLIC", "RULES", "Action", "actions_on", "allowed", "fewest", "findable_pages", "has_standing", "is_only_invited",
    "may", "may_administer", "memberships_in_force", "now", "offices_in_force", "permitted", "readable_q",
    "remembering", "today", "tokens_for", "tokens_of", "visible_to", "with_actions",
]  # fmt: skip


def _shape(model: type[Model]) -> type | None:
    return next((base for base in model.__mro__ if base in RULES), None)


def _condition(viewer, action: Action, model: type[Model]) -> Q | None:
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


def permitted(viewer, action: Action, model: type[Model]) -> QuerySet:
    """The rows of `model` on which the viewer may do `action`: one query beside that of what they hold today."""
    condition = _condition(viewer, action, model)
    rows = model._default_manager
    if condition is None:
        return rows.none()
    # A subquery and not a plain filter: a condition may join to many rows, and what is listed must not repeat.
    if _shape(model) is UnderReview:
        return rows.filter(pk__in=rows.filter(condition).order_by().values("pk"))
    return rows.filter(condition)


def visible_to(viewer, model: type[Model]) -> QuerySet:
    return permitted(viewer, Action.READ, model)


def may_administer(viewer) -> bool:
    """Creates departments and appoints their coordination; reads no content."""
    return viewer.is_authenticated and viewer.is_active and viewer.is_administrator


def has_standing(viewer) -> bool:
    """Holds a seat or an office today: one of the network."""
    return viewer.is_authenticated and holdings_of(viewer).has_standing


def is_only_invited(viewer) -> bool:
    """Takes part in thematics, and belongs to no ITC."""
    return viewer.is_authenticated and not has_standing(viewer) and bool(holdings_of(viewer).granted)


def may(viewer, action: Action, target: Model) -> bool:
    return permitted(viewer, action, type(target)).filter(pk=target.pk).exists()


def with_actions(viewer, rows: QuerySet) -> QuerySet:
    """The same rows, each knowing what the viewer may do on it; read by `allowed`."""
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
    """What `with_actions` found for a row."""
    return frozenset(action for action in Action if getattr(row, f"allows_{action.name}", False))


def actions_on(viewer, target: Model) -> frozenset[Action]:
    """All that the viewer may do on one object, in one query: for a page that offers several buttons."""
    row = with_actions(viewer, type(target)._default_manager.filter(pk=target.pk)).first()
    return allowed(row) if row else frozenset()
