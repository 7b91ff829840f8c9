"""Computes whose turn it is, so that nobody argues over it.

At each held session, every seat that could take a duty owes one divided by their number; the seat that did it pays one.
The next turn goes to the seat that owes most. A new seat owes nothing for the past, and declining erases nothing; the
debt never exceeds one turn.
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
    """`eligible`: the seats, by key. `did`: the seat that did each duty, whatever was planned."""

    eligible: frozenset[int]
    did: dict[MandateKind, int]


@dataclass
class Account:
    """What a seat has done beyond its share of each duty; a negative balance is owed."""

    balance: dict[MandateKind, Fraction]
    last: int = NEVER  # the number of the session in which it last did a duty

    @property
    def both(self) -> Fraction:
        return sum(self.balance.values(), Fraction(0))


def accounts_of(sessions: Iterable[HeldSession]) -> dict[int, Account]:
    """Returns the accounts of seats; `sessions` go from the first to the last."""
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
    """Returns the seat that owes most of the duty, then of both, then waited longest, then comes first in `seats`."""

    def owes(place: int) -> tuple:
        account = accounts.get(seats[place]) or _new()
        return account.balance[duty], account.both, account.last, place

    return seats[min(range(len(seats)), key=owes)] if seats else None


def next_pair(seats: Sequence[int], accounts: dict[int, Account]) -> dict[MandateKind, int | None]:
    """Returns a seat for each duty of a session; never both to one seat, so a lone seat only chairs."""
    chair = next_for(MandateKind.CHAIR, seats, accounts)
    others = [seat for seat in seats if seat != chair]
    return {MandateKind.CHAIR: chair, MandateKind.SECRETARY: next_for(MandateKind.SECRETARY, others, accounts)}


def in_words(account: Account | None) -> str:
    """Returns « doit un tour », « en avance » or « à égalité »; less than half a turn counts as equal."""
    owed = account.both if account else Fraction(0)
    if owed <= Fraction(-1, 2):
        return "doit un tour"
    return "en avance" if owed >= Fraction(1, 2) else "à égalité"
