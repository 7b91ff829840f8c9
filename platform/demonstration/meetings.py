"""Two years of meetings of each ITC, through the actions that people use.

A session takes place every two months, with its agenda, answers, turns and attendance. One ITC is late, one pauses, and
one asks its members for a date.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zlib import crc32
from zoneinfo import ZoneInfo

from demonstration.agendas import AGENDAS, EXCUSES, GUESTS, NOTES, OBJECTS, PLACES
from demonstration.minutes import WITH_RESERVED, MinutesLife
from demonstration.moments import Event, days_ago, in_months, months_ago
from demonstration.settling import Known, decider, leader_of, seat_people
from itc_spaces.meetings import actions
from itc_spaces.meetings.enums import Aim, Answer, Availability, Mode, Presence, TurnUnit
from itc_spaces.meetings.models import Convocation, Meeting
from itc_spaces.meetings.seats import SeatedPeople, seated
from itc_spaces.minutes.actions import keep_point
from itc_spaces.spaces.enums import MandateKind, MembershipRole, OfficeKind, ThematicState
from itc_spaces.spaces.models import Membership, Space, Thematic
from itc_spaces.thematics.actions.inviting import commitment_digest

SESSIONS, EVERY = 13, 1.95  # months between two sessions
PREPARED, CONVENED, ANSWERED, TURNED = 32, 24, 12, 10  # days before
STARTS, ENDS = time(9, 30), time(12)
PARIS = ZoneInfo("Europe/Paris")
LATE, PAUSED, ASKING, MOVING = "itc-pays-d-arles", "itc-haut-var", "itc-etang-de-berre", "itc-marseille-nord"
MOVED_BY = ((18, 3), (9, 5))  # days before the planned day, and by how many days it moves


@dataclass
class Session:
    """One session of an ITC, from its preparation to its attendance; `number` counts back from the last one."""

    space: Space
    number: int
    day: date
    meeting: Meeting | None = None

    @property
    def turn(self) -> int:
        return (SESSIONS - self.number + crc32(self.space.slug.encode())) % len(AGENDAS)

    @property
    def is_moved(self) -> bool:
        return self.space.slug == MOVING and self.number == 3

    def events(self) -> Iterator[Event]:
        yield Event(self.before(PREPARED), 70, self.prepare)
        yield Event(self.before(CONVENED), 71, self.convene)
        for days, by in MOVED_BY if self.is_moved else ():
            yield Event(self.before(days), 72, lambda by=by: self.move(by))
        yield Event(self.before(min(ANSWERED, MOVED_BY[-1][0] - 2) if self.is_moved else ANSWERED), 73, self.answer)
        yield Event(self.before(TURNED), 74, self.take_turns)
        if self.number >= 0:
            held = self.day + timedelta(days=MOVED_BY[-1][1] if self.is_moved else 0)
            yield Event(datetime.combine(held, time(18), PARIS), 75, self.hold)
            yield from self.minutes_of(held)

    def minutes_of(self, held: date) -> Iterator[Event]:
        life = MinutesLife(self.space, self.number, self.turn, held, lambda: self.fresh)
        if life.is_home(WITH_RESERVED):
            yield Event(self.before(PREPARED), 71, life.add_reserved)
        if life.is_told:
            yield from life.events()

    def before(self, days: int) -> datetime:
        """Returns a morning so many days before the session; for a future session, never later than now."""
        return min(datetime.combine(self.day - timedelta(days=days), time(9, 15), PARIS), days_ago(0.2))

    @property
    def fresh(self) -> Meeting:
        return Meeting.objects.get(pk=self.meeting.pk)

    def prepare(self) -> None:
        place, access_note = PLACES[self.turn % len(PLACES)]
        self.meeting = actions.prepare_meeting(
            space=self.space, actor=leader_of(self.space), title=OBJECTS[self.turn], day=self.day, place=place,
            access_note=access_note.capitalize(), mode=Mode.BOTH if self.turn % 4 == 0 else Mode.ON_SITE,
            remote_link="https://visio.demo.test/rencontre" if self.turn % 4 == 0 else "", starts=STARTS, ends=ENDS,
        )  # fmt: skip
        for title, aim, minutes in AGENDAS[self.turn]:
            self.add(title, Aim(aim), minutes)
        thematic = Thematic.objects.filter(space=self.space, state=ThematicState.OPEN).order_by("pk").first()
        if thematic:
            self.add(f"Où en est notre question : {thematic.question}"[:200], Aim.EXCHANGE, 30, thematic)
            self.commit(thematic)

    def add(self, title: str, aim: Aim, minutes: int, thematic: Thematic | None = None) -> None:
        actions.add_item(
            meeting=self.meeting, actor=leader_of(self.space), title=title, aim=aim, minutes=minutes, thematic=thematic
        )

    def commit(self, thematic: Thematic) -> None:
        """Commits two organisations out of three to the thematic; earlier commitments stay."""
        for place in seated(self.meeting):
            if place.people and crc32(place.name.encode()) % 3:
                seen = commitment_digest(thematic.commitment)
                actions.commit_seat(thematic=thematic, actor=place.people[0], seen=seen)

    def convene(self) -> None:
        actions.convene_meeting(meeting=self.fresh, actor=leader_of(self.space))

    def move(self, days: int) -> None:
        meeting = self.fresh
        actions.move_meeting(
            meeting=meeting, actor=leader_of(self.space), seen=meeting.sequence, day=self.day + timedelta(days=days),
            mode=Mode(meeting.mode), place=meeting.place, starts=STARTS, ends=ENDS,
        )  # fmt: skip

    def answer(self) -> None:
        for row in self.meeting.convocations.filter(withdrawn_at__isnull=True).select_related("recipient"):
            chosen = self.said_by(row)
            if chosen == Answer.WAITING:
                continue
            word = EXCUSES[(row.recipient_id + self.number) % len(EXCUSES)] if chosen == Answer.EXCUSED else ""
            actions.answer_convocation(convocation=row, actor=row.recipient, answer=chosen, word=word)

    def said_by(self, row: Convocation) -> Answer:
        """Returns the answer: most people come; sometimes a holder with a deputy sends the deputy."""
        on_seats = Membership.objects.filter(user=row.recipient, seat__space=self.space)
        role = on_seats.values_list("role", flat=True).first()
        has_deputy = Membership.objects.filter(seat=row.seat_id, role=MembershipRole.DEPUTY).exists()
        if has_deputy and self.number % 3 == 0:
            return Answer.EXCUSED if role == MembershipRole.HOLDER else Answer.COMING
        if role == MembershipRole.DEPUTY:
            return Answer.EXCUSED
        drawn = crc32(f"{row.recipient.email}:{self.number}".encode()) % 10
        return (*[Answer.COMING] * 7, Answer.REMOTE, Answer.EXCUSED, Answer.WAITING)[drawn]

    def take_turns(self) -> None:
        """Answers the turns for each seat: people accept, but sometimes decline, and the next seat has the turn."""
        for turn in self.meeting.turns.exclude(state="DECLINED"):
            people = seat_people(turn.seat)
            if people and self.number == 2 and turn.duty == MandateKind.SECRETARY:
                actions.answer_turn(turn=turn, actor=people[0], accepts=False, reason="Deux comités cette semaine-là.")
            elif people and self.number >= 0:
                actions.answer_turn(turn=turn, actor=people[0], accepts=True)

    def hold(self) -> None:
        meeting, items = self.fresh, list(self.meeting.items.filter(given=None, carried_from=None))
        presences = [self.presence_of(place) for place in seated(meeting)]
        here = {one.seat.pk for one in presences if one.presence in (Presence.PRESENT, Presence.REMOTE)}
        others = [actions.OtherPresent(GUESTS[self.turn % len(GUESTS)])] if self.turn % 3 == 0 else []
        chaired, kept = meeting.chair_seat, meeting.secretary_seat
        actions.hold_meeting(
            meeting=meeting, actor=leader_of(self.space), seats=presences, others=others,
            chaired_by=chaired if chaired and chaired.pk in here else None,
            kept_by=kept if kept and kept.pk in here else None,
            postponed=[items[-1].pk] if self.turn % 5 == 0 else [],
        )  # fmt: skip
        keeper = decider(self.space, OfficeKind.COORDINATOR)
        for rank, item in enumerate(items[:2]):
            note = NOTES[(self.turn + rank) % len(NOTES)]
            keep_point(item=item, actor=keeper, notes=note, seen=item.notes_sequence)

    def presence_of(self, place: SeatedPeople) -> actions.SeatPresence:
        said = {
            row.recipient_id: row.answer
            for row in self.meeting.convocations.filter(recipient__in=[person.pk for person in place.people])
        }
        for answer, presence in ((Answer.COMING, Presence.PRESENT), (Answer.REMOTE, Presence.REMOTE)):
            for person in place.people:
                if said.get(person.pk) == answer:
                    return actions.SeatPresence(place.seat, presence, person)
        excused = Answer.EXCUSED in said.values()
        return actions.SeatPresence(place.seat, Presence.EXCUSED if excused else Presence.ABSENT)


@dataclass
class MeetingLives:
    known: Known

    def events(self) -> Iterator[Event]:
        for rank, (slug, space) in enumerate(self.known.spaces.items()):
            since = 0.3 + 0.14 * rank
            for number in range(1 if slug == LATE else 0, SESSIONS + (slug == LATE)):
                yield from Session(space, number, months_ago(since + EVERY * number).date()).events()
            yield Event(months_ago(since + EVERY * (SESSIONS - 1), days=-20), 60, lambda s=space: self.choose(s))
            yield from self.to_come(slug, space, since)

    def to_come(self, slug: str, space: Space, since: float) -> Iterator[Event]:
        if slug == PAUSED:
            yield Event(days_ago(9), 80, lambda: self.pause(space))
        elif slug == ASKING:
            yield Event(days_ago(6), 80, lambda: self.ask_for_a_date(space))
        elif slug != LATE:
            day = in_months(EVERY - since)
            day -= timedelta(days=max(0, day.weekday() - 4))
            coming = Session(space, -1, day)
            yield from (event for event in coming.events())
            yield Event(days_ago(0.1), 81, lambda: self.plan(space, day))

    def choose(self, space: Space) -> None:
        for duty in MandateKind:
            actions.choose_scheme(
                space=space, actor=leader_of(space), duty=duty, unit=TurnUnit.MEETING,
                why="À chaque rencontre : personne ne porte la charge longtemps, et chacun y passe.",
            )  # fmt: skip

    def pause(self, space: Space) -> None:
        actions.pause_meetings(
            space=space, actor=leader_of(space), starts_on=days_ago(9).date(), ends_on=in_months(1.5),
            reason="Deux directions changent en même temps : le temps de la passation.",
        )  # fmt: skip

    def plan(self, space: Space, day: date) -> None:
        days = [day + timedelta(days=56), day + timedelta(days=112)]
        actions.plan_year(space=space, actor=leader_of(space), days=days, place=PLACES[0][0], starts=STARTS, ends=ENDS)

    def ask_for_a_date(self, space: Space) -> None:
        chair, words = leader_of(space), AGENDAS[4]
        meeting = actions.prepare_meeting(space=space, actor=chair, title=OBJECTS[4], place=PLACES[1][0])
        for title, aim, minutes in words:
            actions.add_item(meeting=meeting, actor=chair, title=title, aim=Aim(aim), minutes=minutes)
        first = in_months(0.9)
        first -= timedelta(days=max(0, first.weekday() - 2))
        options = [
            actions.propose_date(
                meeting=meeting, actor=chair, day=first + timedelta(days=later), starts=STARTS, ends=ENDS
            )[0]
            for later in (0, 1, 8)
        ]
        for place in seated(meeting)[1:]:
            drawn = crc32(place.name.encode())
            given = {option.pk: list(Availability)[(drawn >> rank) % 3] for rank, option in enumerate(options)}
            actions.answer_dates(meeting=meeting, actor=place.people[0], choices=given)
