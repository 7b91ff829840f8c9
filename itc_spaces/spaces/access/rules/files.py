"""The rules of private files: a file has the readers of the things that hold it."""

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
    """Lets a message's readers read its file; once the message is taken away, only people who moderate."""
    shown = Q(**{f"{to}removed_at__isnull": True}) & target_read(viewer, to)
    return shown | target_moderate(viewer, to)


def _of_minutes(viewer: User, to: str) -> Q:
    """Lets people inside read a file of minutes; invited people never, because a file cannot be cut to its readers."""
    return record_seen_inside(viewer, f"{to}minutes__")


# The rule that reads a file, by the shape of the thing that holds it.
SHOWN_WITH: dict[type, Callable] = {
    Page: _of_page, ShownState: state_read, FollowsTarget: _of_message, OnAgenda: item_read, Circulated: _of_minutes,
}  # fmt: skip


@dataclass(frozen=True)
class Holder:
    """Rows that attach a file to something: `to` is their path to that thing, `file` their path to the file."""

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
    """Registers rows that attach files, from `AppConfig.ready`; raises LookupError if `to`'s shape has no rule."""
    holder = Holder(links, to, file)
    if holder.shape not in SHOWN_WITH:
        raise LookupError(f"{links._meta.label}: nobody knows who reads what holds this file.")
    _holders.setdefault(links._meta.get_field(file).related_model, []).append(holder)


def holders_of(model: type[HeldFile]) -> list[Holder]:
    return _holders.get(model, [])


def _file_read(viewer: User, to: str, model: type[HeldFile]) -> Q:
    """Lets people read a file who read a thing that holds it (a live link, a version, a message), or write in its
    space.

    People who only judge a submission read its public copies, never the originals. A message's file is read only with
    its message, even by people who write in the space.
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
    """Lets the person who gave a file remove it; actions also ask whether they may still add to its holder."""
    return Q(uploaded_by=viewer)


FILE_RULES = {Action.READ: _file_read, Action.REMOVE: _file_remove}
