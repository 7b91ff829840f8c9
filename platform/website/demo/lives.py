"""The life of each sheet and note, through the very actions that people use, each on its day."""

from collections.abc import Iterator
from dataclasses import dataclass

from itc_spaces.enums import Audience
from itc_spaces.models import Placement
from knowledge.actions import (
    publish_changes,
    reuse_edition,
    reuse_page,
    save_draft,
    set_consent,
    share,
    start_resource,
)
from knowledge.models import Note, PracticeSheet, Resource, SheetPartner
from knowledge.publication.actions import decide, submit, withdraw
from knowledge.publication.enums import Decision
from knowledge.publication.models import Publication, Submission
from knowledge.staleness import base_of
from knowledge.text import html_from_text
from website.demo.moments import Event, days_ago, in_months, months_ago
from website.demo.notes import NOTES
from website.demo.settling import Known
from website.demo.sheets import SHEETS

RICH = (
    "context", "resident_participation", "human_means", "material_means", "outcomes", "levers", "obstacles", "lessons",
    "innovation_note", "what_to_do", "observation", "follow_up", "body",
)  # fmt: skip
PLAIN = (
    "title", "summary", "contact", "territory_kind", "resident_level", "budget_range", "duration", "period", "maturity",
    "is_innovation", "licence", "source", "concerned",
)  # fmt: skip
LINES = ("objectives", "funders", "watch_points")
# What a person answers first; the rest comes with a second save.
FIRST = ("title", "summary", "topics", "publics", "lead_organisation", "territory", "context", "steps", "outcomes")
# Days after the draft was started.
SAVED, SHARED, ON_NETWORK, SUBMITTED, COORDINATED, ACCEPTED = 3, 8, 20, 40, 52, 70
PUBLIC_LIVES = ("EDITION", "EDITION_2", "EDITION_WITHDRAWN")


@dataclass
class Life:
    """One resource, from its first draft on."""

    words: dict
    known: Known
    others: dict[str, "Life"]
    page: Resource | None = None

    @property
    def author(self):
        return self.known.people[self.words["author"]]

    def events(self) -> Iterator[Event]:
        """What happens to it, and when."""
        life, begun = self.words["life"], self.words["months_ago"]
        steps = [(0, self.start), (SAVED, self.complete)]
        if life != "DRAFT":
            steps.append((SHARED, lambda: self.share(Audience.SPACE)))
        if life not in ("DRAFT", "SHARED_SPACE"):
            steps.append((ON_NETWORK, lambda: self.share(Audience.NETWORK)))
        if life in PUBLIC_LIVES:
            steps += [(SUBMITTED, self.submit), (COORDINATED, self.coordinate), (ACCEPTED, self.accept)]
        for rank, (days, act) in enumerate(steps):
            yield Event(months_ago(begun, days=days), rank, act)
        for rank, (days, act) in enumerate(self._under_review(), start=10):
            yield Event(days_ago(days), rank, act)
        if life == "EDITION_2":
            for days, act in ((75, self.revise), (70, self.submit), (58, self.coordinate), (40, self.accept)):
                yield Event(days_ago(days), 20, act)
        if life == "EDITION_WITHDRAWN":
            yield Event(days_ago(50), 20, self.withdraw)

    def _under_review(self) -> tuple:
        """What happens, so many days before today, to a text that committees have not accepted."""
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
            page = Note(note_kind=words["kind"]) if "kind" in words else PracticeSheet()
            fill(page, {key: words[key] for key in FIRST if key in words}, self.known)
            self.page = start_resource(space=space, actor=self.author, page=page)
        if words.get("thematic"):
            thematic = self.known.thematics[words["thematic"]]
            Placement.objects.filter(page=self.page).update(thematic=thematic)
        # Who agreed to be in the directory agrees to be named in public too.
        set_consent(page=self.page, actor=self.author, consents=self.author.is_listed)

    def reuse(self, **adaptation) -> Resource:
        """Taken up elsewhere: from its edition where it has one, else from what the network reads."""
        if self.words["life"] in PUBLIC_LIVES:
            edition = Publication.objects.get(page=self.page).editions.get(in_catalogue=True)
            return reuse_edition(edition=edition, **adaptation)
        return reuse_page(source=self.page, **adaptation)

    def complete(self) -> None:
        self.save(self.words)

    def revise(self) -> None:
        self.save(self.words["second_edition"])
        publish_changes(page=self.fresh(), actor=self.author, confirmed=True)

    def save(self, words: dict) -> None:
        page = self.fresh()
        save_draft(
            page=page, actor=self.author, base=base_of(page), change=lambda draft: fill(draft, words, self.known)
        )

    def share(self, audience: Audience) -> None:
        share(page=self.fresh(), actor=self.author, audience=audience, confirmed=True)

    def submit(self) -> None:
        submit(page=self.fresh(), actor=self.author, confirmed_no_resident=True)

    def coordinate(self) -> None:
        self._decide("coordination@demo.test")

    def accept(self) -> None:
        self._decide("validation@demo.test")

    def send_back(self) -> None:
        self._decide("validation@demo.test", Decision.CHANGES, self.words["returned_reason"])

    def _decide(self, email: str, decision: Decision = Decision.ACCEPT, reason: str = "") -> None:
        submission = Submission.objects.filter(page=self.page).latest("submitted_at")
        decide(
            submission=submission,
            actor=self.known.people[email],
            decision=decision,
            reason=reason,
            version=submission.version,
        )

    def withdraw(self) -> None:
        publication = Publication.objects.get(page=self.page)
        coordinator = self.known.people["coordination@demo.test"]
        withdraw(publication=publication, actor=coordinator, reason=self.words["withdrawal_reason"])

    def fresh(self) -> Resource:
        return type(self.page).objects.get(pk=self.page.pk)


def lives(known: Known) -> dict[str, Life]:
    """By key."""
    others: dict[str, Life] = {}
    for words in (*SHEETS, *NOTES):
        others[words["key"]] = Life(words, known, others)
    return others


def fill(page: Resource, words: dict, known: Known) -> None:
    """Writes the words that are there on the page, each as its field wants them."""
    for key in PLAIN:
        if key in words:
            setattr(page, key, words[key])
    for key in RICH:
        if key in words:
            setattr(page, key, html_from_text(words[key]))
    for key in LINES:
        if key in words:
            setattr(page, key, "\n".join(words[key]))
    if "topics" in words:
        page.topics = [known.topics[name] for name in words["topics"]]
    if words.get("effective_on") is not None:
        page.effective_on = in_months(-words["effective_on"])
    if isinstance(page, PracticeSheet):
        _fill_sheet(page, words, known)


def _fill_sheet(sheet: PracticeSheet, words: dict, known: Known) -> None:
    if "publics" in words:
        sheet.publics = [known.publics[name] for name in words["publics"]]
    if "lead_organisation" in words:
        sheet.lead_organisation = known.organisations[words["lead_organisation"]]
    if "territory" in words:
        sheet.territory = known.territories[words["territory"]]
    if "steps" in words:
        sheet.steps = [("step", step) for step in words["steps"]]
    if "transfer_conditions" in words:
        sheet.transfer_conditions = [("condition", condition) for condition in words["transfer_conditions"]]
    if "partners" in words:
        sheet.partners = [
            SheetPartner(
                organisation=known.organisations.get(partner.get("organisation")),
                name=partner.get("name", ""),
                role=partner.get("role", ""),
                sort_order=position,
            )
            for position, partner in enumerate(words["partners"])
        ]
