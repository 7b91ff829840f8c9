"""The life of each thematic: suggested, opened, with news of its progress, then closed with its bilan or abandoned."""

from collections.abc import Iterator
from dataclasses import dataclass

from accounts.models import User
from demonstration.lives import Life
from demonstration.moments import Event, in_months, months_ago
from demonstration.settling import Known
from demonstration.spaces import SPACES
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import Capacity, MandateKind, MembershipRole, ThematicState
from itc_spaces.spaces.models import Mandate, Seat, Space, Thematic, in_force
from itc_spaces.thematics.actions import (
    abandon_thematic,
    close_thematic,
    edit_thematic,
    open_thematic,
    show_thematic,
    suggest_thematic,
)
from itc_spaces.thematics.actions.inviting import accept_invitation, commitment_digest, invite_to_thematic
from itc_spaces.thematics.actions.life import fingerprint
from itc_spaces.thematics.models import ThematicInvitation

TEXTS = ("question", "why_now", "commitment")
# Months: a suggestion waits before it opens; a thematic closes a little earlier than planned.
WAITED, AHEAD = 1, 1
JUST_SUGGESTED, TOLD = 1.5, 0.6  # months ago
# Days after the opening.
SHOWN, INVITED, WELCOMED = 2, 5, 9


@dataclass
class ThematicLife:
    words: dict
    space: Space
    known: Known
    lives: dict[str, Life]

    def events(self) -> Iterator[Event]:
        words, opened = self.words, self.words["opened_months_ago"]
        yield Event(months_ago(opened + WAITED if opened else JUST_SUGGESTED), 0, self.suggest)
        if not opened:
            return
        yield Event(months_ago(opened), 0, self.open)
        if "audience" in words:
            yield Event(months_ago(opened, days=SHOWN), 0, self.show)
        yield Event(months_ago(opened, days=INVITED), 0, self.invite)
        yield Event(months_ago(opened, days=WELCOMED), 0, self.welcome)
        if "progress" in words:
            yield Event(months_ago(TOLD), 0, self.tell)
        if words["state"] != ThematicState.OPEN:
            yield Event(months_ago(-words["closes_in"]), 60, self.end)

    @property
    def thematic(self) -> Thematic:
        return Thematic.objects.get(pk=self.known.thematics[self.words["key"]].pk)

    def suggest(self) -> None:
        words = self.words
        self.known.thematics[words["key"]] = suggest_thematic(
            space=self.space,
            actor=chair_of(self.space),
            topics=[self.known.topics[name] for name in words["topics"]],
            objectives="\n".join(words["objectives"]),
            **{name: words[name] for name in TEXTS},
        )

    def open(self) -> None:
        ended = self.words["state"] != ThematicState.OPEN
        open_thematic(
            thematic=self.thematic,
            actor=chair_of(self.space),
            seen=fingerprint(self.thematic),
            referents=Seat.objects.filter(space=self.space, organisation__short_name__in=self.words["referents"]),
            closes_on=in_months(self.words["closes_in"] + AHEAD * ended),
            commitment=self.words["commitment"],
        )

    def show(self) -> None:
        show_thematic(thematic=self.thematic, actor=chair_of(self.space), audience=self.words["audience"])

    def invite(self) -> None:
        thematic = self.thematic
        for email in self.words["experts"]:
            invite_to_thematic(
                thematic=thematic,
                actor=chair_of(self.space),
                email=email,
                capacity=Capacity.EXPERT,
                starts_on=access.today(),
                ends_on=thematic.closes_on,
            )

    def welcome(self) -> None:
        for invitation in ThematicInvitation.objects.filter(thematic=self.thematic):
            person = self.known.people[invitation.email]
            seen = commitment_digest(self.words["commitment"])
            accept_invitation(invitation=invitation, user=person, seen=seen, consents=person.is_listed)

    def tell(self) -> None:
        thematic = self.thematic
        edit_thematic(
            thematic=thematic,
            actor=chair_of(self.space),
            seen=fingerprint(thematic),
            topics=thematic.topics.all(),
            closes_on=thematic.closes_on,
            progress=self.words["progress"],
        )

    def end(self) -> None:
        if reason := self.words.get("abandoned_because"):
            abandon_thematic(thematic=self.thematic, actor=chair_of(self.space), reason=reason)
        else:
            report = self.lives[self.words["report"]].fresh()
            close_thematic(thematic=self.thematic, actor=chair_of(self.space), report=report)


def chair_of(space: Space) -> User:
    """Returns the chair of the ITC on the day of the event."""
    mandates = Mandate.objects.filter(in_force("", access.today()), seat__space=space, kind=MandateKind.CHAIR)
    return mandates.get().seat.memberships.get(role=MembershipRole.HOLDER).user


def thematic_lives(known: Known, lives: dict[str, Life]) -> list[ThematicLife]:
    return [
        ThematicLife(words, known.spaces[space["slug"]], known, lives)
        for space in SPACES
        for words in space["thematics"]
    ]
