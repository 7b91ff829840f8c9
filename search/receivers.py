"""Notes the saves and deletions that change what is found. `listen` registers a model; feature apps do not know it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver

from search.outbox import Key, note


@dataclass(frozen=True)
class Listened:
    touches: Callable[[Model], Iterable[Key]]
    readers: Callable[[Model], frozenset[str]] | None
    fields: frozenset[str]
    narrows: bool
    deletion_narrows: bool


_listened: dict[type[Model], Listened] = {}
_followers: list[Callable[[Key], Iterable[Key]]] = []


def listen(
    model: type[Model],
    touches: Callable[[Model], Iterable[Key]],
    *,
    readers: Callable[[Model], frozenset[str]] | None = None,
    fields: Iterable[str] = (),
    narrows: bool = False,
    deletion_narrows: bool = True,
) -> None:
    """Registers a model. `touches`: the documents that show a row (or its children). `readers`: who finds that row.

    `fields`: only these fields matter, and a new row changes nothing: used for a name that documents show. `narrows`:
    each save hides something from somebody.
    """
    _listened[model] = Listened(touches, readers, frozenset(fields), narrows, deletion_narrows)


def follow(followers: Callable[[Key], Iterable[Key]]) -> None:
    """Registers objects that have the readers of another: they are queued with it when its readers change."""
    _followers.append(followers)


def _of(instance: Model) -> Listened | None:
    return next((_listened[base] for base in type(instance).__mro__ if base in _listened), None)


@receiver(pre_save)
def remember_readers(sender, instance, raw=False, **kwargs) -> None:
    listened = _of(instance)
    if listened and listened.readers and instance.pk and not raw:
        before = sender._base_manager.filter(pk=instance.pk).first()
        instance._found_by = listened.readers(before) if before else frozenset()


@receiver(post_save)
def note_save(sender, instance, created=False, update_fields=None, raw=False, **kwargs) -> None:
    listened = _of(instance)
    if listened is None or raw:
        return
    if listened.fields and (created or (update_fields is not None and not listened.fields & set(update_fields))):
        return
    keys = list(listened.touches(instance))
    if listened.readers is None:
        note(keys, narrows=listened.narrows)
        return
    before, now = instance.__dict__.pop("_found_by", frozenset()), listened.readers(instance)
    if before != now:
        keys += [follower for key in keys for followers in _followers for follower in followers(key)]
    note(keys, narrows=bool(before - now))


@receiver(post_delete)
def note_deletion(sender, instance, **kwargs) -> None:
    listened = _of(instance)
    if listened:
        note(listened.touches(instance), narrows=listened.deletion_narrows)


@receiver(m2m_changed)
def note_links(sender, instance, action, reverse=False, **kwargs) -> None:
    listened = _of(instance)
    if listened and not listened.fields and not reverse and action in ("post_add", "post_remove", "post_clear"):
        note(listened.touches(instance))
