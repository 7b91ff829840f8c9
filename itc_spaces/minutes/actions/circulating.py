"""Circulates, approves and corrects minutes, and shows them to the network."""

from datetime import timedelta

from django.db import transaction
from django.db.models import OuterRef, Subquery

from accounts.models import User
from itc_spaces.meetings.enums import Aim
from itc_spaces.meetings.handing_over import hand_over
from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.minutes.actions.checks import checked_words, locked_minutes
from itc_spaces.minutes.enums import MinutesState
from itc_spaces.minutes.models import (
    REASON_LENGTH,
    Decision,
    Delivery,
    Minutes,
    MinutesPart,
    MinutesVersion,
    Task,
)
from itc_spaces.minutes.parts import parts_of, say_the_same
from itc_spaces.minutes.receiving import recipients_of
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience, MeetingState
from itc_spaces.spaces.models import SpaceRecord
from itc_spaces.spaces.trace import Traced, trace
from web.refusals import NotAllowed, Refused

WINDOW = timedelta(days=15)
NUMBERS = ("", "Une", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit", "Neuf", "Dix")
NOT_HELD = "Notez d'abord les présences : un compte rendu circule une fois la rencontre tenue."
NOTHING = "Écrivez au moins un point, ou joignez le fichier du compte rendu."
NOT_APPROVED = "Seul un compte rendu approuvé se partage avec le réseau."


@transaction.atomic
def circulate_minutes(*, meeting: Meeting, actor: User, reason: str = "") -> MinutesVersion:
    """Freezes the text as a version, mails to each person what they may read, and opens the window of observations.

    A version after the first says what changes. Once minutes are approved, the people who lead correct them, and their
    correction is approved with it. Raises NotAllowed, Refused.
    """
    minutes = locked_minutes(actor, Action.READ, meeting, changes=SpaceRecord)
    if not access.may(actor, circulated_by(minutes), minutes):
        raise NotAllowed("Qui tient le secrétariat fait circuler ; une fois approuvé, qui mène la rencontre corrige.")
    if minutes.meeting.state != MeetingState.HELD:
        raise Refused(NOT_HELD)
    parts = _parts_to_circulate(minutes)
    if minutes.newest:
        reason = checked_words(reason, REASON_LENGTH, "Dites ce qui change : chacun le lira.", "Ce motif")
    version = _freeze(minutes, actor, parts, reason if minutes.newest else "")
    _deliver(version, parts)
    hand_over(minutes.space_id)
    trace(action=Traced.MINUTES_CIRCULATED, target=minutes, actor=actor, data={"version": version.number})
    return version


def circulated_by(minutes: Minutes) -> Action:
    """Returns the action that circulating needs: a correction of approved minutes needs the right to approve."""
    return Action.LEAD if minutes.state == MinutesState.APPROVED else Action.KEEP


def _parts_to_circulate(minutes: Minutes) -> list[MinutesPart]:
    parts = parts_of(minutes)
    if not any(part.html or part.attachment_id for part in parts):
        raise Refused(NOTHING)
    if minutes.newest and say_the_same(parts, list(minutes.newest.parts.all())):
        raise Refused(f"Rien n'a changé depuis la version {minutes.newest.number}.")
    return parts


def _freeze(minutes: Minutes, actor: User, parts: list[MinutesPart], reason: str) -> MinutesVersion:
    now, before = access.now(), minutes.newest
    version = MinutesVersion.objects.create(
        minutes=minutes, number=before.number + 1 if before else 1, made_at=now, made_by=actor, reason=reason,
        observed_until=access.today() + WINDOW,
    )  # fmt: skip
    # Saved one by one, because each save tells search what to read again.
    for part in before.parts.all() if before else ():
        part.replaced_at, part.audience = now, Audience.SPACE
        part.save(update_fields=["replaced_at", "audience"])
    for part in parts:
        part.version, part.shown_at, part.audience = version, now, _audience_of(part, minutes)
        part.save()
    for model in (Decision, Task):
        rows = model.objects.filter(meeting=minutes.meeting)
        # Each row follows its point, which may have been reserved or moved since the row was written.
        item = AgendaItem.objects.filter(pk=OuterRef("item"))
        rows.update(reserved=Subquery(item.values("reserved")), thematic=Subquery(item.values("thematic")))
        rows.filter(shown_at=None).update(shown_at=now)
    minutes.newest = version
    if minutes.state == MinutesState.WRITING:
        minutes.state, minutes.shown_at = MinutesState.CIRCULATED, now
    minutes.save()
    return version


def _audience_of(part: MinutesPart, minutes: Minutes) -> str:
    """Returns who reads a part: a file (which cannot be cut to its readers) and a reserved part never leave the ITC."""
    return Audience.SPACE if part.reserved or part.attachment_id else minutes.audience


def _deliver(version: MinutesVersion, parts: list[MinutesPart]) -> None:
    meeting = version.minutes.meeting
    people = recipients_of(meeting.space_id, parts)
    Delivery.objects.bulk_create(Delivery(meeting=meeting, version=version, recipient=person) for person in people)


@transaction.atomic
def approve_minutes(*, meeting: Meeting, actor: User) -> Minutes:
    """Approves after the window, or at a later session's point « approuver », once every observation has a reply."""
    minutes = locked_minutes(actor, Action.LEAD, meeting)
    if minutes.state == MinutesState.APPROVED:
        return minutes
    if minutes.newest is None:
        raise Refused(
            "Faites d'abord circuler le compte rendu : chacun doit pouvoir le lire avant qu'il soit approuvé."
        )
    if count := Delivery.objects.filter(version__minutes=minutes, reply="").exclude(observation="").count():
        raise Refused(waiting_in_words(count))
    session = approving_session(minutes.meeting)
    until = minutes.newest.observed_until
    if session is None and access.today() <= until:
        raise Refused(
            f"Les observations sont ouvertes jusqu'au {until:%d/%m/%Y} : approuvez ensuite, ou dans une rencontre "
            "dont un point est « approuver »."
        )
    minutes.state, minutes.approved_at, minutes.approved_by = MinutesState.APPROVED, access.now(), actor
    minutes.approved_in = session
    minutes.save()
    trace(action=Traced.MINUTES_APPROVED, target=minutes, actor=actor)
    return minutes


def waiting_in_words(count: int) -> str:
    """Returns a sentence such as « Deux observations attendent une réponse. »"""
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    several = count > 1
    return f"{number} observation{'s' if several else ''} attend{'ent' if several else ''} une réponse."


def approving_session(meeting: Meeting) -> Meeting | None:
    """Returns the ITC's latest begun meeting after this one with a point « approuver »; None if there is none."""
    begun = Meeting.objects.filter(
        space=meeting.space_id, state__in=[MeetingState.CONVENED, MeetingState.HELD], items__aim=Aim.APPROVE,
        starts_at__gt=meeting.starts_at, starts_at__lte=access.now(),
    )  # fmt: skip
    return begun.order_by("-starts_at", "-pk").first()


@transaction.atomic
def share_minutes(*, meeting: Meeting, actor: User, audience: Audience) -> Minutes:
    """Shares the approved minutes with the network, or with the ITC alone again."""
    minutes = locked_minutes(actor, Action.LEAD, meeting)
    if audience == minutes.audience:
        return minutes
    if audience == Audience.NETWORK and minutes.state != MinutesState.APPROVED:
        raise Refused(NOT_APPROVED)
    minutes.audience = audience
    minutes.save(update_fields=["audience"])
    for part in minutes.newest.parts.all():
        part.audience = _audience_of(part, minutes)
        part.save(update_fields=["audience"])
    trace(
        action=Traced.MINUTES_SHARED, target=minutes, actor=actor, data={"network": int(audience == Audience.NETWORK)}
    )
    return minutes
