"""Writes the SQL of a question once for each shape of what a reader holds, then asks it again with today's keys.

Django takes ten times longer to write the SQL of an access rule than a database to answer it. A prepared question is
written with stand-ins for the reader, for each key they hold, and for each given value. When it is asked, the real ones
replace the stand-ins. Nothing of a reader or an answer is kept: rights are read on each request, as without it.
"""

import copy
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from functools import cached_property, wraps
from itertools import count

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from accounts.models import User
from itc_spaces.spaces import clock
from itc_spaces.spaces.access.holdings import Holdings, holdings_of, remembering_only
from itc_spaces.spaces.access.planned import alike, planned_once

MOST_KEPT = 200  # shapes of one question; the one unused for longest is dropped
# The SQL is written with two series of stand-ins; a value that differs between both, and is no stand-in, was computed.
FIRST_KEYS = (-2_000_000_000, -1_000_000_000)
APART = 1009  # the step between stand-ins, so that a stand-in plus a little is not another stand-in
INSTANTS = (datetime(1, 2, 3, 4, 5, 6, tzinfo=UTC), datetime(2, 3, 4, 5, 6, 7, tzinfo=UTC))
SETS = tuple(field.name for field in fields(Holdings))


class NotPrepared(Exception):
    """The question cannot be prepared: its SQL depends on a value in another way than by holding it."""


@dataclass(frozen=True)
class PreparedQuestion:
    """A question's reader, what they hold, the given values and the instant: either the real ones, or stand-ins.

    A question that is the same for everybody has no reader; only its values are in the SQL.
    """

    viewer: User | None
    held: Holdings
    values: tuple
    instant: datetime | None

    def parts(self) -> Iterator[tuple[str, object]]:
        """Yields each value that the SQL may hold, with the name of its part; each key of a set is one part."""
        if self.viewer is not None:
            yield "viewer", self.viewer.pk
            for name in SETS:
                for place, key in enumerate(sorted(getattr(self.held, name))):
                    yield f"{name}.{place}", key
            yield "now", self.instant
            yield "today", clock.day_of(self.instant)
        for place, value in enumerate(self.values):
            if isinstance(value, tuple):
                yield from ((f"value {place}.{at}", key) for at, key in enumerate(value))
            elif not isinstance(value, (bool, type(None))):
                yield f"value {place}", value

    @property
    def shape(self) -> tuple:
        """Returns the shape; the same SQL answers two readers of one shape."""
        values = tuple(map(_kind, self.values))
        if self.viewer is None:
            return values
        sizes = tuple(_room(len(getattr(self.held, name))) for name in SETS)
        return (self.viewer.is_administrator, sizes, values)


def _room(size: int) -> int:
    """Returns the next power of two, so that there are few shapes."""
    return 1 << (size - 1).bit_length() if size else 0


def _kind(value) -> object:
    if isinstance(value, tuple):
        return ("keys", _room(len(value)))
    return value if value is None or isinstance(value, bool) else type(value)


@dataclass(frozen=True)
class Written:
    """A queryset written with stand-ins. `parts` gives the part of each parameter of `sql`, or None.

    Without `compiler`, the question finds nothing for anybody.
    """

    rows: QuerySet
    compiler: SQLCompiler | None = None
    sql: str = ""
    parameters: tuple = ()
    parts: tuple = ()

    @cached_property
    def played(self) -> frozenset[str]:
        return frozenset(self.parts) - {None}

    @cached_property
    def converters(self) -> dict:
        """The columns' converters, kept because Django looks for them column by column each time."""
        return self.compiler.get_converters([one for one, *_ in self.compiler.select[: self.compiler.col_count]])


def prepared(question: Callable[..., QuerySet]) -> Callable[..., list]:
    """Prepares `question(viewer, *values, **choices)`, which returns a queryset; the prepared one returns a list of
    rows.

    `values` are keys, texts, days, None or tuples of keys, and reach the SQL unchanged. `choices` (an order, a limit)
    are parts of the question: each gets its own SQL. Raises NotPrepared for a query that computes with a value.
    """
    answered = _keeping(question)

    @wraps(question)
    def ask(viewer: User, *values, **choices) -> list:
        if not viewer.is_authenticated or not viewer.is_active:
            return list(question(viewer, *values, **choices))
        return answered(PreparedQuestion(viewer, holdings_of(viewer), values, clock.now()), choices)

    ask.question = question
    return ask


def prepared_for_all(question: Callable[..., QuerySet]) -> Callable[..., list]:
    """Prepares a question without a reader, whose only days are those it receives: `question(*values, **choices)`.

    Use it only for what belongs to a row that the caller was allowed to read.
    """
    answered = _keeping(question)

    @wraps(question)
    def ask(*values, **choices) -> list:
        return answered(PreparedQuestion(None, Holdings(), values, None), choices)

    ask.question = question
    return ask


def _keeping(question: Callable[..., QuerySet]) -> Callable[[PreparedQuestion, dict], list]:
    """Returns a function that answers the question, and keeps its SQL for each shape."""
    kept: OrderedDict[tuple, Written] = OrderedDict()

    def answered(asked: PreparedQuestion, choices: dict) -> list:
        shape = (connections["default"].vendor, asked.shape, tuple(sorted(choices.items())))
        written = kept.get(shape)
        if written is None:
            written = kept[shape] = _write(question, asked, choices)
            if len(kept) > MOST_KEPT:
                kept.popitem(last=False)
        with suppress(KeyError):  # another thread has just dropped it
            kept.move_to_end(shape)
        return _rows(written, asked)

    return answered


def _write(question: Callable[..., QuerySet], asked: PreparedQuestion, choices: dict) -> Written:
    first, second = (
        _written_once(question, _stand_in(asked, key, at), choices)
        for key, at in zip(FIRST_KEYS, INSTANTS, strict=True)
    )
    if first.sql != second.sql or first.parts != second.parts:
        raise NotPrepared(f"The SQL of {question.__qualname__} changes with its values: give them as choices.")
    own = zip(first.parts, first.parameters, second.parameters, strict=True)
    if any(part is None and one != other for part, one, other in own):
        raise NotPrepared(f"{question.__qualname__} computes with a value before asking: give it the result.")
    unseen = [
        place for place, value in enumerate(asked.values) if type(value) is int and f"value {place}" not in first.played
    ]
    if unseen and _is_small(question, _stand_in(asked, FIRST_KEYS[0], INSTANTS[0]), unseen, choices, first.sql):
        raise NotPrepared(f"A field of {question.__qualname__} is too small for stand-ins: give its value as a choice.")
    return first


def _is_small(
    question: Callable[..., QuerySet], stand_in: PreparedQuestion, places: list[int], choices: dict, sql: str
) -> bool:
    """Returns whether a number changes the SQL: Django leaves out a number that its field cannot hold."""
    values = tuple(place if place in places else value for place, value in enumerate(stand_in.values))
    return _written_once(question, replace(stand_in, values=values), choices).sql != sql


def _stand_in(asked: PreparedQuestion, first: int, instant: datetime) -> PreparedQuestion:
    keys = count(first, APART)
    values = tuple(_stand_in_value(value, keys, instant) for value in asked.values)
    if asked.viewer is None:
        return PreparedQuestion(None, asked.held, values, instant)
    held = {name: frozenset(next(keys) for _ in range(_room(len(getattr(asked.held, name))))) for name in SETS}
    viewer = User(pk=next(keys), is_administrator=asked.viewer.is_administrator)
    return PreparedQuestion(viewer, Holdings(**held), values, instant)


def _stand_in_value(value, keys: Iterator[int], instant: datetime) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return tuple(next(keys) for _ in range(_room(len(value))))
    if isinstance(value, int):
        return next(keys)
    if isinstance(value, str):
        return f"stand-in {next(keys)}"
    if isinstance(value, datetime):
        # never 0: SQLite would then write the text without microseconds
        return instant.replace(microsecond=-next(keys) % 999_999 + 1)
    if isinstance(value, date):
        return date.fromordinal(-next(keys) % 3_000_000 + 1)
    raise NotPrepared(f"No stand-in for {type(value).__name__}: give a key, a text or a day.")


def _written_once(question: Callable[..., QuerySet], stand_in: PreparedQuestion, choices: dict) -> Written:
    reader = () if stand_in.viewer is None else (stand_in.viewer,)
    known = {viewer.pk: stand_in.held for viewer in reader}
    with remembering_only(known), clock.one_instant(stand_in.instant):
        rows = question(*reader, *stand_in.values, **choices)
        compiler = rows.query.get_compiler(rows.db)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return Written(rows)
    stored = {_stored(value): part for part, value in stand_in.parts()}
    # The keys of one set are all in the SQL, so their order does not matter.
    parts = tuple(stored.get(one) if one.__hash__ else None for one in parameters)
    return Written(rows, compiler, sql, tuple(parameters), parts)


def _stored(value) -> object:
    operations = connections["default"].ops
    if isinstance(value, datetime):
        return operations.adapt_datetimefield_value(value)
    return operations.adapt_datefield_value(value) if isinstance(value, date) else value


def _rows(written: Written, asked: PreparedQuestion) -> list:
    if written.compiler is None:
        return []
    given = dict(asked.parts())
    real = {part: _stored(_real(given, part)) for part in written.played}
    values = [own if part is None else real[part] for own, part in zip(written.parameters, written.parts, strict=True)]
    compiler = copy.copy(written.compiler)
    compiler.connection = connections[written.rows.db]
    meant = alike(compiler.connection, values)
    vars(compiler).update(
        as_sql=lambda *given, **options: (written.sql, meant), get_converters=lambda expressions: written.converters
    )
    rows = written.rows._chain()
    rows.query.get_compiler = lambda *given, **options: compiler
    with planned_once(compiler.connection):
        return list(rows)


def _real(real: dict[str, object], part: str) -> object:
    """Returns the value of a part; a place beyond a set's last key repeats its first key."""
    return real[part] if part in real else real[f"{part.rpartition('.')[0]}.0"]
