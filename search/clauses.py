"""What may be asked of an engine, in no engine's language. Each engine turns these into queries of its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Documents whose field has this term, as it is; scored by BM25."""

    field: str
    term: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms at these distances of each other, give or take `slop` places. At least two.

    With `slop` it only adds to a score, of those in this order alone where the engine can tell.
    """

    field: str
    terms: tuple[tuple[int, str], ...]
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    field: str
    start: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Documents whose raw field has one of these values; no values, no documents. Never scored."""

    field: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Everything:
    pass


@dataclass(frozen=True, slots=True)
class All:
    """Each of them; scores add up. Those `without` must not match, those `better` add to the score where they do."""

    clauses: tuple["Clause", ...]
    better: tuple["Clause", ...] = ()
    without: tuple["Clause", ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """At least so many of them; scores add up."""

    clauses: tuple["Clause", ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Best:
    """Any of them; the best score counts, the others by `tie`."""

    clauses: tuple["Clause", ...]
    tie: float = 0.0


@dataclass(frozen=True, slots=True)
class Boost:
    clause: "Clause"
    factor: float


@dataclass(frozen=True, slots=True)
class Flat:
    """Matches as its clause does; the score is this one."""

    clause: "Clause"
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Kept:
    """As its clause; asked so often in the same words that an engine may keep its own query for it."""

    clause: "Clause"


Clause = Term | Phrase | Prefix | OneOf | Everything | All | Some | Best | Boost | Flat | Kept


def required(clause: Clause) -> Clause:
    """The same documents, and no more than finds them: for counting."""
    match clause:
        case All(clauses, _, without):
            return All(tuple(map(required, clauses)), without=without)
        case Some(clauses, at_least):
            return Some(tuple(map(required, clauses)), at_least)
        case Best(clauses):
            return Some(tuple(map(required, clauses)))
        case Boost(inner) | Flat(inner):
            return required(inner)
    return clause
