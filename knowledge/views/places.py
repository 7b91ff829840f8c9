"""Finds where a new resource may be written."""

from django.http import Http404

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Thematic
from itc_spaces.spaces.views import readable_space
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
        space = readable_space(viewer, itc, Action.WRITE)
        return Place(space, allowed=access.actions_on(viewer, space) | {Action.ENTER, Action.SHARE})
    if not is_number(asked):
        raise Http404
    rows = access.permitted(viewer, Action.CONTRIBUTE, Thematic).filter(pk=asked, space__slug=itc)
    thematic = rows.select_related("space__record__department").first()
    if thematic is None:
        raise Http404
    writes = access.may(viewer, Action.WRITE, thematic.space)
    if not writes and not known.by_invited:
        raise Http404
    allowed = access.actions_on(viewer, thematic)
    return Place(thematic.space, thematic, allowed | {Action.SHARE} if writes else allowed)
