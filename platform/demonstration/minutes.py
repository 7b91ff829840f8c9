"""The minutes of ten meetings, by the actions that people use: they are written, circulated, read and approved.

One has a reserved point, one was corrected, one is shared with the network. The newest waits for a reply and for its
approval.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from accounts.models import User
from demonstration.minutes_words import (
    ANSWERED,
    AT_LAST,
    CORRECTION,
    OBSERVATION,
    ON_THE_THEMATIC,
    RESERVED,
    RESERVED_TITLE,
    SAID,
    TAKEN_UP,
)
from demonstration.moments import Event, days_ago
from demonstration.settling import decider, leader_of, seat_people
from itc_spaces.meetings.actions import add_item
from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.meetings.seats import attending_seats
from itc_spaces.minutes import actions
from itc_spaces.minutes.enums import TaskState
from itc_spaces.minutes.models import Delivery, Task
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience, OfficeKind
from itc_spaces.spaces.models import Space

PARIS = ZoneInfo("Europe/Paris")
HOME, OTHERS = "itc-marseille-nord", {"itc-etang-de-berre": (0, 2, 3, 4), "itc-haut-var": (0,)}
NEWEST, WITH_RESERVED, SHARED = 0, 1, 2  # sessions of HOME, counted back from the last one
WRITTEN, READ, REPLIED, APPROVED = 3, 5, 8, 20  # days after the session
FOLLOWER = "suivi@demo.test"
LEFT_LATE = "Demander le devis"


@dataclass
class MinutesLife:
    """The minutes of one session: `number` counts back from the last one; `turn` is the rank of its agenda."""

    space: Space
    number: int
    turn: int
    held_on: date
    meeting: Callable[[], Meeting]

    @property
    def is_told(self) -> bool:
        return self.number in (range(5) if self.space.slug == HOME else OTHERS.get(self.space.slug, ()))

    def is_home(self, number: int) -> bool:
        return self.space.slug == HOME and self.number == number

    def events(self) -> Iterator[Event]:
        yield Event(self.after(WRITTEN), 76, self.write)
        if self.is_home(NEWEST):
            yield Event(self.after(READ), 77, self.observe)
            return
        yield Event(self.after(READ), 77, self.read)
        if self.is_home(WITH_RESERVED):
            yield Event(self.after(READ), 78, self.observe_and_answer)
            yield Event(self.after(REPLIED), 78, self.correct)
        if self.number > 0:
            yield Event(self.after(APPROVED + REPLIED), 79, self.approve)

    def after(self, days: int) -> datetime:
        """Returns an evening so many days after the session, never later than yesterday."""
        return min(datetime.combine(self.held_on + timedelta(days=days), time(18, 30), PARIS), days_ago(0.3))

    @property
    def keeper(self) -> User:
        """Returns a person on the secretary seat, or a coordinator, who may keep the minutes too."""
        people = seat_people(self.meeting().secretary_seat) if self.meeting().secretary_seat else []
        return people[0] if people else decider(self.space, OfficeKind.COORDINATOR)

    def add_reserved(self) -> None:
        add_item(meeting=self.meeting(), actor=leader_of(self.space), title=RESERVED_TITLE, minutes=20, reserved=True)

    def write(self) -> None:
        items = self.meeting().items.order_by("position", "pk")
        for item in items.exclude(given=None):
            self.keep(item, TAKEN_UP)
        for item in items.exclude(carried_from=None):
            self.keep(item, AT_LAST)
        for rank, item in enumerate(items.filter(given=None, carried_from=None)):
            notes, decision, task = self.said_on(item, rank)
            seats = list(attending_seats(self.space.pk, access.today()))
            due = self.held_on + timedelta(days=30 + 7 * rank)
            owed = {"task": task, "task_seat": seats[(rank + self.turn) % len(seats)], "task_due": due} if task else {}
            self.keep(item, notes, decision=decision, **owed)
        actions.circulate_minutes(meeting=self.meeting(), actor=self.keeper)
        if self.number > 0:
            self.settle()

    def keep(self, item: AgendaItem, notes: str, **said) -> None:
        actions.keep_point(item=item, actor=self.keeper, notes=notes, seen=item.notes_sequence, **said)

    def said_on(self, item: AgendaItem, rank: int) -> tuple[str, str, str]:
        if item.reserved:
            return RESERVED
        if item.thematic_id:
            return ON_THE_THEMATIC
        said = SAID[self.turn]
        return said[rank] if rank < len(said) else (item.notes, "", "")

    def settle(self) -> None:
        """Marks the tasks of old minutes as done, except one."""
        for task in Task.objects.filter(meeting=self.meeting()).exclude(text__startswith=LEFT_LATE):
            actions.settle_task(task=task, actor=self.keeper, state=TaskState.DONE)

    def given(self) -> list[Delivery]:
        rows = Delivery.objects.filter(meeting=self.meeting(), version__newest_of__isnull=False)
        return list(rows.select_related("recipient").order_by("pk"))

    def read(self) -> None:
        """Marks the minutes read by followers and by two in three of the others; some have nothing to say."""
        for rank, row in enumerate(self.given()):
            if row.recipient.email == FOLLOWER or rank % 3:
                actions.mark_read(delivery=row, actor=row.recipient, nothing_to_say=rank % 2 == 0)

    def observe(self) -> None:
        """Adds an observation by a person who attends and read every point; a follower has not read them yet."""
        given = [row for row in self.given() if row.recipient != self.keeper]
        others = [row for row in given if access.may(row.recipient, Action.SEE_MEMBERS, row.version.minutes)]
        actions.observe(delivery=others[-1], actor=others[-1].recipient, words=OBSERVATION)

    def observe_and_answer(self) -> None:
        row = next(row for row in self.given() if row.recipient.email == FOLLOWER)
        words, reply = ANSWERED
        row = actions.observe(delivery=row, actor=row.recipient, words=words)
        actions.reply(delivery=row, actor=self.keeper, words=reply, seen=row.observation)

    def correct(self) -> None:
        before, after, reason = CORRECTION
        item = self.meeting().items.order_by("position", "pk").first()
        self.keep(item, item.notes.replace(before, after))
        actions.circulate_minutes(meeting=self.meeting(), actor=self.keeper, reason=reason)
        self.read()

    def approve(self) -> None:
        leader = leader_of(self.space)
        actions.approve_minutes(meeting=self.meeting(), actor=leader)
        if self.is_home(SHARED):
            actions.share_minutes(meeting=self.meeting(), actor=leader, audience=Audience.NETWORK)
