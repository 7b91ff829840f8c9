"""The coordination's synonyms for queries, read again after a few seconds."""

import time

from search.models import SynonymGroup

READ_EVERY = 5  # seconds
_read: dict = {}


def synonyms() -> tuple[tuple[str, ...], ...]:
    if _read.get("until", 0) < time.monotonic():
        groups = SynonymGroup.objects.filter(retired_at__isnull=True)
        _read["groups"] = tuple(group.words for group in groups if len(group.words) > 1)
        _read["until"] = time.monotonic() + READ_EVERY
    return _read["groups"]


def forget() -> None:
    """Makes the next question read the table again."""
    _read.clear()
