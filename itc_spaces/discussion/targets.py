"""What a discussion is on: an ITC, a thematic or a resource; how it is found, and whose ITC it is in."""

from django.db.models import Model, QuerySet
from django.http import Http404
from wagtail.models import Page

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.discussion.enums import On
from itc_spaces.models import OnTarget, Space, Thematic

FIELDS = {On.SPACE: "space", On.THEMATIC: "thematic", On.PAGE: "page"}
HOMES = {On.SPACE: ("record",), On.THEMATIC: ("space__record",), On.PAGE: ("placement__space__record",)}


def on_of(target: Model) -> On:
    if isinstance(target, Space):
        return On.SPACE
    return On.THEMATIC if isinstance(target, Thematic) else On.PAGE


def column_of(target: Model) -> dict[str, int]:
    """The one column of an `OnTarget` row that says `target`."""
    return {f"{FIELDS[on_of(target)]}_id": target.pk}


def target_of(row: OnTarget) -> Model:
    return row.space or row.thematic or row.page


def home_of(target: Model) -> Space:
    if isinstance(target, Space):
        return target
    return target.space if isinstance(target, Thematic) else target.placement.space


def with_discussion(viewer, on: On) -> QuerySet:
    """The targets whose messages the viewer may read: of an ITC, those inside; of the rest, its readers."""
    if on is On.SPACE:
        return access.permitted(viewer, Action.SEE_MEMBERS, Space)
    if on is On.THEMATIC:
        return access.visible_to(viewer, Thematic)
    # A space is a page too, and not a resource.
    return access.visible_to(viewer, Page).filter(placement__isnull=False)


def readable_target(viewer, on: On, pk: int) -> Model:
    """Raises Http404 for what the viewer may not read."""
    target = with_discussion(viewer, on).filter(pk=pk).select_related(*HOMES[on]).first()
    if target is None:
        raise Http404
    return target
