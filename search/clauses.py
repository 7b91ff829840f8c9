"""Questions to an engine, in a language of our own; each engine translates them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Matches documents whose field has exactly this term; scored by BM25."""

    field: str
    term: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Matches two or more terms at these distances from each other, give or take `slop` places.

    With `slop` it only adds to a score; engines that can also require this order.
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
    """Matches documents whose raw field has one of these values; no values match no document. Never scored."""

    field: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Everything:
    pass


@dataclass(frozen=True, slots=True)
class All:
    """Matches every clause, and adds the scores. `without` must not match; `better` only adds to the score."""

    clauses: tuple["Clause", ...]
    better: tuple["Clause", ...] = ()
    without: tuple["Clause", ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """Matches at least `at_least` of the clauses, and adds the scores."""

    clauses: tuple["Clause", ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Best:
    """Matches any clause; the best score counts, and the others count by `tie`."""

    clauses: tuple["Clause", ...]
    tie: float = 0.0


@dataclass(frozen=True, slots=True)
class Boost:
    clause: "Clause"
    factor: float


@dataclass(frozen=True, slots=True)
class Flat:
    """Matches what its clause matches, with this score."""

    clause: "Clause"
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Kept:
    """Matches what its clause matches; asked so often that an engine may keep the translated query."""

    clause: "Clause"


Clause = Term | Phrase | Prefix | OneOf | Everything | All | Some | Best | Boost | Flat | Kept


def required(clause: Clause) -> Clause:
    """Returns a clause that matches the same documents without scores, which is cheaper for counting."""
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
