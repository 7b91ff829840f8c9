"""Counts searches that found nothing, but not who searched; the coordination sees them from the fifth time."""

import hashlib
import logging
from collections.abc import Iterable
from datetime import timedelta

from django.core.cache import cache
from django.db import DatabaseError
from django.db.models import F, QuerySet
from django.utils import timezone

from itc_spaces.spaces.models import Department
from search.finding import Answer
from search.models import FruitlessSearch
from web.text import fold

logger = logging.getLogger("itc.search")
A_DAY = 24 * 3600  # seconds
ENOUGH = 5  # times: fewer may come from one person, and would say something about them
LONGEST = 100  # characters
MOST_KEPT = 5_000  # rows, so that nobody can fill the table
KEPT_FOR = timedelta(days=400)


def record(answer: Answer, who: str, departments: Iterable[int] = ()) -> None:
    """Counts a question if it has no filter, since something may match without one; the public has no department.

    Each person counts once a day, so that five times are not one person's: only a digest of `who` is kept that day.
    """
    question = answer.question
    words = fold(question.words)
    if answer.reduced or answer.total != 0 or question.chosen or not words or len(words) > LONGEST:
        return
    once = hashlib.sha256(f"{who} {timezone.localdate()} {words}".encode()).hexdigest()
    if not cache.add(f"fruitless:{once}", True, timeout=A_DAY):
        return
    try:
        for department in departments or (None,):
            _count(words, department)
    except DatabaseError:
        logger.warning("a search that found nothing was not counted")


def _count(words: str, department: int | None) -> None:
    month = timezone.localdate().replace(day=1)
    said = {"words": words, "department_id": department}
    if FruitlessSearch.objects.filter(**said).update(count=F("count") + 1, month=month):
        return
    if FruitlessSearch.objects.count() < MOST_KEPT:
        FruitlessSearch.objects.get_or_create(**said, defaults={"month": month})


def shown(department: Department | None) -> QuerySet[FruitlessSearch]:
    """Returns the fruitless searches of a department's people, or of the public without a department."""
    return FruitlessSearch.objects.filter(count__gte=ENOUGH, department=department)


def expire() -> int:
    """Deletes the words that nobody searched for during a year; returns how many."""
    old = FruitlessSearch.objects.filter(month__lt=timezone.localdate() - KEPT_FOR)
    return old.delete()[0]
