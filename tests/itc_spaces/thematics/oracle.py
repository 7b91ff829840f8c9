"""A small world as facts, and the rules of access read over them in plain Python: it knows neither SQL nor shapes."""

from dataclasses import dataclass, replace

from django.utils import timezone
from hypothesis import strategies as st

from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience, GrantLevel, Mode, OfficeKind, ThematicState
from tests.support.factories import days

PEOPLE, SPACES, THEMATICS, PAGES = 3, 3, 3, 3


@dataclass(frozen=True)
class Dates:
    start: int
    end: int | None
    ended: bool

    @property
    def work(self) -> bool:
        return self.start <= 0 and not self.ended and (self.end is None or self.end >= 0)

    def row(self) -> dict:
        return {
            "starts_on": days(self.start),
            "ends_on": None if self.end is None else days(self.end),
            "ended_at": timezone.now() if self.ended else None,
        }


@dataclass(frozen=True)
class Sit:
    person: int
    space: int
    mode: str
    seat_dates: Dates
    mode_dates: Dates
    dates: Dates
    chair: Dates | None


@dataclass(frozen=True)
class Charge:
    person: int
    department: int
    kind: str
    dates: Dates


@dataclass(frozen=True)
class Work:
    """A thematic; `referent` is the index of a sit."""

    space: int
    state: str
    audience: str
    referent: int | None


@dataclass(frozen=True)
class Guest:
    person: int
    thematic: int
    level: str
    dates: Dates


@dataclass(frozen=True)
class Text:
    space: int
    thematic: int | None
    audience: str
    shared: bool
    binned: bool
    author: int | None
    opened: bool
    uploader: int | None


@dataclass(frozen=True)
class Facts:
    active: tuple[bool, ...]
    closed: tuple[bool, ...]
    sits: tuple[Sit, ...]
    charges: tuple[Charge, ...]
    works: tuple[Work, ...]
    guests: tuple[Guest, ...]
    texts: tuple[Text, ...]


DEPARTMENT_OF = (0, 0, 1)  # of each space
people, spaces = st.integers(0, PEOPLE - 1), st.integers(0, SPACES - 1)
thematics = st.integers(0, THEMATICS - 1)
# Mostly in force: a world where nobody may do anything teaches nothing.
dates = st.one_of(
    st.just(Dates(-5, None, False)),
    st.sampled_from([Dates(-5, -1, False), Dates(1, None, False), Dates(0, 0, False), Dates(-5, 9, True)]),
)
dated = st.one_of(st.just(Dates(-5, 9, False)), dates.filter(lambda found: found.end is not None))


def several(strategy, most: int, least: int = 0):
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


def _at_home(text: Text, works: tuple[Work, ...]) -> Text:
    """A text of a thematic is in the thematic's ITC: the actions that place it see to that."""
    return text if text.thematic is None else replace(text, space=works[text.thematic].space)


FACTS = st.builds(
    Facts,
    active=several(st.sampled_from([True, True, True, False]), PEOPLE, PEOPLE),
    closed=several(st.sampled_from([False, False, True]), SPACES, SPACES),
    sits=several(
        st.builds(Sit, people, spaces, st.sampled_from(Mode.values), dates, dates, dates, st.none() | dates), 4, 1
    ),
    charges=several(st.builds(Charge, people, st.integers(0, 1), st.sampled_from(OfficeKind.values), dates), 2),
    works=several(
        st.builds(
            Work, spaces, st.sampled_from(["OPEN", "OPEN", *ThematicState.values]), st.sampled_from(Audience.values),
            st.none() | st.integers(0, 3),
        ), THEMATICS, THEMATICS,
    ),
    guests=st.lists(
        st.builds(Guest, people, thematics, st.sampled_from(GrantLevel.values), dated),
        max_size=4, unique_by=lambda guest: (guest.person, guest.thematic),
    ).map(tuple),
    texts=several(
        st.builds(
            Text, spaces, st.none() | thematics, st.sampled_from(Audience.values), st.booleans(),
            st.sampled_from([False, False, True]), st.none() | people, st.booleans(), st.none() | people,
        ), PAGES, PAGES,
    ),
).map(lambda facts: replace(facts, texts=tuple(_at_home(text, facts.works) for text in facts.texts)))  # fmt: skip


# ── the rules, read in plain Python ──


class Oracle:
    """The rules of access, over the facts: it knows neither SQL nor the shapes of `access`."""

    def __init__(self, facts: Facts):
        self.facts = facts

    def inside(self, person: int, space: int, *modes: str) -> bool:
        return self.facts.active[person] and any(
            sit.person == person and sit.space == space and sit.mode in (modes or Mode.values) and self._sits(sit)
            for sit in self.facts.sits
        )

    def _sits(self, sit: Sit) -> bool:
        return sit.seat_dates.work and sit.mode_dates.work and sit.dates.work

    def coordinates(self, person: int, space: int) -> bool:
        return self.facts.active[person] and any(
            charge.person == person
            and charge.kind == OfficeKind.COORDINATOR
            and charge.department == DEPARTMENT_OF[space]
            and charge.dates.work
            for charge in self.facts.charges
        )

    def standing(self, person: int) -> bool:
        charged = any(charge.person == person and charge.dates.work for charge in self.facts.charges)
        seated = any(self.inside(person, space) for space in range(SPACES))
        return self.facts.active[person] and (charged or seated)

    def drafts(self, person: int, space: int) -> bool:
        return self.inside(person, space, Mode.ATTENDS) or self.coordinates(person, space)

    def writes(self, person: int, space: int) -> bool:
        return not self.facts.closed[space] and self.drafts(person, space)

    def chairs(self, person: int, space: int) -> bool:
        return self.facts.active[person] and any(
            sit.person == person
            and sit.space == space
            and sit.mode == Mode.ATTENDS
            and self._sits(sit)
            and sit.chair is not None
            and sit.chair.work
            for sit in self.facts.sits
        )

    def steers(self, person: int, space: int) -> bool:
        chosen = self.chairs(person, space) or self.coordinates(person, space)
        return not self.facts.closed[space] and chosen

    def granted(self, person: int, thematic: int | None, *levels: str) -> bool:
        if thematic is None or self.facts.works[thematic].state != ThematicState.OPEN:
            return False
        return self.facts.active[person] and any(
            guest.person == person
            and guest.thematic == thematic
            and guest.level in (levels or GrantLevel.values)
            and guest.dates.work
            for guest in self.facts.guests
        )

    def refers(self, person: int, work: Work) -> bool:
        return self.is_referent(person, work) and not self.facts.closed[work.space]

    def is_referent(self, person: int, work: Work) -> bool:
        if work.referent is None or work.referent >= len(self.facts.sits):
            return False
        sit = self.facts.sits[work.referent]
        seated = sit.person == person and sit.mode == Mode.ATTENDS and self._sits(sit)
        return self.facts.active[person] and seated

    def readers(self, person: int, space: int, audience: str, thematic: int | None) -> bool:
        return (
            self.inside(person, space)
            or self.coordinates(person, space)
            or (audience == Audience.NETWORK and self.standing(person))
            or self.granted(person, thematic)
        )

    # Each answers a set of actions.

    def on_space(self, person: int, space: int) -> set[Action]:
        within = self.inside(person, space) or self.coordinates(person, space)
        return _those(
            {
                Action.READ: self.standing(person),
                Action.WRITE: self.writes(person, space),
                Action.SEE_MEMBERS: within,
                Action.DISCUSS: within and not self.facts.closed[space],
                Action.MANAGE: self.steers(person, space),
                Action.CLOSE: self.coordinates(person, space),
            }
        )

    def on_thematic(self, person: int, number: int) -> set[Action]:
        work = self.facts.works[number]
        going_on = work.state in (ThematicState.SUGGESTED, ThematicState.OPEN)
        led = self.steers(person, work.space) or self.refers(person, work)
        writes, is_closed = self.writes(person, work.space), self.facts.closed[work.space]
        contributes = (writes and going_on) or (self.granted(person, number, GrantLevel.CONTRIBUTE) and not is_closed)
        return _those(
            {
                Action.READ: self.readers(person, work.space, work.audience, number),
                Action.ENTER: self.standing(person),
                Action.SEE_MEMBERS: self.inside(person, work.space)
                or self.coordinates(person, work.space)
                or self.granted(person, number),
                Action.CONTRIBUTE: contributes,
                Action.DISCUSS: contributes,
                Action.INVITE: work.state == ThematicState.OPEN and led,
                Action.STEER: self.steers(person, work.space),
                Action.EDIT: (work.state == ThematicState.SUGGESTED and writes) or (going_on and led),
            }
        )

    def on_page(self, person: int, number: int) -> set[Action]:
        text = self.facts.texts[number]
        writes = self.writes(person, text.space)
        own, shared = text.author == person, self._is_shared(text)
        invited = self.granted(person, text.thematic) and (own or text.opened)
        contributes = self.granted(person, text.thematic, GrantLevel.CONTRIBUTE)
        on_draft = contributes and not self._is_shared(text) and not self.facts.closed[text.space]
        reads = self.drafts(person, text.space) or invited
        reads = reads or (shared and self.readers(person, text.space, text.audience, text.thematic))
        network = text.audience == Audience.NETWORK and self.standing(person)
        leads = self.chairs(person, text.space) or self.coordinates(person, text.space)
        kept = {
            Action.READ: reads,
            Action.EDIT: writes or (on_draft and (own or text.opened)),
            Action.SHARE: writes,
            Action.SUBMIT: writes,
            Action.REUSE: shared and (network or writes),
            Action.OFFER_AS_MODEL: text.audience == Audience.NETWORK and self.coordinates(person, text.space),
            Action.BIN: writes or (on_draft and own),
            Action.DISCUSS: reads and not self.facts.closed[text.space],
            Action.GIVE_FEEDBACK: reads and shared and not own,
            Action.ASK_WITHDRAWAL: (own and reads) or leads,
            Action.SEE_THEMATIC: text.thematic is not None and Action.READ in self.on_thematic(person, text.thematic),
        }
        binned = {Action.RESTORE: writes or (on_draft and own), Action.ASK_WITHDRAWAL: leads}
        return _those(binned if text.binned else kept) | _those({Action.ENTER: self.standing(person)})

    def _is_shared(self, text: Text) -> bool:
        return text.shared or text.audience == Audience.NETWORK

    def on_grant(self, person: int, guest: Guest) -> set[Action]:
        work = self.facts.works[guest.thematic]
        space = work.space
        own = guest.person == person and self.facts.active[person]
        within = self.inside(person, space) or self.coordinates(person, space)
        steers = self.chairs(person, space) or self.coordinates(person, space)
        return _those(
            {
                Action.READ: own or within or self.granted(person, guest.thematic),
                Action.SEE_PRESENCE: own or steers or self.is_referent(person, work),
            }
        )

    def on_file(self, person: int, number: int) -> set[Action]:
        """Of the text of that number."""
        text = self.facts.texts[number]
        granted_there = any(
            work.space == text.space and self.granted(person, index) for index, work in enumerate(self.facts.works)
        )
        own = text.uploader == person and granted_there
        reads = Action.READ in self.on_page(person, number) or self.drafts(person, text.space) or own
        return _those({Action.READ: reads, Action.REMOVE: text.uploader == person and self.facts.active[person]})


def _those(answers: dict[Action, bool]) -> set[Action]:
    return {action for action, answer in answers.items() if answer}
