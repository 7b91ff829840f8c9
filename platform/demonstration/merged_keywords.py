"""Two keywords with one meaning, which the coordination merged; published editions keep their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from demonstration.moments import Event, days_ago
from demonstration.settling import Known
from itc_spaces.coordination.actions import merge_keyword

# (days ago, department, word, the word that stays, coordinator)
MERGED = [(12, "13", "bas d'immeuble", "pied d'immeuble", "coordination@demo.test")]


@dataclass
class MergedKeywords:
    known: Known

    def events(self) -> Iterator[Event]:
        for days, code, word, into, email in MERGED:
            merge = partial(
                merge_keyword,
                department=self.known.departments[code],
                actor=self.known.people[email],
                word=word,
                into=into,
            )
            yield Event(days_ago(days), 50, merge)
