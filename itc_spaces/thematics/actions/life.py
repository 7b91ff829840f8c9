"""Suggests, opens, closes (with its bilan), abandons (with a reason) and reopens thematics."""

import hashlib
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience, ThematicState
from itc_spaces.spaces.locking import lock_pages, lock_places, spaces_of
from itc_spaces.spaces.models import Seat, Space, SpaceRecord, Thematic, Topic
from itc_spaces.spaces.trace import Traced, trace
from itc_spaces.thematics import notices
from itc_spaces.thematics.actions.checks import checked_closing, checked_referents, locked_thematic
from itc_spaces.thematics.actions.ending import end_grants, restore_grants, trim_grants
from itc_spaces.thematics.models import ThematicChange
from knowledge.models import Note, ThematicOutcome, ThematicReport
from web.refusals import NotAllowed, Overtaken, Refused
from web.text import clean_lines, clean_text, text_from_html

TEXTS = ("question", "why_now", "objectives", "commitment", "progress")
TRACES = {
    ThematicState.SUGGESTED: Traced.THEMATIC_SUGGESTED,
    ThematicState.OPEN: Traced.THEMATIC_OPENED,
    ThematicState.CLOSED: Traced.THEMATIC_CLOSED,
    ThematicState.ABANDONED: Traced.THEMATIC_ABANDONED,
}


def fingerprint(thematic: Thematic) -> str:
    """Returns a digest of what the form edits, so that a form says on which text it is based."""
    said = [getattr(thematic, name) for name in TEXTS] + [str(thematic.closes_on)]
    chosen = (sorted(rows.values_list("pk", flat=True)) for rows in (thematic.topics, thematic.referents))
    said += map(str, chosen)
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:24]


def _said(texts: dict[str, str]) -> dict[str, str]:
    said = {name: clean_lines(text) for name, text in texts.items() if name in TEXTS}
    if "question" in said:
        said["question"] = clean_text(said["question"])
        if not said["question"]:
            raise Refused("Écrivez la question que l'ITC veut travailler.")
    return said


def _pass_to(thematic: Thematic, state: ThematicState, actor: User, *, was: str, reason: str = "") -> ThematicChange:
    """Writes the change in the history and the trace, and tells the members."""
    change = ThematicChange.objects.create(
        thematic=thematic, was=was, became=state, reason=reason, actor=actor, at=access.now()
    )
    trace(
        action=Traced.THEMATIC_REOPENED if change.is_reopening else TRACES[state],
        target=thematic,
        actor=actor,
        data={"change": change.pk},
    )
    notices.tell_change(change)
    return change


@transaction.atomic
def suggest_thematic(
    *,
    space: Space,
    actor: User,
    topics: Iterable[Topic] = (),
    closes_on: date | None = None,
    from_page=None,
    **texts: str,
) -> Thematic:
    """Suggests a thematic, for any member who writes in the ITC; `texts`: question, why_now, objectives, commitment."""
    lock_places(actor, spaces=[space.pk], changes=SpaceRecord)  # exclusive: two requests at once make one suggestion
    if not access.may(actor, Action.WRITE, space):
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
def suggest_from_note(*, note: Note, actor: User) -> Thematic:
    """Suggests a thematic from a note: its title is the question, its follow-up the reason. A note makes one."""
    lock_places(actor, spaces=spaces_of(note.pk), changes=SpaceRecord)
    lock_pages(note.pk, shared=True)
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
    actor: User,
    seen: str,
    topics: Iterable[Topic],
    closes_on: date | None,
    referents: Iterable[Seat] | None = None,
    **texts: str,
) -> Thematic:
    """Edits a thematic; `seen` is the form's `fingerprint`. An open one must keep a closing date and a référent."""
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
def open_thematic(
    *, thematic: Thematic, actor: User, seen: str, referents: Iterable[Seat], closes_on: date, commitment: str
) -> None:
    """Opens it from today, for the chair in office or the coordination. `seen` is the form's `fingerprint`."""
    thematic = locked_thematic(actor, Action.STEER, thematic)
    if thematic.state != ThematicState.SUGGESTED:
        raise Refused("Cette thématique n'est plus une suggestion : rechargez la page pour voir où elle en est.")
    if seen != fingerprint(thematic):
        raise Overtaken(
            "Quelqu'un a modifié cette suggestion pendant que vous l'ouvriez. L'engagement y est maintenant : "
            f"« {thematic.commitment} ». Gardez vos mots ou reprenez ceux-là, puis ouvrez la thématique."
        )
    thematic.closes_on = checked_closing(closes_on)
    thematic.opened_on = access.today()
    thematic.commitment = clean_lines(commitment)
    thematic.state = ThematicState.OPEN
    thematic.save()
    thematic.referents.set(checked_referents(thematic.space, referents))
    _pass_to(thematic, ThematicState.OPEN, actor, was=ThematicState.SUGGESTED)


@transaction.atomic
def close_thematic(*, thematic: Thematic, actor: User, report: ThematicReport) -> None:
    """Closes it with its bilan, which keeps its own state. The access of invited people ends at once."""
    thematic = locked_thematic(actor, Action.STEER, thematic)
    if thematic.state != ThematicState.OPEN:
        raise Refused("Seule une thématique ouverte se clôt : rechargez la page pour voir où elle en est.")
    lock_pages(report.pk, shared=True)
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
def abandon_thematic(*, thematic: Thematic, actor: User, reason: str) -> None:
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
def reopen_thematic(*, thematic: Thematic, actor: User, reason: str, closes_on: date, with_invited: bool) -> None:
    """Reopens it. `with_invited` restores the access that the closing ended, until the new closing date."""
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
def show_thematic(*, thematic: Thematic, actor: User, audience: Audience) -> None:
    """Shows it to the whole network, or only to the ITC; the resources in it keep their own readers."""
    thematic = locked_thematic(actor, Action.STEER, thematic)
    if thematic.audience != audience:
        thematic.audience = audience
        thematic.save(update_fields=["audience"])
        trace(action=Traced.THEMATIC_SHARED, target=thematic, actor=actor)
