"""Decides which people are told of what happens to meetings, besides their convocations."""

from accounts.models import User
from itc_spaces.meetings.addresses import dates_path, meeting_path, meetings_path
from itc_spaces.meetings.models import Convocation, Meeting, Turn
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MandateKind, MembershipRole, Mode, OfficeKind
from itc_spaces.spaces.models import Mandate, Space, in_force
from notifications.api import notify, register_kind

REPRESENT = "meeting.represent"
TURN = "meeting.turn"
DATES = "meeting.dates"
DUE, LATE = "meeting.due", "meeting.late"


def register() -> None:
    register_kind(
        REPRESENT, on=Convocation, template="notices/meeting_represent", url=_meeting,
        read_with=("meeting__space", "seat__organisation"),
    )  # fmt: skip
    register_kind(
        TURN, on=Turn, template="notices/meeting_turn", url=_meeting,
        read_with=("meeting__space", "seat__organisation"),
    )  # fmt: skip
    register_kind(DATES, on=Meeting, template="notices/meeting_dates", url=_dates, read_with=("space",))
    for kind in (DUE, LATE):
        template = f"notices/{kind.replace('.', '_')}"
        register_kind(kind, on=Space, template=template, url=_list)


def _meeting(row) -> str:
    return meeting_path(row.meeting)


def _dates(meeting) -> str:
    return dates_path(meeting)


def _list(space) -> str:
    return meetings_path(space)


def ask_deputies(row: Convocation) -> None:
    """Asks the deputies of the seats that the excused person holds whether they can represent the organisation."""
    held = access.memberships_in_force(Mode.ATTENDS).filter(
        user=row.recipient, role=MembershipRole.HOLDER, seat__space=row.meeting.space_id
    )
    deputies = access.memberships_in_force().filter(seat__in=held.values("seat"), role=MembershipRole.DEPUTY)
    rows = row.meeting.convocations.filter(recipient__in=deputies.values("user"), withdrawn_at__isnull=True)
    for asked in rows.select_related("recipient"):
        event = f"{REPRESENT}:{row.pk}:{row.answered_at.isoformat()}"
        notify(kind=REPRESENT, target=asked, recipients=[asked.recipient], event=event)


def tell_turn(turn: Turn, actor: User | None) -> None:
    """Tells the people on the seat that has the turn, except the actor."""
    people = people_of([turn.seat_id]).exclude(pk=actor and actor.pk)
    notify(kind=TURN, target=turn, recipients=people, event=f"{TURN}:{turn.pk}")


def tell_dates(meeting: Meeting, actor: User) -> None:
    """Tells people who attend, once for each meeting, that dates are proposed."""
    attending = access.memberships_in_force(Mode.ATTENDS).filter(seat__space=meeting.space_id)
    people = User.objects.filter(pk__in=attending.values("user")).exclude(pk=actor.pk)
    notify(kind=DATES, target=meeting, recipients=people, event=f"{DATES}:{meeting.pk}")


def people_of(seats):
    """Returns the people on these seats, if the seats attend today."""
    return User.objects.filter(pk__in=access.memberships_in_force(Mode.ATTENDS).filter(seat__in=seats).values("user"))


def tell_rhythm(space: Space, *, event: str, is_late: bool) -> None:
    """Tells the people who chair and who keep the notes; when it is late, the coordination too."""
    mandates = Mandate.objects.filter(in_force("", access.today()), seat__space=space, kind__in=MandateKind.values)
    people = set(people_of(list(mandates.values_list("seat", flat=True))))
    if is_late:
        offices = access.offices_in_force(OfficeKind.COORDINATOR).filter(department__space_records__space=space)
        people |= set(User.objects.filter(pk__in=offices.values("user")))
    notify(kind=LATE if is_late else DUE, target=space, recipients=people, event=event)
