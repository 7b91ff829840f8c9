"""Decides which people are told of an observation; the circulation has its own mail."""

from accounts.models import User
from itc_spaces.meetings.notices import people_of
from itc_spaces.minutes.addresses import minutes_path
from itc_spaces.minutes.models import Delivery
from notifications.api import notify, others, register_kind

OBSERVED, REPLIED = "minutes.observed", "minutes.replied"
READ_WITH = ("meeting__space", "version")


def register() -> None:
    for kind in (OBSERVED, REPLIED):
        template = f"notices/{kind.replace('.', '_')}"
        register_kind(kind, on=Delivery, template=template, url=_place, read_with=READ_WITH)


def _place(row) -> str:
    return f"{minutes_path(row.meeting)}#observations"


def tell_keepers(row: Delivery, actor: User) -> None:
    """Tells the people on the meeting's secretary and chair seats, and the person who made the version."""
    seats = [seat for seat in (row.meeting.secretary_seat_id, row.meeting.chair_seat_id) if seat]
    people = [*people_of(seats), row.version.made_by]
    event = f"{OBSERVED}:{row.pk}:{row.observed_at.isoformat()}"
    notify(kind=OBSERVED, target=row, recipients=others(people, actor), event=event)


def tell_observer(row: Delivery, actor: User) -> None:
    notify(kind=REPLIED, target=row, recipients=others([row.recipient], actor), event=f"{REPLIED}:{row.pk}")
