"""Finds where a new resource may be written."""

from django.http import Http404

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Space, Thematic
from knowledge.composing import Place
from knowledge.types import ResourceType
from web.numbers import is_number


def writing_place(viewer: User, itc: str, asked: str, known: ResourceType) -> Place:
    """Returns the space of an address, or the thematic in it that `asked` names, if the viewer may write there.

    Raises Http404.
    """
    if not asked:
        if known.in_thematic_only:
            raise Http404
        rows = access.with_actions(viewer, access.permitted(viewer, Action.WRITE, Space).filter(slug=itc))
        space = rows.select_related("record__department").first()
        if space is None:
            raise Http404
        return Place(space, allowed=access.allowed(space) | {Action.ENTER, Action.SHARE})
    if not is_number(asked):
        raise Http404
    found = access.permitted(viewer, Action.CONTRIBUTE, Thematic).filter(pk=asked, space__slug=itc)
    rows = access.with_actions(viewer, found)
    thematic = rows.select_related("space__record__department").first()
    if thematic is None:
        raise Http404
    writes = access.may(viewer, Action.WRITE, thematic.space)
    if not writes and not known.by_invited:
        raise Http404
    allowed = access.allowed(thematic)
    return Place(thematic.space, thematic, allowed | {Action.SHARE} if writes else allowed)
