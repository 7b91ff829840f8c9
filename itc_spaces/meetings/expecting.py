"""Who is expected at the meetings to come: by seat, by grant, or because they follow."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MeetingKind, MeetingState, Mode, ThematicState
from itc_spaces.spaces.models import Grant, SeatMode, in_force


class Expected(NamedTuple):
    """By what a person is: a seat's key, a grant's, or neither for who follows."""

    seat: int | None
    grant: int | None


def to_come() -> QuerySet[Meeting]:
    """Convened, not over, of ITCs that are open."""
    return Meeting.objects.filter(
        state=MeetingState.CONVENED, ends_at__gt=access.now(), space__record__closed_at__isnull=True
    )


def expected_at(meetings: QuerySet[Meeting]) -> dict[int, dict[int, Expected]]:
    """meeting -> person -> as what, of meetings `to_come`: three queries, whatever their number."""
    rows = list(meetings.values_list("pk", "space", "kind"))
    found: dict[int, dict[int, Expected]] = {pk: {} for pk, _, _ in rows}
    of_space = defaultdict(list)
    for pk, space, kind in rows:
        of_space[space].append((pk, kind == MeetingKind.RESTITUTION))
    for person, seat, space, attends in _seated(meetings):
        for pk, takes_followers in of_space[space]:
            if attends:
                found[pk][person] = Expected(seat, None)
            elif takes_followers:
                found[pk].setdefault(person, Expected(None, None))
    for pk, person, grant in _invited(meetings):
        if pk in found:
            found[pk].setdefault(person, Expected(None, grant))
    return found


def _seated(meetings: QuerySet[Meeting]) -> Iterable[tuple]:
    """The last row of a person on several seats is the one of the smallest key: theirs in the list."""
    attends = SeatMode.objects.filter(in_force("", access.today()), seat=OuterRef("seat"), mode=Mode.ATTENDS)
    rows = access.memberships_in_force().filter(seat__space__in=meetings.values("space"))
    return rows.order_by("-seat").values_list("user", "seat", "seat__space", Exists(attends))


def _invited(meetings: QuerySet[Meeting]) -> Iterable[tuple]:
    """A thematic of an unreserved point brings those whose access works."""
    working = Grant.all_rows.filter(
        in_force("", access.today()), user__is_active=True, content_object__state=ThematicState.OPEN
    )
    items = AgendaItem.objects.filter(meeting__in=meetings.values("pk"), reserved=False, thematic__grants__in=working)
    return items.values_list("meeting", "thematic__grants__user", "thematic__grants").filter(
        thematic__grants__in=working
    )


def is_expected(meeting: Meeting, person: int) -> bool:
    """Today, whatever the reconciler has seen yet."""
    return person in expected_at(to_come().filter(pk=meeting.pk)).get(meeting.pk, {})
