"""Limits the topics of a resource or thematic, so that a topic stays meaningful."""

from collections.abc import Collection

from django.core.exceptions import ValidationError

MAX_TOPICS = 3


def few_topics(topics: Collection) -> Collection:
    """Returns the topics; raises ValidationError when there are too many."""
    if len(topics) > MAX_TOPICS:
        raise ValidationError(f"Vous en avez choisi {len(topics)} : gardez les {MAX_TOPICS} qui comptent le plus.")
    return topics
