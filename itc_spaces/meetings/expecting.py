"""Finds who is expected at future meetings: by a seat, by a grant, or as a follower."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MeetingKind, MeetingState, Mode, ThematicState
from itc_spaces.spaces.models import Grant, SeatMode, in_force


class Expected(NamedTuple):
    """Why a person is expected: by a seat's key, by a grant's, or by neither for a follower."""

    seat: int | None
    grant: int | None


def to_come() -> QuerySet[Meeting]:
    """Returns the convened meetings of open ITCs that are not over."""
    return Meeting.objects.filter(
        state=MeetingState.CONVENED, ends_at__gt=access.now(), space__record__closed_at__isnull=True
    )


def expected_at(meetings: QuerySet[Meeting]) -> dict[int, dict[int, Expected]]:
    """Returns, by meeting then by person, why they are expected, for meetings `to_come`, in three queries."""
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
    """Yields a person's seats from the largest key down, so that the smallest key wins in the list."""
    attends = SeatMode.objects.filter(in_force("", access.today()), seat=OuterRef("seat"), mode=Mode.ATTENDS)
    rows = access.memberships_in_force().filter(seat__space__in=meetings.values("space"))
    return rows.order_by("-seat").values_list("user", "seat", "seat__space", Exists(attends))


def _invited(meetings: QuerySet[Meeting]) -> Iterable[tuple]:
    """Yields people whose access to a thematic works, when an unreserved point is about that thematic."""
    working = Grant.all_rows.filter(
        in_force("", access.today()), user__is_active=True, content_object__state=ThematicState.OPEN
    )
    items = AgendaItem.objects.filter(meeting__in=meetings.values("pk"), reserved=False, thematic__grants__in=working)
    return items.values_list("meeting", "thematic__grants__user", "thematic__grants").filter(
        thematic__grants__in=working
    )


def is_expected(meeting: Meeting, person: int) -> bool:
    """Returns whether the person is expected now, even if the reconciler has not run since."""
    return person in expected_at(to_come().filter(pk=meeting.pk)).get(meeting.pk, {})
