"""The words of all departments: topics, « publics », and the synonyms that search registers."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page

from itc_spaces.membership.enums import ChangeKind
from itc_spaces.membership.models import OPEN_CHANGE, WordChange
from itc_spaces.spaces import access
from itc_spaces.spaces.locking import lock_pages, lock_places
from itc_spaces.spaces.models import Thematic, Topic
from knowledge.models import KnownLabel, Public
from web.refusals import Refused


@dataclass(frozen=True)
class SharedWords:
    """`checked` returns the text that a row would have, or raises Refused; `merge` gives a word's uses to another."""

    label: str
    field: str
    checked: Callable[[Model, str], str]
    merge: Callable[[Model, Model], None] | None = None


_shared: dict[type[Model], SharedWords] = {}


def register_shared(model: type[Model], words: SharedWords) -> None:
    """Registers a model from `AppConfig.ready`; its `retired_at` retires a row."""
    _shared[model] = words


def words_of(model: type[Model]) -> SharedWords:
    return _shared[model]


def is_shared(model: type[Model]) -> bool:
    return model in _shared


def open_change(word: Model) -> WordChange | None:
    kind = ContentType.objects.get_for_model(word)
    waiting = WordChange.objects.filter(OPEN_CHANGE, content_type=kind, object_id=word.pk)
    return waiting.select_related("department").first()


def apply(change: WordChange, word: Model) -> None:
    """Applies the change; raises Refused when another change came first."""
    words = words_of(type(word))
    if change.kind == ChangeKind.RENAME:
        setattr(word, words.field, words.checked(word, change.text))
        word.save(update_fields=[words.field])
        return
    if change.kind == ChangeKind.MERGE:
        into = type(word)._default_manager.filter(pk=change.into, retired_at__isnull=True).first()
        if into is None:
            raise Refused("Ce avec quoi le réunir n'est plus dans la liste.")
        words.merge(word, into)
    elif change.kind == ChangeKind.RESTORE:
        words.checked(word, getattr(word, words.field))
    word.retired_at = None if change.kind == ChangeKind.RESTORE else access.now()
    word.save(update_fields=["retired_at"])


def checked_name(word: Topic | Public | KnownLabel, text: str) -> str:
    if type(word)._default_manager.filter(name__iexact=text).exclude(pk=word.pk).exists():
        raise Refused("Un autre mot de la liste porte déjà ce nom.")
    return text


def merge_names(word: Topic | Public, into: Topic | Public) -> None:
    """Gives `into` to the live resources and the thematics; frozen and published texts keep their word."""
    bearers = [
        (relation.related_model, relation.field.name)
        for relation in word._meta.related_objects
        if relation.many_to_many
    ]
    held = {
        model: list(model._default_manager.filter(**{name: word}).values_list("pk", flat=True))
        for model, name in bearers
    }
    lock_places(thematics=held.get(Thematic, ()))
    lock_pages(*(key for model, keys in held.items() if issubclass(model, Page) for key in keys))
    for model, name in bearers:
        # Reads them again, under their lock.
        for bearer in model._default_manager.filter(**{name: word}, pk__in=held[model]):
            borne = getattr(bearer, name)
            borne.set({*borne.exclude(pk=word.pk), into})
            if isinstance(bearer, Page):
                # Saves the live text; drafts offer the other word when they are next saved.
                bearer.save()
