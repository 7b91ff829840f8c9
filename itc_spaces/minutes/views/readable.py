"""What several views of this app use."""

from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest

from accounts.models import User
from itc_spaces.minutes.models import Delivery, Minutes, MinutesVersion
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action

WITH = ("meeting__space__record", "newest", "attachment")


def readable_minutes(viewer: User, itc: str, pk: int, action: Action = Action.READ) -> Minutes:
    """Returns the minutes of a meeting on which the viewer may do `action`, with `allowed`; raises Http404."""
    found = _minutes(viewer, pk, itc, action=action)
    if not found:
        raise Http404
    minutes = found[0]
    minutes.allowed = access.allowed(minutes)
    if minutes.newest:
        minutes.newest.minutes = minutes
    return minutes


@access.prepared
def _minutes(viewer: User, meeting: int, itc: str, *, action: Action) -> QuerySet:
    rows = access.permitted(viewer, action, Minutes).filter(meeting=meeting, meeting__space__slug=itc)
    return access.with_actions(viewer, rows).select_related(*WITH)


def version_of(viewer: User, minutes: Minutes, number: int) -> MinutesVersion:
    """Returns the version with this number, if the viewer may read it; raises Http404."""
    found = access.visible_to(viewer, MinutesVersion).filter(minutes=minutes, number=number).first()
    if found is None:
        raise Http404
    found.minutes = minutes
    return found


@access.prepared
def deliveries_of(viewer: User, meeting: int) -> QuerySet:
    """Returns the deliveries of all versions: everybody's for people who attend, their own for the others."""
    rows = access.visible_to(viewer, Delivery).filter(meeting=meeting, withdrawn_at__isnull=True)
    return rows.select_related("recipient", "version", "replied_by").order_by("version__number", "pk")


def own_delivery(request: HttpRequest, minutes: Minutes) -> Delivery:
    """Returns the reader's own delivery of the newest version, if they may answer it; raises Http404."""
    rows = access.permitted(request.user, Action.ANSWER, Delivery).filter(recipient=request.user)
    found = rows.filter(version=minutes.newest_id).select_related("version__minutes", "meeting__space").first()
    if found is None:
        raise Http404
    return found


def names(minutes: Minutes) -> set[str]:
    return {action.name for action in minutes.allowed}


def status(form: Form | None) -> int:
    return 422 if form is not None and form.is_bound else 200
