"""What several views of this app use."""

from django.db.models import F, QuerySet
from django.forms import Form
from django.http import Http404

from accounts.models import User
from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingKind, MeetingState
from itc_spaces.spaces.models import Space


def readable_meeting(viewer: User, itc: str, pk: int, action: Action = Action.READ) -> Meeting:
    """Returns the meeting of an address, for a viewer who may do `action`; `allowed` has all their actions on it.

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
    """Returns an item of the address's meeting on which the viewer may do `action`; raises Http404."""
    rows = access.permitted(viewer, action, AgendaItem).filter(pk=item_pk, meeting=pk, meeting__space__slug=itc)
    found = rows.select_related("meeting__space").first()
    if found is None:
        raise Http404
    return found


def space_with_actions(viewer: User, itc: str) -> tuple[Space, frozenset[Action]]:
    """Returns the ITC of an address, for people inside, with the viewer's actions on it; raises Http404."""
    found = _space(viewer, itc)
    if not found:
        raise Http404
    return found[0], access.allowed(found[0])


@access.prepared
def _space(viewer: User, itc: str) -> QuerySet:
    rows = access.permitted(viewer, Action.SEE_MEMBERS, Space).filter(slug=itc)
    return access.with_actions(viewer, rows).select_related("record")


def last_session(viewer: User, space: Space) -> Meeting | None:
    """Returns the latest session with points of its own, from which a new meeting is copied."""
    rows = access.visible_to(viewer, Meeting).filter(space=space, kind=MeetingKind.SESSION)
    rows = rows.filter(items__isnull=False, items__carried_from__isnull=True, items__given__isnull=True)
    return rows.exclude(state=MeetingState.CANCELLED).order_by(F("starts_at").desc(nulls_last=True), "-pk").first()


def seen_now(form: Form, meeting: Meeting) -> None:
    """Keeps what was typed when the meeting moved meanwhile; the form is now based on the new date."""
    meeting.refresh_from_db()
    form.data = dict(form.data.items()) | {"seen": str(meeting.sequence)}


def status(form: Form) -> int:
    return 422 if form.is_bound else 200


def names(meeting: Meeting) -> set[str]:
    return {action.name for action in meeting.allowed}
