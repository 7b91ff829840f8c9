"""What a person holds today: read in one query, and only once in a request that only reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When

from accounts.models import User
from itc_spaces.spaces.access.planned import alike, planned_once
from itc_spaces.spaces.clock import today
from itc_spaces.spaces.enums import CommitteeKind, GrantLevel, MandateKind, Mode, OfficeKind
from itc_spaces.spaces.models import (
    Committee,
    Grant,
    Mandate,
    Membership,
    Office,
    SeatMode,
    SpaceRecord,
    grant_works,
    in_force,
)  # fmt: skip


def memberships_in_force(*modes: Mode, on: date | None = None) -> QuerySet:
    """Returns the memberships that work today, on seats that work today in one of these modes (all by default)."""
    on = on or today()
    seated = SeatMode.objects.filter(in_force("", on), seat=OuterRef("seat"), mode__in=modes or Mode.values)
    return Membership.objects.filter(
        Exists(seated), in_force("", on), in_force("seat__", on), user__is_active=True
    )  # fmt: skip


def offices_in_force(kind: OfficeKind | None = None, on: date | None = None) -> QuerySet:
    offices = Office.objects.filter(in_force("", on or today()), user__is_active=True)
    return offices.filter(kind=kind) if kind else offices


@dataclass(frozen=True)
class Holdings:
    """All that a person holds today, by key: a few rows, whatever the size of the database."""

    seats: frozenset[int] = frozenset()  # seats that attend
    inside: frozenset[int] = frozenset()  # spaces of all seats
    attended: frozenset[int] = frozenset()
    written: frozenset[int] = frozenset()  # spaces attended and not closed
    chaired: frozenset[int] = frozenset()
    minuted: frozenset[int] = frozenset()  # spaces whose secretariat is on one of their seats
    coordinated: frozenset[int] = frozenset()  # departments
    offices: frozenset[int] = frozenset()  # departments of any office
    committees: frozenset[int] = frozenset()  # committees of a validator
    granted: frozenset[int] = frozenset()  # thematics with a grant in force
    contributing: frozenset[int] = frozenset()
    drafting: frozenset[int] = frozenset()  # thematics to contribute to, in spaces that are not closed

    @property
    def is_of_network(self) -> bool:
        """Returns whether the person holds a seat or an office of any department, and so is one of the network."""
        return bool(self.inside or self.offices)

    def coordinated_spaces(self, **records) -> QuerySet | frozenset[int]:
        """Returns the spaces of the coordinated departments; `records` are conditions on the spaces' records."""
        if not self.coordinated:
            return frozenset()
        return SpaceRecord.objects.filter(department__in=self.coordinated, **records).values("space")

    def asked_committees(self) -> QuerySet | frozenset[int]:
        """Returns the committees of a validator; a coordinator sits in the department's coordination committee."""
        if not self.coordinated:
            return self.committees
        own = Q(kind=CommitteeKind.COORDINATION, department__in=self.coordinated)
        return Committee.objects.filter(Q(pk__in=self.committees) | own).values("pk")


_remembered: ContextVar[dict[int, Holdings] | None] = ContextVar("itc_holdings", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Within it, what a person holds is read once: for one question, or for a request that only reads."""
    known = _remembered.get()
    token = _remembered.set({} if known is None else known)
    try:
        yield
    finally:
        _remembered.reset(token)


@contextmanager
def remembering_only(known: dict[int, Holdings]) -> Iterator[None]:
    """Within it, people hold what `known` says and not what the database says: questions are written so."""
    token = _remembered.set(known)
    try:
        yield
    finally:
        _remembered.reset(token)


def holdings_of(viewer: User) -> Holdings:
    """Returns what the viewer holds, in one query unless it is remembered."""
    known = _remembered.get()
    if known is not None and viewer.pk in known:
        return known[viewer.pk]
    found = _read(viewer)
    if known is not None:
        known[viewer.pk] = found
    return found


SEAT, OFFICE, GRANT = "seat", "office", "grant"
# Stand-ins for a person and a day in the kept SQL: no person has this key, and nothing works on this day.
SOMEBODY, SOMEDAY = -7_251_901, date(1, 1, 1)


@lru_cache
def _question(vendor: str) -> tuple[str, tuple]:
    """Returns the SQL that reads what a person holds, and its parameters.

    It is written once, because every page asks it, and Django takes five times longer to write it than a database to
    answer. Its rows have seven columns: what, its key, where, two facts of it, whether its space is closed, and a third
    fact.
    """
    asked = _seats(SOMEBODY, SOMEDAY).union(_offices(SOMEBODY, SOMEDAY), _grants(SOMEBODY, SOMEDAY), all=True)
    return asked.query.sql_with_params()


def _rows(person: int, day: date) -> list[tuple]:
    sql, parameters = _question(connection.vendor)
    stored = connection.ops.adapt_datefield_value
    meant = {SOMEBODY: person, stored(SOMEDAY): stored(day)}
    asked = alike(connection, [meant.get(one, one) for one in parameters])
    with planned_once(connection), connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return cursor.fetchall()


def _read(viewer: User) -> Holdings:
    rows = _rows(viewer.pk, today())

    def keys(what: str, column: int, *facts: int) -> frozenset[int]:
        return frozenset(row[column] for row in rows if row[0] == what and all(row[fact] for fact in facts))

    def opened(what: str, column: int) -> frozenset[int]:
        return frozenset(row[column] for row in rows if row[0] == what and row[3] and not row[5])

    return Holdings(
        seats=keys(SEAT, 1, 3),
        inside=keys(SEAT, 2),
        attended=keys(SEAT, 2, 3),
        written=opened(SEAT, 2),
        chaired=keys(SEAT, 2, 3, 4),
        minuted=keys(SEAT, 2, 3, 6),
        coordinated=keys(OFFICE, 1, 3),
        offices=keys(OFFICE, 1),
        committees=keys(OFFICE, 2, 4),
        granted=keys(GRANT, 1),
        contributing=keys(GRANT, 1, 3),
        drafting=opened(GRANT, 1),
    )


def _is(**condition) -> Case:
    return Case(When(**condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _seats(person: int, on: date) -> QuerySet:
    attends = SeatMode.objects.filter(in_force("", on), seat=OuterRef("seat"), mode=Mode.ATTENDS)
    mandates = Mandate.objects.filter(in_force("", on), seat=OuterRef("seat"))
    chairs, keeps = (Exists(mandates.filter(kind=kind)) for kind in (MandateKind.CHAIR, MandateKind.SECRETARY))
    own = memberships_in_force(on=on).filter(user=person)
    closed = _is(seat__space__record__closed_at__isnull=False)
    return own.values_list(Value(SEAT), "seat", "seat__space", Exists(attends), chairs, closed, keeps)


def _offices(person: int, on: date) -> QuerySet:
    own = offices_in_force(on=on).filter(user=person)
    coordinates, validates = _is(kind=OfficeKind.COORDINATOR), _is(kind=OfficeKind.VALIDATOR)
    return own.values_list(
        Value(OFFICE), "department", "committee", coordinates, validates, Value(False), Value(False)
    )  # fmt: skip


def _grants(person: int, on: date) -> QuerySet:
    own = Grant.all_rows.filter(grant_works(on), user=person)
    contributes = _is(permission__codename=GrantLevel.CONTRIBUTE)
    closed = _is(content_object__space__record__closed_at__isnull=False)
    return own.values_list(
        Value(GRANT), "content_object", "content_object__space", contributes, Value(False), closed, Value(False)
    )  # fmt: skip
