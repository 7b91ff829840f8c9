"""The targets of a discussion (an ITC, a thematic or a resource): how to find one, and its ITC."""

from django.db.models import Model, QuerySet
from django.http import Http404
from wagtail.models import Page

from accounts.models import User
from itc_spaces.discussion.enums import On
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import OnTarget, Space, Thematic

FIELDS = {On.SPACE: "space", On.THEMATIC: "thematic", On.PAGE: "page"}
HOMES = {On.SPACE: ("record",), On.THEMATIC: ("space__record",), On.PAGE: ("placement__space__record",)}


def on_of(target: Model) -> On:
    if isinstance(target, Space):
        return On.SPACE
    return On.THEMATIC if isinstance(target, Thematic) else On.PAGE


def column_of(target: Model) -> dict[str, int]:
    """Returns the column of an `OnTarget` row that holds this target."""
    return {f"{FIELDS[on_of(target)]}_id": target.pk}


def target_of(row: OnTarget) -> Model:
    return row.space or row.thematic or row.page


def home_of(target: Model) -> Space:
    if isinstance(target, Space):
        return target
    return target.space if isinstance(target, Thematic) else target.placement.space


def with_discussion(viewer: User, on: On) -> QuerySet:
    """Returns the targets whose messages the viewer may read; those of an ITC are for people inside."""
    if on is On.SPACE:
        return access.permitted(viewer, Action.SEE_MEMBERS, Space)
    if on is On.THEMATIC:
        return access.visible_to(viewer, Thematic)
    # A space is also a page, but no resource.
    return access.visible_to(viewer, Page).filter(placement__isnull=False)


def readable_target(viewer: User, on: On, pk: int) -> Model:
    """Returns the target; raises Http404 when the viewer may not read it."""
    target = with_discussion(viewer, on).filter(pk=pk).select_related(*HOMES[on]).first()
    if target is None:
        raise Http404
    return target
