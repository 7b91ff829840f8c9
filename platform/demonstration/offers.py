"""Offers improvements to the source, and answers them for its ITC."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from demonstration.improvements import IMPROVEMENTS
from demonstration.lives import Life
from demonstration.moments import Event, days_ago
from demonstration.settling import Known
from knowledge.actions import decline_improvement, offer_improvement, take_improvement
from knowledge.improving import write_offered
from knowledge.models import Improvement
from knowledge.staleness import base_of


@dataclass
class Offers:
    known: Known
    lives: dict[str, Life]

    def events(self) -> Iterator[Event]:
        for words in IMPROVEMENTS:
            yield Event(days_ago(words["days_ago"]), 30, partial(self.offer, words))
            if "word" in words:
                yield Event(days_ago(words["answered_days_ago"]), 30, partial(self.answer, words))

    def offer(self, words: dict) -> None:
        life = self.lives[words["adaptation"]]
        page = life.fresh()
        offer_improvement(
            page=page, actor=life.author, sections=words["sections"], why=words["why"], base=base_of(page)
        )

    def answer(self, words: dict) -> None:
        life = self.lives[words["adaptation"]]
        offer = Improvement.objects.get(giver=life.page.pk)
        source = self.lives[life.words["reuse_of"]]
        actor = self.known.people[words["answered_by"]]
        if not words["taken"]:
            decline_improvement(improvement=offer, actor=actor, word=words["word"])
            return
        take_improvement(
            improvement=offer, actor=actor, taken=words["taken"], word=words["word"], base=base_of(source.fresh()),
            change=partial(write_offered, offer=offer, keys=words["taken"]),
        )  # fmt: skip
        source.publish()
