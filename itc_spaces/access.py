"""The one module that decides access: who may do what, on what, today.

Every answer is one queryset: `permitted(viewer, action, Model)` holds the rows on which the viewer may act,
`visible_to` is its reading case, `may` asks it for one object. Rules are written for shapes (`Placed`,
`UnderReview`, …); a model of no known shape, or an action without a rule, gives nothing.
"""

from collections.abc import Callable

from django.db.models import BooleanField, Case, Exists, Model, OuterRef, Q, QuerySet, TextChoices, Value, When
from wagtail.models import Page

from itc_spaces.clock import now, today
from itc_spaces.enums import Audience, CommitteeKind, GrantLevel, MandateKind, Mode, OfficeKind, ThematicState
from itc_spaces.models import (
    Committee,
    Department,
    Grant,
    HeldFile,
    Mandate,
    Membership,
    Office,
    Personal,
    Placement,
    Published,
    SeatMode,
    Space,
    SpaceRecord,
    SpacesIndex,
    Thematic,
    UnderReview,
    in_force,
)

__all__ = [
    "Action", "actions_on", "allowed", "may", "may_administer", "now", "permitted", "today", "visible_to",
    "with_actions",
]  # fmt: skip


class Action(TextChoices):
    READ = "READ", "lire"
    ENTER = "ENTER", "entrer dans l'espace"  # of a resource: its space's name is a link
    WRITE = "WRITE", "écrire dans l'espace"  # start a sheet, add a file
    SEE_MEMBERS = "SEE_MEMBERS", "voir les membres"
    MANAGE = "MANAGE", "gérer les sièges"
    CLOSE = "CLOSE", "fermer ou rouvrir l'espace"
    COORDINATE = "COORDINATE", "coordonner le département"
    EDIT = "EDIT", "modifier"  # also: history, comparison, drafts
    SHARE = "SHARE", "partager, restreindre"
    SUBMIT = "SUBMIT", "soumettre à validation"
    REUSE = "REUSE", "reprendre"
    BIN = "BIN", "mettre à la corbeille"
    RESTORE = "RESTORE", "sortir de la corbeille"
    CONTRIBUTE = "CONTRIBUTE", "contribuer à la thématique"
    INVITE = "INVITE", "inviter à la thématique"
    DECIDE = "DECIDE", "décider d'une soumission"
    RETRACT = "RETRACT", "retirer sa soumission"
    WITHDRAW = "WITHDRAW", "retirer une édition"
    PURGE = "PURGE", "purger une édition"


# ── what a person holds today: subqueries, so that a list is one query ──


def memberships_in_force(*modes: Mode) -> QuerySet:
    """Memberships that work today, of seats that work today and attend or follow as asked (all modes by default)."""
    on = today()
    seated = SeatMode.objects.filter(in_force("", on), seat=OuterRef("seat"), mode__in=modes or Mode.values)
    return Membership.objects.filter(
        Exists(seated), in_force("", on), in_force("seat__", on), user__is_active=True
    )  # fmt: skip


def offices_in_force(kind: OfficeKind | None = None) -> QuerySet:
    offices = Office.objects.filter(in_force("", today()), user__is_active=True)
    return offices.filter(kind=kind) if kind else offices


def _spaces_inside(viewer) -> QuerySet:
    return memberships_in_force().filter(user=viewer).values("seat__space")


def _spaces_attended(viewer) -> QuerySet:
    return memberships_in_force(Mode.ATTENDS).filter(user=viewer).values("seat__space")


def _spaces_chaired(viewer) -> QuerySet:
    chairs = Mandate.objects.filter(in_force("", today()), seat=OuterRef("seat"), kind=MandateKind.CHAIR)
    return memberships_in_force(Mode.ATTENDS).filter(Exists(chairs), user=viewer).values("seat__space")


def _departments(viewer) -> QuerySet:
    return offices_in_force(OfficeKind.COORDINATOR).filter(user=viewer).values("department")


def _spaces_coordinated(viewer) -> QuerySet:
    return SpaceRecord.objects.filter(department__in=_departments(viewer)).values("space")


def _committees(viewer) -> QuerySet:
    """A validator's committees; a coordinator sits in the coordination of the department."""
    validated = offices_in_force(OfficeKind.VALIDATOR).filter(user=viewer).values("committee")
    return Committee.objects.filter(
        Q(pk__in=validated) | Q(kind=CommitteeKind.COORDINATION, department__in=_departments(viewer))
    ).values("pk")


def _thematics_granted(viewer, *levels: GrantLevel) -> QuerySet:
    return Grant.objects.filter(
        in_force("", today()),
        user=viewer,
        user__is_active=True,
        permission__codename__in=levels or GrantLevel.values,
        content_object__state=ThematicState.OPEN,
    ).values("content_object")


def _has_standing(viewer) -> Q:
    """A seat or an office, of any department: what makes someone one of the network."""
    return Q(Exists(memberships_in_force().filter(user=viewer))) | Q(Exists(offices_in_force().filter(user=viewer)))


# ── rules: a condition on the rows of a shape; `to` is the path from the row to the shape ──


def _within(viewer, to: str, spaces: Callable) -> Q:
    return Q(**{f"{to}space__in": spaces(viewer)})


def _writable(viewer, to: str) -> Q:
    """In spaces where the viewer writes: attended or coordinated, and not closed."""
    opened = SpaceRecord.objects.filter(closed_at__isnull=True).filter(
        Q(space__in=_spaces_attended(viewer)) | Q(department__in=_departments(viewer))
    )
    return Q(**{f"{to}space__in": opened.values("space")})


def _drafts_readable(viewer, to: str) -> Q:
    return _within(viewer, to, _spaces_attended) | _within(viewer, to, _spaces_coordinated)


def _on_network(viewer, to: str) -> Q:
    return Q(**{f"{to}audience": Audience.NETWORK}) & _has_standing(viewer)


def readable_q(viewer, to: str, thematic: str) -> Q:
    """Who reads a `Placed` thing as it was shared; `thematic` is the path to the thematic it is placed in."""
    return (
        _within(viewer, to, _spaces_inside)
        | _within(viewer, to, _spaces_coordinated)
        | _on_network(viewer, to)
        | Q(**{f"{thematic}__in": _thematics_granted(viewer)})
    )


def _kept(to: str) -> Q:
    return Q(**{f"{to}binned_at__isnull": True})


def _shared(to: str) -> Q:
    live = f"{to.removesuffix('placement__')}live" if to.endswith("placement__") else f"{to}page__live"
    return Q(**{f"{to}shared_at__isnull": False, live: True})


def _page_read(viewer, to: str) -> Q:
    own_or_opened = Q(**{f"{to}author": viewer}) | Q(**{f"{to}open_to_experts": True})
    granted = Q(**{f"{to}thematic__in": _thematics_granted(viewer)})
    return _kept(to) & (
        _drafts_readable(viewer, to)
        | (_shared(to) & readable_q(viewer, to, f"{to}thematic"))
        | (granted & own_or_opened)
    )  # fmt: skip


def _expert_draft(viewer, to: str) -> Q:
    granted = Q(**{f"{to}thematic__in": _thematics_granted(viewer, GrantLevel.CONTRIBUTE)})
    return granted & Q(**{f"{to}shared_at__isnull": True, f"{to}space__record__closed_at__isnull": True})


def _page_edit(viewer, to: str) -> Q:
    own_or_opened = Q(**{f"{to}author": viewer}) | Q(**{f"{to}open_to_experts": True})
    return _kept(to) & (_writable(viewer, to) | (_expert_draft(viewer, to) & own_or_opened))


def _page_member_act(viewer, to: str) -> Q:
    return _kept(to) & _writable(viewer, to)


def _page_bin(viewer, to: str) -> Q:
    return _kept(to) & (_writable(viewer, to) | (_expert_draft(viewer, to) & Q(**{f"{to}author": viewer})))


def _page_restore(viewer, to: str) -> Q:
    mine = _writable(viewer, to) | (_expert_draft(viewer, to) & Q(**{f"{to}author": viewer}))
    return Q(**{f"{to}binned_at__isnull": False}) & mine


def _page_reuse(viewer, to: str) -> Q:
    """What may be carried somewhere: the live text shared with the network, or of a space where one writes oneself."""
    return _kept(to) & _shared(to) & (_on_network(viewer, to) | _writable(viewer, to))


def _space_read(viewer, to: str) -> Q:
    return _has_standing(viewer)


def _space_write(viewer, to: str) -> Q:
    return _writable(viewer, "record__")


def _space_members(viewer, to: str) -> Q:
    return Q(pk__in=_spaces_inside(viewer)) | Q(pk__in=_spaces_coordinated(viewer))


def _space_manage(viewer, to: str) -> Q:
    chaired = Q(pk__in=_spaces_chaired(viewer)) | Q(pk__in=_spaces_coordinated(viewer))
    return chaired & Q(record__closed_at__isnull=True)


def _space_close(viewer, to: str) -> Q:
    return Q(pk__in=_spaces_coordinated(viewer))


def _department_coordinate(viewer, to: str) -> Q:
    return Q(pk__in=_departments(viewer))


def _thematic_read(viewer, to: str) -> Q:
    return readable_q(viewer, "", "pk")


def _thematic_contribute(viewer, to: str) -> Q:
    opened = Q(space__record__closed_at__isnull=True)
    return _writable(viewer, "") | (opened & Q(pk__in=_thematics_granted(viewer, GrantLevel.CONTRIBUTE)))


def _thematic_invite(viewer, to: str) -> Q:
    """The chair, the référents whose seat works today, the coordination; while the thematic is open."""
    seats = memberships_in_force(Mode.ATTENDS).filter(user=viewer).values("seat")
    referent = Exists(Thematic.referents.through.objects.filter(thematic=OuterRef("pk"), seat__in=seats))
    return Q(state=ThematicState.OPEN, space__record__closed_at__isnull=True) & (
        Q(space__in=_spaces_chaired(viewer)) | Q(space__in=_spaces_coordinated(viewer)) | Q(referent)
    )


def _review_read(viewer, to: str) -> Q:
    at_their_step = Q(**{f"{to}committee__in": _committees(viewer), f"{to}decided_at__isnull": True})
    return _drafts_readable(viewer, to) | at_their_step | _decided_by(viewer, to)


def _decided_by(viewer, to: str) -> Q:
    """Validators keep reading what they decided, for as long as they hold an office."""
    return Q(**{f"{to}verdicts__decided_by": viewer}) & Q(Exists(offices_in_force().filter(user=viewer)))


def _review_decide(viewer, to: str) -> Q:
    return Q(decided_at__isnull=True, committee__in=_committees(viewer))


def _review_retract(viewer, to: str) -> Q:
    return Q(decided_at__isnull=True) & _writable(viewer, "")


def _published_read(viewer, to: str) -> Q:
    return Q(pk__isnull=False)


def _published_withdraw(viewer, to: str) -> Q:
    held = offices_in_force().filter(user=viewer).values("department")
    return Q(department__in=held)


def _published_purge(viewer, to: str) -> Q:
    return Q(department__in=_departments(viewer))


def _file_read(viewer, to: str, model: type[HeldFile]) -> Q:
    """Readers of a live link, readers of a submission that carries it, writers of its space, an expert's own."""
    links = model._meta.get_field(model.held_by_pages).related_model
    reviews = model._meta.get_field(model.held_by_reviews).related_model
    granted = Thematic.objects.filter(pk__in=_thematics_granted(viewer)).values("space")
    linked = links.objects.filter(attachment=OuterRef("pk")).filter(_page_read(viewer, "page__placement__"))
    submitted = reviews.objects.filter(attachment=OuterRef("pk")).filter(_review_read(viewer, "submission__"))
    return (
        Q(Exists(linked)) | Q(Exists(submitted)) | _drafts_readable(viewer, "")
        | Q(uploaded_by=viewer, space__in=granted)
    )  # fmt: skip


PAGE_RULES = {
    Action.READ: _page_read,
    Action.ENTER: _space_read,
    Action.EDIT: _page_edit,
    Action.SHARE: _page_member_act,
    Action.SUBMIT: _page_member_act,
    Action.REUSE: _page_reuse,
    Action.BIN: _page_bin,
    Action.RESTORE: _page_restore,
}
RULES: dict[type, dict[Action, Callable]] = {
    SpacesIndex: {},
    Space: {
        Action.READ: _space_read,
        Action.WRITE: _space_write,
        Action.SEE_MEMBERS: _space_members,
        Action.MANAGE: _space_manage,
        Action.CLOSE: _space_close,
    },
    Page: PAGE_RULES,
    Placement: PAGE_RULES,
    Thematic: {
        Action.READ: _thematic_read,
        Action.CONTRIBUTE: _thematic_contribute,
        Action.INVITE: _thematic_invite,
    },
    Department: {Action.READ: _department_coordinate, Action.COORDINATE: _department_coordinate},
    UnderReview: {
        Action.READ: _review_read,
        Action.DECIDE: _review_decide,
        Action.RETRACT: _review_retract,
    },
    Published: {
        Action.READ: _published_read,
        Action.WITHDRAW: _published_withdraw,
        Action.PURGE: _published_purge,
    },
    HeldFile: {Action.READ: _file_read},
    Personal: {Action.READ: lambda viewer, to: Q(recipient=viewer)},
    Membership: {Action.READ: lambda viewer, to: Q(user=viewer)},
    Office: {Action.READ: lambda viewer, to: Q(user=viewer)},
}


def _shape(model: type[Model]) -> type | None:
    return next((base for base in model.__mro__ if base in RULES), None)


def _condition(viewer, action: Action, model: type[Model]) -> Q | None:
    shape = _shape(model)
    rule = RULES[shape].get(action) if shape else None
    if rule is None or not viewer.is_authenticated or not viewer.is_active:
        return None
    if shape is HeldFile:
        return rule(viewer, "", model)
    condition = rule(viewer, "placement__" if shape is Page else "")
    if model is Page and action is Action.READ:
        condition |= Q(pk__in=Space.objects.values("pk")) & _space_read(viewer, "")
    return condition


# ── the answers ──


def permitted(viewer, action: Action, model: type[Model]) -> QuerySet:
    """The rows of `model` on which the viewer may do `action`: one query, nothing for what is not known."""
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


def may(viewer, action: Action, target: Model) -> bool:
    return permitted(viewer, action, type(target)).filter(pk=target.pk).exists()


def with_actions(viewer, rows: QuerySet) -> QuerySet:
    """The same rows, each knowing what the viewer may do on it: no query more than theirs; read by `allowed`."""
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
