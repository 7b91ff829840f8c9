"""The life of each sheet and note, through the actions that people use, each on its day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from demonstration.attached import FILES
from demonstration.documents import upload
from demonstration.filling import blank, fill
from demonstration.moments import Event, days_ago, months_ago
from demonstration.settling import Known, decider
from demonstration.spaces import THEMATICS
from itc_spaces.spaces.enums import Audience, OfficeKind
from itc_spaces.thematics.actions import place_resource
from knowledge.actions import (
    attach_file,
    reuse_page,
    save_draft,
    set_consent,
    share,
    start_resource,
)
from knowledge.actions.reviewing import still_current
from knowledge.models import Resource
from knowledge.publication.actions import decide, submit, withdraw
from knowledge.publication.enums import Decision
from knowledge.publication.models import Edition, Publication, Submission
from knowledge.publication.reusing import reuse_edition
from knowledge.staleness import base_of

# A person answers these first, and the rest in a second save.
FIRST = (
    "title", "summary", "topics", "keywords", "publics", "lead_organisation", "territory", "context", "steps",
    "outcomes",
)  # fmt: skip
# Days after the draft was started.
SAVED, SHARED, ON_NETWORK, PLACED, SUBMITTED, COORDINATED, ACCEPTED = 3, 8, 20, 25, 40, 52, 70
PUBLIC_LIVES = ("EDITION", "EDITION_2", "EDITION_WITHDRAWN")


@dataclass
class Life:
    """The life of one resource from its first draft."""

    words: dict
    known: Known
    others: dict[str, "Life"]
    page: Resource | None = None

    @property
    def author(self):
        return self.known.people[self.words["author"]]

    def events(self) -> Iterator[Event]:
        """Yields what happens to the resource, each event on its day."""
        life, begun = self.words["life"], self.words["months_ago"]
        steps = [(0, self.start), (SAVED, self.complete)]
        if life != "DRAFT":
            steps.append((SHARED, lambda: self.share(Audience.SPACE)))
        if life not in ("DRAFT", "SHARED_SPACE"):
            steps.append((ON_NETWORK, lambda: self.share(Audience.NETWORK)))
        if life in PUBLIC_LIVES:
            steps += [(SUBMITTED, self.submit), (COORDINATED, self.coordinate), (ACCEPTED, self.accept)]
        for rank, (days, act) in enumerate(steps):
            yield Event(self.day(days), rank, act)
        if "thematic" in self.words:
            opened = THEMATICS[self.words["thematic"]]["opened_months_ago"]
            yield Event(months_ago(min(begun, opened), days=PLACED), 10, self.place)
        if "reread_days_ago" in self.words:
            yield Event(days_ago(self.words["reread_days_ago"]), 10, self.reread)
        for rank, (days, act) in enumerate(self._under_review(), start=10):
            yield Event(days_ago(days), rank, act)
        if life == "EDITION_2":
            for days, act in ((75, self.revise), (70, self.submit), (58, self.coordinate), (40, self.accept)):
                yield Event(days_ago(days), 20, act)
        if life == "EDITION_WITHDRAWN":
            yield Event(days_ago(50), 20, self.withdraw)

    def day(self, days: float) -> datetime:
        """Returns the day, `days` after the start; resources start on different days of the month."""
        early = crc32(self.words["key"].encode()) % 17
        return months_ago(self.words["months_ago"], days=days - early)

    def _under_review(self) -> tuple:
        """Returns, in days before today, the events of a text that committees have not accepted yet."""
        return {
            "SUBMITTED": ((16, self.submit), (6, self.coordinate)),
            "SUBMITTED_NEW": ((4, self.submit),),
            "RETURNED": ((37, self.submit), (28, self.coordinate), (9, self.send_back)),
        }.get(self.words["life"], ())

    def start(self) -> None:
        words, space = self.words, self.known.spaces[self.words["space"]]
        if source := self.others.get(words.get("reuse_of")):
            self.page = source.reuse(space=space, actor=self.author, adapted=words["adapted"])
        else:
            page, thematic = blank(words), self.known.thematics.get(words.get("written_in"))
            fill(page, {key: words[key] for key in FIRST if key in words}, self.known)
            self.page = start_resource(space=space, actor=self.author, page=page, thematic=thematic)
        # People who agreed to be in the directory also agree to be named in public.
        set_consent(page=self.page, actor=self.author, consents=self.author.is_listed)

    def reuse(self, **adaptation) -> Resource:
        """Adapts the resource elsewhere: its edition if it has one, else the text shared with the network."""
        if self.words["life"] in PUBLIC_LIVES:
            return reuse_edition(edition=self.edition(), **adaptation)
        return reuse_page(source=self.page, **adaptation)

    def edition(self) -> Edition:
        return Publication.objects.get(page=self.page).editions.get(in_catalogue=True)

    def complete(self) -> None:
        self.save(self.words)
        if file := FILES.get(self.words["key"]):
            page = self.fresh()
            sent = upload(file["name"], title=file["title"], author=self.author.get_full_name(), text=file["text"])
            attach_file(
                page=page, actor=self.author, upload=sent, caption=file["caption"], alternative_text="",
                base=base_of(page),
            )  # fmt: skip

    def revise(self) -> None:
        self.save(self.words["second_edition"])
        self.publish()

    def publish(self) -> None:
        page = self.fresh()
        share(page=page, actor=self.author, audience=page.placement.audience, confirmed=True)

    def save(self, words: dict) -> None:
        page = self.fresh()
        save_draft(
            page=page, actor=self.author, base=base_of(page), change=lambda draft: fill(draft, words, self.known)
        )

    def reread(self) -> None:
        still_current(page=self.fresh(), actor=self.author)

    def share(self, audience: Audience) -> None:
        share(page=self.fresh(), actor=self.author, audience=audience, confirmed=True)

    def place(self) -> None:
        place_resource(page=self.fresh(), actor=self.author, thematic=self.known.thematics[self.words["thematic"]])

    def submit(self) -> None:
        submit(page=self.fresh(), actor=self.author, confirmed_no_resident=True)

    def coordinate(self) -> None:
        self._decide(OfficeKind.COORDINATOR)

    def accept(self) -> None:
        self._decide(OfficeKind.VALIDATOR)

    def send_back(self) -> None:
        self._decide(OfficeKind.VALIDATOR, Decision.CHANGES, self.words["returned_reason"])

    def _decide(self, office: OfficeKind, decision: Decision = Decision.ACCEPT, reason: str = "") -> None:
        submission = Submission.objects.filter(page=self.page).latest("submitted_at")
        decide(
            submission=submission,
            actor=decider(self.known.spaces[self.words["space"]], office),
            decision=decision,
            reason=reason,
            version=submission.version,
        )

    def withdraw(self) -> None:
        publication = Publication.objects.get(page=self.page)
        coordinator = decider(self.known.spaces[self.words["space"]], OfficeKind.COORDINATOR)
        withdraw(publication=publication, actor=coordinator, reason=self.words["withdrawal_reason"])

    def fresh(self) -> Resource:
        return type(self.page).objects.get(pk=self.page.pk)
