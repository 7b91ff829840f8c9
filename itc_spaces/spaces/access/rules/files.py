"""Rules of private files: their readers are those of what holds them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, Model, OuterRef, Q
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces.access.holdings import holdings_of
from itc_spaces.spaces.access.rules.meetings import item_read, record_seen_inside
from itc_spaces.spaces.access.rules.pages import page_read, state_read
from itc_spaces.spaces.access.rules.targets import target_moderate, target_read
from itc_spaces.spaces.access.rules.who import drafts_readable
from itc_spaces.spaces.access.verbs import Action
from itc_spaces.spaces.models import Circulated, FollowsTarget, HeldFile, OnAgenda, ShownState, Thematic


def _of_page(viewer: User, to: str) -> Q:
    return page_read(viewer, f"{to}placement__")


def _of_message(viewer: User, to: str) -> Q:
    """A file is read with its message; once that is taken away, by those who moderate."""
    shown = Q(**{f"{to}removed_at__isnull": True}) & target_read(viewer, to)
    return shown | target_moderate(viewer, to)


def _of_minutes(viewer: User, to: str) -> Q:
    """Minutes kept in a file cannot be cut to their readers: those inside have them, and nobody who is invited."""
    return record_seen_inside(viewer, f"{to}minutes__")


# What a file may hang on, by shape: who reads it there.
SHOWN_WITH: dict[type, Callable] = {
    Page: _of_page, ShownState: state_read, FollowsTarget: _of_message, OnAgenda: item_read, Circulated: _of_minutes,
}  # fmt: skip


@dataclass(frozen=True)
class Holder:
    """Rows that hang a file on something: `to` is their path to it, `file` their path to the file."""

    links: type[Model]
    to: str
    file: str

    @property
    def shape(self) -> type:
        target = self.links._meta.get_field(self.to).related_model
        return next((base for base in target.__mro__ if base in SHOWN_WITH), Model)

    def rows(self):
        return self.links.objects.filter(**{self.file: OuterRef("pk")})

    def shown_to(self, viewer: User) -> Q:
        return Q(Exists(self.rows().filter(SHOWN_WITH[self.shape](viewer, f"{self.to}__"))))


_holders: dict[type[Model], list[Holder]] = {}


def register_holder(links: type[Model], *, to: str, file: str = "attachment") -> None:
    """Called in `AppConfig.ready`; raises LookupError where no rule says who reads what `to` leads to."""
    holder = Holder(links, to, file)
    if holder.shape not in SHOWN_WITH:
        raise LookupError(f"{links._meta.label}: nobody knows who reads what holds this file.")
    _holders.setdefault(links._meta.get_field(file).related_model, []).append(holder)


def holders_of(model: type[HeldFile]) -> list[Holder]:
    return _holders.get(model, [])


def _file_read(viewer: User, to: str, model: type[HeldFile]) -> Q:
    """Readers of what it hangs on: a live link, a version, a message. Else writers of its space.

    Those who only judge a submission read its public copies: they are never sent what those were made from.
    A file of a message goes with its message: its space's writers have no other way to it.
    """
    holders = holders_of(model)
    granted_spaces = Thematic.objects.filter(pk__in=holdings_of(viewer).granted).values("space")
    readable = drafts_readable(viewer, "") | Q(uploaded_by=viewer, space__in=granted_spaces)
    for holder in holders:
        if holder.shape is FollowsTarget:
            readable &= ~Exists(holder.rows())
    for holder in holders:
        readable |= holder.shown_to(viewer)
    return readable


def _file_remove(viewer: User, to: str, model: type[HeldFile]) -> Q:
    """By the person who gave it, while they may still add to what holds it: an action asks both."""
    return Q(uploaded_by=viewer)


FILE_RULES = {Action.READ: _file_read, Action.REMOVE: _file_remove}
