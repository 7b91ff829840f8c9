"""A thematic is suggested, opened, closed with its bilan, abandoned with a reason, reopened with a trace."""

import hashlib
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.enums import Audience, ThematicState
from itc_spaces.models import Seat, Space, Thematic, Topic
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.thematics import telling
from itc_spaces.thematics.actions.checks import checked_closing, checked_referents, locked_thematic
from itc_spaces.thematics.actions.ending import end_grants, restore_grants, trim_grants
from itc_spaces.thematics.models import ThematicChange
from itc_spaces.trace import Traced, trace
from knowledge.models import Note, ThematicOutcome, ThematicReport
from knowledge.text import clean_lines, clean_text, text_from_html

TEXTS = ("question", "why_now", "objectives", "commitment", "progress")
TRACES = {
    ThematicState.SUGGESTED: Traced.THEMATIC_SUGGESTED,
    ThematicState.OPEN: Traced.THEMATIC_OPENED,
    ThematicState.CLOSED: Traced.THEMATIC_CLOSED,
    ThematicState.ABANDONED: Traced.THEMATIC_ABANDONED,
}


class Overtaken(Refused):
    """Somebody saved since the form was opened."""


def fingerprint(thematic: Thematic) -> str:
    """Of what its form edits: a form says from which text it started."""
    said = [getattr(thematic, name) for name in TEXTS] + [str(thematic.closes_on)]
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:24]


def _said(texts: dict[str, str]) -> dict[str, str]:
    said = {name: clean_lines(text) for name, text in texts.items() if name in TEXTS}
    if "question" in said:
        said["question"] = clean_text(said["question"])
        if not said["question"]:
            raise Refused("Écrivez la question que l'ITC veut travailler.")
    return said


def _pass_to(thematic: Thematic, state: ThematicState, actor, *, was: str, reason: str = "") -> ThematicChange:
    """The state's entry in the history and in the trace, and what members are told."""
    change = ThematicChange.objects.create(
        thematic=thematic, was=was, became=state, reason=reason, actor=actor, at=access.now()
    )
    trace(
        action=Traced.THEMATIC_REOPENED if change.is_reopening else TRACES[state],
        target=thematic,
        actor=actor,
        data={"change": change.pk},
    )
    telling.tell_change(change)
    return change


@transaction.atomic
def suggest_thematic(
    *, space: Space, actor, topics: Iterable[Topic] = (), closes_on: date | None = None, from_page=None, **texts: str
) -> Thematic:
    """By any member who writes in the ITC; `texts`: question, why_now, objectives, commitment."""
    if not access.may(actor, Action.WRITE, Space.objects.select_for_update().get(pk=space.pk)):
        raise NotAllowed("Vous ne pouvez pas suggérer de thématique dans cette ITC.")
    said = _said(texts)
    waiting = Thematic.objects.filter(space=space, state=ThematicState.SUGGESTED, question=said.get("question", ""))
    if same := waiting.first():
        return same
    closes_on = checked_closing(closes_on) if closes_on else None
    thematic = Thematic.objects.create(space=space, closes_on=closes_on, from_page=from_page, **said)
    thematic.topics.set(topics)
    _pass_to(thematic, ThematicState.SUGGESTED, actor, was="")
    return thematic


@transaction.atomic
def suggest_from_note(*, note: Note, actor) -> Thematic:
    """In one gesture: its title is the question, its follow-up says why. The same note gives one thematic."""
    note = Note.objects.select_related("placement__space").get(pk=note.pk)
    if not access.may(actor, Action.READ, note):
        raise NotAllowed("Cette note ne vous est pas ouverte.")
    if not note.follow_up:
        raise Refused("Dites d'abord dans la note quelle suite est possible : c'est elle qui devient la thématique.")
    going_on = Thematic.objects.filter(from_page=note.pk).exclude(state=ThematicState.ABANDONED)
    if made := going_on.first():
        return made
    return suggest_thematic(
        space=note.placement.space,
        actor=actor,
        topics=list(note.topics.all()),
        from_page=note.page_ptr,
        question=note.title,
        why_now=text_from_html(note.follow_up)[:3000],
    )


@transaction.atomic
def edit_thematic(
    *,
    thematic: Thematic,
    actor,
    seen: str,
    topics: Iterable[Topic],
    closes_on: date | None,
    referents: Iterable[Seat] | None = None,
    **texts: str,
) -> Thematic:
    """`seen`: the `fingerprint` that the form started from. An open thematic keeps a closing date and a référent."""
    thematic = locked_thematic(actor, Action.EDIT, thematic)
    if seen != fingerprint(thematic):
        raise Overtaken(
            "Quelqu'un a modifié cette thématique pendant que vous écriviez. Son texte est plus bas : reprenez-en ce "
            "qu'il faut dans le vôtre, puis enregistrez."
        )
    for name, text in _said(texts).items():
        setattr(thematic, name, text)
    if thematic.closes_on != closes_on:
        is_open = thematic.state == ThematicState.OPEN
        thematic.closes_on = checked_closing(closes_on) if closes_on or is_open else None
    thematic.save()
    thematic.topics.set(topics)
    if referents is not None and thematic.state == ThematicState.OPEN:
        thematic.referents.set(checked_referents(thematic.space, referents))
    trim_grants(thematic=thematic, actor=actor)
    trace(action=Traced.THEMATIC_EDITED, target=thematic, actor=actor)
    return thematic


@transaction.atomic
def open_thematic(*, thematic: Thematic, actor, referents: Iterable[Seat], closes_on: date, commitment: str) -> None:
    """From today, by the chair in office or the coordination."""
    thematic = locked_thematic(actor, Action.STEER, thematic)
    if thematic.state != ThematicState.SUGGESTED:
        raise Refused("Cette thématique n'est plus une suggestion : rechargez la page pour voir où elle en est.")
    thematic.closes_on = checked_closing(closes_on)
    thematic.opened_on = access.today()
    thematic.commitment = clean_lines(commitment)
    thematic.state = ThematicState.OPEN
    thematic.save()
    thematic.referents.set(checked_referents(thematic.space, referents))
    _pass_to(thematic, ThematicState.OPEN, actor, was=ThematicState.SUGGESTED)


@transaction.atomic
def close_thematic(*, thematic: Thematic, actor, report: ThematicReport) -> None:
    """With its bilan, which stays a draft or shared as it is. The access of those invited ends at once."""
    thematic = locked_thematic(actor, Action.STEER, thematic)
    if thematic.state != ThematicState.OPEN:
        raise Refused("Seule une thématique ouverte se clôt : rechargez la page pour voir où elle en est.")
    placed = access.visible_to(actor, ThematicReport).filter(placement__thematic=thematic, pk=report.pk)
    found = placed.first()
    if found is None:
        raise Refused("Choisissez un bilan écrit dans cette thématique.")
    text = found.get_latest_revision_as_object() if found.has_unpublished_changes else found
    if missing := text.missing_to_share():
        raise Refused(f"Avant de clore, complétez le bilan : {', '.join(missing)}.")
    thematic.state, thematic.closed_on = ThematicState.CLOSED, access.today()
    thematic.save()
    ThematicOutcome.objects.update_or_create(thematic=thematic, defaults={"report": found})
    change = _pass_to(thematic, ThematicState.CLOSED, actor, was=ThematicState.OPEN)
    end_grants(thematic=thematic, actor=actor, at=change.at)


@transaction.atomic
def abandon_thematic(*, thematic: Thematic, actor, reason: str) -> None:
    thematic, reason = locked_thematic(actor, Action.STEER, thematic), clean_lines(reason)[:1000]
    if thematic.state not in (ThematicState.SUGGESTED, ThematicState.OPEN):
        raise Refused("Cette thématique est déjà close ou abandonnée.")
    if not reason:
        raise Refused("Dites pourquoi elle est abandonnée : les membres liront ce motif.")
    was = thematic.state
    thematic.state, thematic.closed_on = ThematicState.ABANDONED, access.today()
    thematic.save()
    change = _pass_to(thematic, ThematicState.ABANDONED, actor, was=was, reason=reason)
    end_grants(thematic=thematic, actor=actor, at=change.at)


@transaction.atomic
def reopen_thematic(*, thematic: Thematic, actor, reason: str, closes_on: date, with_invited: bool) -> None:
    """`with_invited`: those whose access the closing ended have it again, until the new closing."""
    thematic, reason = locked_thematic(actor, Action.STEER, thematic), clean_lines(reason)[:1000]
    if thematic.state not in (ThematicState.CLOSED, ThematicState.ABANDONED):
        raise Refused("Cette thématique n'est ni close ni abandonnée.")
    if not reason:
        raise Refused("Dites pourquoi elle rouvre : les membres liront ce motif.")
    was, last = thematic.state, thematic.changes.last()
    thematic.closes_on = checked_closing(closes_on)
    thematic.opened_on = thematic.opened_on or access.today()
    thematic.state, thematic.closed_on = ThematicState.OPEN, None
    thematic.save()
    _pass_to(thematic, ThematicState.OPEN, actor, was=was, reason=reason)
    if with_invited and last:
        restore_grants(thematic=thematic, actor=actor, ended_at=last.at)


@transaction.atomic
def show_thematic(*, thematic: Thematic, actor, audience: Audience) -> None:
    """To the whole network, or to the ITC alone; what is placed in it keeps its own readers."""
    thematic = locked_thematic(actor, Action.STEER, thematic)
    if thematic.audience != audience:
        thematic.audience = audience
        thematic.save(update_fields=["audience"])
        trace(action=Traced.THEMATIC_SHARED, target=thematic, actor=actor)
