"""Asks the publication app which editions exist; that app stands above this one, and registers its answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists

from knowledge.models import Reuse


@dataclass(frozen=True)
class Editions:
    """Questions on the editions in force."""

    of_source: Callable[[Reuse], Any | None]  # the newest edition of the source of `reuse`
    show_source: Callable[[], Exists]  # on rows of Reuse: whether `of_source` finds an edition
    of_pages: Callable[[Iterable[int]], set[int]]  # which of these pages have an edition


_registered: list[Editions] = []


def register_editions(editions: Editions) -> None:
    """Registers the answers, from `AppConfig.ready` of the one app that publishes."""
    _registered[:] = [editions]


def editions() -> Editions:
    return _registered[0]
