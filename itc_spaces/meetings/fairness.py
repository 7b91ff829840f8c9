"""Whose turn it is, by arithmetic alone: nobody argues over it.

At each session held, every seat that could have taken a duty owes its share of it, one over their number; who did it
has paid one. The next is the seat that owes most. A newcomer owes nothing of the past; declining erases no debt, and
no debt passes one turn.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from itc_spaces.spaces.enums import MandateKind

DUTIES = (MandateKind.CHAIR, MandateKind.SECRETARY)
NEVER = -1
MOST_OWED = Fraction(-1)


@dataclass(frozen=True)
class HeldSession:
    """`eligible`: seats by key; `did`: who had each duty, whoever was planned."""

    eligible: frozenset[int]
    did: dict[MandateKind, int]


@dataclass
class Account:
    """What a seat has done beyond its share, a duty; below zero, it owes."""

    balance: dict[MandateKind, Fraction]
    last: int = NEVER  # the session of its last duty, by its number

    @property
    def both(self) -> Fraction:
        return sum(self.balance.values(), Fraction(0))


def accounts_of(sessions: Iterable[HeldSession]) -> dict[int, Account]:
    """Sessions from the first to the last."""
    accounts: dict[int, Account] = {}
    for number, session in enumerate(sessions):
        counted = session.eligible | frozenset(session.did.values())
        for seat in counted:
            account = accounts.setdefault(seat, _new())
            for duty in DUTIES:
                if duty in session.did:
                    owed = account.balance[duty] - Fraction(1, len(counted)) + (session.did[duty] == seat)
                    account.balance[duty] = max(owed, MOST_OWED)
            if seat in session.did.values():
                account.last = number
    return accounts


def _new() -> Account:
    return Account(dict.fromkeys(DUTIES, Fraction(0)))


def next_for(duty: MandateKind, seats: Sequence[int], accounts: dict[int, Account]) -> int | None:
    """The one of `seats`, given by their position, that owes most of the duty, then of both, then waited longest."""

    def owes(place: int) -> tuple:
        account = accounts.get(seats[place]) or _new()
        return account.balance[duty], account.both, account.last, place

    return seats[min(range(len(seats)), key=owes)] if seats else None


def next_pair(seats: Sequence[int], accounts: dict[int, Account]) -> dict[MandateKind, int | None]:
    """Both duties of a session; never both to one seat, so a lone seat has the first only."""
    chair = next_for(MandateKind.CHAIR, seats, accounts)
    others = [seat for seat in seats if seat != chair]
    return {MandateKind.CHAIR: chair, MandateKind.SECRETARY: next_for(MandateKind.SECRETARY, others, accounts)}


def in_words(account: Account | None) -> str:
    """« doit un tour », « en avance », « à égalité »: half a turn is the least that is worth a word."""
    owed = account.both if account else Fraction(0)
    if owed <= Fraction(-1, 2):
        return "doit un tour"
    return "en avance" if owed >= Fraction(1, 2) else "à égalité"
