"""What people say, each on its day: messages on spaces, thematics and resources, and what came of a resource."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from zlib import crc32

from django.db.models import Model

from itc_spaces.discussion.actions import GivenFile, moderate_contribution, post_contribution
from itc_spaces.discussion.models import Contribution
from knowledge.actions.feedback import Experience, give_feedback
from website.demo.attached import FILES
from website.demo.documents import upload
from website.demo.feedback import FEEDBACK
from website.demo.lives import Life
from website.demo.messages import MESSAGES
from website.demo.moments import Event, days_ago
from website.demo.settling import Known

AFTER_ALL_ELSE = 50  # of a day
WORKING_MINUTES = 8 * 60


@dataclass
class Voices:
    known: Known
    lives: dict[str, Life]
    said: dict[str, Contribution] = field(default_factory=dict)

    def events(self) -> Iterator[Event]:
        for rank, words in enumerate(MESSAGES):
            # At the hour of its thread, for people do not all write in the morning; an answer after its question.
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
        give_feedback(
            # Those invited to one thematic read the rest as the public does.
            target=life.edition() if words.get("edition") else life.fresh(),
            actor=self.known.people[words["author"]],
            said=Experience(used_on=days_ago(words["used_days_ago"]).date(), **said),
        )

    def _files(self, words: dict) -> list[GivenFile]:
        file = FILES.get(words["key"])
        if not file:
            return []
        author = self.known.people[words["author"]].get_full_name()
        return [GivenFile(upload(file["name"], title=file["title"], author=author, text=file["text"]))]

    def _on(self, key: str) -> Model:
        """The space, thematic or resource of this name."""
        life = self.lives.get(key)
        return life.fresh() if life else self.known.spaces.get(key) or self.known.thematics[key]
