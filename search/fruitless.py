"""Searches that found nothing: words and how often, never whose; shown to the coordination from the fifth time on."""

import hashlib
import logging
from datetime import timedelta

from django.core.cache import cache
from django.db import DatabaseError
from django.db.models import F, QuerySet
from django.utils import timezone

from knowledge.publication.catalogue import fold
from search.finding import Answer
from search.models import FruitlessSearch

logger = logging.getLogger("itc.search")
A_DAY = 24 * 3600  # seconds
ENOUGH = 5  # times: less may be one person's, and tell of her
LONGEST = 100  # characters
MOST_KEPT = 5_000  # rows: nobody fills the table
KEPT_FOR = timedelta(days=400)


def record(answer: Answer, who: str) -> None:
    """Of plain questions only: with a filter, there may be something without it.

    A person counts once a day (`who` is kept for that day, as a digest): five times are not one person's.
    """
    question = answer.question
    words = fold(question.words)
    if answer.reduced or answer.total != 0 or question.chosen or not words or len(words) > LONGEST:
        return
    once = hashlib.sha256(f"{who} {timezone.localdate()} {words}".encode()).hexdigest()
    if not cache.add(f"fruitless:{once}", True, timeout=A_DAY):
        return
    try:
        _count(words)
    except DatabaseError:
        logger.warning("a search that found nothing was not counted")


def _count(words: str) -> None:
    month = timezone.localdate().replace(day=1)
    if FruitlessSearch.objects.filter(words=words).update(count=F("count") + 1, month=month):
        return
    if FruitlessSearch.objects.count() < MOST_KEPT:
        FruitlessSearch.objects.get_or_create(words=words, defaults={"month": month})


def shown() -> QuerySet[FruitlessSearch]:
    return FruitlessSearch.objects.filter(count__gte=ENOUGH)


def expire() -> int:
    """Those that nobody repeated for a year; how many."""
    old = FruitlessSearch.objects.filter(month__lt=timezone.localdate() - KEPT_FOR)
    return old.delete()[0]
