"""Reads all the lists of choices of a form in one query, when the form shows the first of them."""

from functools import cached_property, partial

from django.db.models import IntegerField, QuerySet, Value, Window
from django.db.models.functions import RowNumber
from django.forms import ModelChoiceField

Choices = list[tuple[int, str]]


class Lists:
    """The lists of one form, each under its own name; every row of a list has a `name`, which people read."""

    def __init__(self):
        self._rows: dict[str, QuerySet] = {}

    def add(self, name: str, rows: QuerySet) -> None:
        """Adds a list; all are added before the form shows one."""
        self._rows[name] = rows

    def offer(self, field: ModelChoiceField, name: str) -> None:
        """Lets the field check an answer against the list, and show the list as it was read with the others."""
        field.queryset = self._rows[name]
        field.choices = partial(self._choices, name, field)

    def _choices(self, name: str, field: ModelChoiceField) -> list[tuple]:
        empty = [] if field.empty_label is None else [("", field.empty_label)]
        return [*empty, *self._read[name]]

    @cached_property
    def _read(self) -> dict[str, Choices]:
        found: dict[str, Choices] = {name: [] for name in self._rows}
        names = list(found)
        first, *others = (_ranked(rows, place) for place, rows in enumerate(self._rows.values()))
        for place, key, label, _ in first.union(*others, all=True).order_by("place", "rank"):
            found[names[place]].append((key, label))
        return found


def _ranked(rows: QuerySet, place: int) -> QuerySet:
    """Returns the rows of a list, numbered in its own order, with the columns that all lists have."""
    rank = Window(RowNumber(), order_by=rows.model._meta.ordering)
    ranked = rows.order_by().annotate(place=Value(place, IntegerField()), rank=rank)
    return ranked.values_list("place", "pk", "name", "rank")
