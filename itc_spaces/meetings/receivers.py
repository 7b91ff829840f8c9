"""Updates convocations and turns at once when the people expected may have changed; hourly jobs catch the rest."""

from functools import partial

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from itc_spaces.meetings.models import Meeting
from itc_spaces.meetings.reconciling import reconcile_space
from itc_spaces.meetings.watching import pass_stranded_turns
from itc_spaces.spaces.enums import MeetingState
from itc_spaces.spaces.models import Grant, Membership, Seat, SeatMode, SpaceRecord, Thematic

# For each model, how to get the key of the space whose people it changes.
SPACE_OF = {
    Seat: lambda row: row.space_id,
    SeatMode: lambda row: row.seat.space_id,
    Membership: lambda row: row.seat.space_id,
    Grant: lambda row: row.content_object.space_id,
    Thematic: lambda row: row.space_id,
    SpaceRecord: lambda row: row.space_id,
}


def connect() -> None:
    for model in SPACE_OF:
        post_save.connect(follow, sender=model)
        post_delete.connect(follow, sender=model)


def follow(sender: type[Model], instance: Model, raw: bool = False, **kwargs) -> None:
    space = SPACE_OF[sender](instance)
    waiting = Meeting.objects.filter(space=space, state__in=[MeetingState.PREPARED, MeetingState.CONVENED])
    if not raw and waiting.exists():
        # robust: a seat ends even if the mails cannot be prepared now
        transaction.on_commit(partial(reconcile_space, space), robust=True)
        transaction.on_commit(partial(pass_stranded_turns, space), robust=True)
