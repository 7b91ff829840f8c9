"""What the views of this app share."""

from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404

from accounts.models import User
from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Space


def readable_meeting(viewer: User, itc: str, pk: int, action: Action = Action.READ) -> Meeting:
    """The meeting of an address on which the viewer may do `action`, with `allowed`: all they may do on it.

    Raises Http404.
    """
    found = _meeting(viewer, pk, itc, action=action)
    if not found:
        raise Http404
    found[0].allowed = access.allowed(found[0])
    return found[0]


@access.prepared
def _meeting(viewer: User, pk: int, itc: str, *, action: Action) -> QuerySet:
    rows = access.permitted(viewer, action, Meeting).filter(pk=pk, space__slug=itc)
    return access.with_actions(viewer, rows).select_related(
        "space__record", "chair_seat__organisation", "secretary_seat__organisation"
    )


def readable_item(viewer: User, itc: str, pk: int, item_pk: int, action: Action) -> AgendaItem:
    """An item of the meeting of an address on which the viewer may do `action`; raises Http404."""
    rows = access.permitted(viewer, action, AgendaItem).filter(pk=item_pk, meeting=pk, meeting__space__slug=itc)
    found = rows.select_related("meeting__space").first()
    if found is None:
        raise Http404
    return found


def space_with_actions(viewer: User, itc: str) -> tuple[Space, frozenset[Action]]:
    """The ITC of an address, for those inside, with all that the viewer may do there; raises Http404."""
    found = _space(viewer, itc)
    if not found:
        raise Http404
    return found[0], access.allowed(found[0])


@access.prepared
def _space(viewer: User, itc: str) -> QuerySet:
    rows = access.permitted(viewer, Action.SEE_MEMBERS, Space).filter(slug=itc)
    return access.with_actions(viewer, rows).select_related("record")


def seen_now(form: Form, meeting: Meeting) -> None:
    """It moved since the form was opened: what was typed stays, on top of its new date."""
    meeting.refresh_from_db()
    form.data = dict(form.data.items()) | {"seen": str(meeting.sequence)}


def status(form: Form) -> int:
    return 422 if form.is_bound else 200


def names(meeting: Meeting) -> set[str]:
    return {action.name for action in meeting.allowed}
