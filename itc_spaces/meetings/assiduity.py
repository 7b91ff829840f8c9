"""Counts the meetings of a thematic to which each participant came: « 4 sur 5 », never a rank or a percentage."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from accounts.models import User
from itc_spaces.meetings.enums import Presence
from itc_spaces.meetings.models import AgendaItem, Attendance, Commitment
from itc_spaces.meetings.moments import local
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingKind, MeetingState
from itc_spaces.spaces.models import Dated, Grant, Seat, Thematic
from web.alphabet import French

CAME = (Presence.PRESENT, Presence.REMOTE)


@dataclass
class Session:
    """A held session that dealt with the thematic; `is_open` if an unreserved item let invited people attend."""

    starts_at: datetime
    day: date
    is_open: bool


@dataclass(frozen=True)
class Assiduity:
    name: str
    detail: str
    came: int
    held: int

    @property
    def words(self) -> str:
        return f"{self.came} sur {self.held}" if self.held else "pas encore de rencontre"


def sessions_on(thematic: Thematic) -> dict[int, Session]:
    """Returns the sessions within the life of the thematic, by key, in one query."""
    items = AgendaItem.objects.filter(
        thematic=thematic, meeting__kind=MeetingKind.SESSION, meeting__state=MeetingState.HELD
    )
    found: dict[int, Session] = {}
    for pk, starts_at, zone, reserved in items.values_list(
        "meeting", "meeting__starts_at", "meeting__zone", "reserved"
    ):
        session = found.setdefault(pk, Session(starts_at, local(starts_at, zone).date(), False))
        session.is_open = session.is_open or not reserved
    first, last = thematic.opened_on or date.max, thematic.closed_on or date.max
    return {pk: session for pk, session in found.items() if first <= session.day <= last}


def _within(session: Session, row: Dated) -> bool:
    ends = row.ends_on is None or session.day <= row.ends_on
    return row.starts_on <= session.day and ends and (row.ended_at is None or session.starts_at <= row.ended_at)


def of_seats(viewer: User, thematic: Thematic, sessions: dict[int, Session]) -> list[Assiduity]:
    """Returns the counts of committed seats, by their organisations' names, among meetings with recorded presence."""
    rows = access.visible_to(viewer, Commitment).filter(thematic=thematic).select_related("seat__organisation")
    periods: dict[Seat, list[Commitment]] = {}
    for row in rows.order_by(French("seat__organisation__name"), "seat", "pk"):
        periods.setdefault(row.seat, []).append(row)
    noted = Attendance.objects.filter(meeting__in=sessions, seat__in=periods)
    presence = {(seat, pk): said for seat, pk, said in noted.values_list("seat", "meeting", "presence")}
    shown = []
    for seat, own in periods.items():
        asked = [pk for pk, session in sessions.items() if any(_within(session, row) for row in own)]
        said = [presence[seat.pk, pk] for pk in asked if (seat.pk, pk) in presence]
        detail = "" if own[-1].ended_at is None else "engagement terminé"
        shown.append(Assiduity(str(seat.organisation), detail, _came(said), len(said)))
    return shown


def of_invited(viewer: User, thematic: Thematic, sessions: dict[int, Session]) -> list[Assiduity]:
    """Returns the counts of invited people, by name, for the référents; an invited person only gets their own."""
    rows = access.permitted(viewer, Action.SEE_PRESENCE, Grant).filter(content_object=thematic).select_related("user")
    grants = list(rows.order_by(French("user__last_name"), French("user__first_name"), "pk"))
    noted = Attendance.objects.filter(meeting__in=sessions, grant__in=grants).values_list(
        "grant", "meeting", "presence"
    )
    presence = {(grant, pk): said for grant, pk, said in noted}
    shown = []
    for grant in grants:
        asked = [pk for pk, session in sessions.items() if session.is_open and _within(session, grant)]
        said = [presence[grant.pk, pk] for pk in asked if (grant.pk, pk) in presence]
        shown.append(Assiduity(grant.user.get_full_name(), grant.quality, _came(said), len(asked)))
    return shown


def _came(said: Iterable[str]) -> int:
    return sum(one in CAME for one in said)
