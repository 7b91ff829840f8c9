"""What people say, each on its day: messages on spaces, thematics and resources, and feedback on resources."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from zlib import crc32

from django.db.models import Model

from demonstration.attached import FILES
from demonstration.documents import upload
from demonstration.feedback import FEEDBACK
from demonstration.lives import Life
from demonstration.messages import MESSAGES
from demonstration.moments import Event, days_ago
from demonstration.settling import Known
from itc_spaces.discussion.actions import GivenFile, moderate_contribution, post_contribution
from itc_spaces.discussion.models import Contribution
from knowledge.actions.feedback import Experience, give_feedback
from knowledge.publication.feedback import give_feedback_on_edition

AFTER_ALL_ELSE = 50  # rank within a day
WORKING_MINUTES = 8 * 60


@dataclass
class Voices:
    known: Known
    lives: dict[str, Life]
    said: dict[str, Contribution] = field(default_factory=dict)

    def events(self) -> Iterator[Event]:
        for rank, words in enumerate(MESSAGES):
            # Each thread has its hour, because people do not all write in the morning; an answer follows its question.
            minutes = crc32(words.get("to", words["key"]).encode()) % WORKING_MINUTES + rank
            moment = days_ago(words["days_ago"]) + timedelta(minutes=minutes)
            yield Event(moment, AFTER_ALL_ELSE, partial(self.say, words))
            if "moderated_by" in words:
                yield Event(moment + timedelta(days=1), AFTER_ALL_ELSE, partial(self.moderate, words))
        for words in FEEDBACK:
            yield Event(days_ago(words["days_ago"]), AFTER_ALL_ELSE, partial(self.tell, words))

    def say(self, words: dict) -> None:
        self.said[words["key"]] = post_contribution(
            target=self._on(words["on"]),
            actor=self.known.people[words["author"]],
            body=words["body"],
            parent=self.said.get(words.get("to")),
            files=self._files(words),
        )

    def moderate(self, words: dict) -> None:
        moderate_contribution(
            contribution=self.said[words["key"]],
            actor=self.known.people[words["moderated_by"]],
            reason=words["reason"],
        )

    def tell(self, words: dict) -> None:
        said = {name: words[name] for name in ("for_whom", "worked", "did_not", "use_again")}
        life = self.lives[words["on"]]
        told = Experience(used_on=days_ago(words["used_days_ago"]).date(), **said)
        by = {"actor": self.known.people[words["author"]], "said": told}
        if words.get("edition"):  # people invited to one thematic read the rest as the public does
            give_feedback_on_edition(edition=life.edition(), **by)
        else:
            give_feedback(target=life.fresh(), **by)

    def _files(self, words: dict) -> list[GivenFile]:
        file = FILES.get(words["key"])
        if not file:
            return []
        author = self.known.people[words["author"]].get_full_name()
        return [GivenFile(upload(file["name"], title=file["title"], author=author, text=file["text"]))]

    def _on(self, key: str) -> Model:
        """Returns the space, thematic or resource with this key."""
        life = self.lives.get(key)
        return life.fresh() if life else self.known.spaces.get(key) or self.known.thematics[key]
