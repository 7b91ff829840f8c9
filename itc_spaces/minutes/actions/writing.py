"""Writes minutes one point at a time, so that two people can write two points at once; or joins a file instead."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.meetings.models.agenda import NOTES_LENGTH
from itc_spaces.meetings.seats import attending_seats, day_of
from itc_spaces.minutes.actions.checks import checked_words, locked_minutes, locked_point
from itc_spaces.minutes.enums import TaskState
from itc_spaces.minutes.models import DECISION_LENGTH, TASK_LENGTH, Decision, Minutes, Task
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Seat
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.files import Taken, store, take_upload
from web.refusals import Overtaken, Refused
from web.text import clean_lines

WRITTEN_MEANWHILE = "Quelqu'un vient d'écrire sur ce point : son texte est au-dessus du vôtre, réunissez les deux."
WORDS_OF = ("pdf", "docx", "odt")


@transaction.atomic
def keep_point(
    *, item: AgendaItem, actor: User, notes: str, seen: int, reserved: bool | None = None, decision: str = "",
    task: str = "", task_seat: Seat | None = None, task_due: date | None = None,
) -> None:  # fmt: skip
    """Saves the notes of a point, and adds a decision and a task if they are written.

    `seen` is the point's `notes_sequence` when the form was opened; raises Overtaken if somebody changed the notes
    since. `reserved`: None leaves it as it is.
    """
    minutes, item = locked_point(actor, item)
    notes, reserved = clean_lines(notes), item.reserved if reserved is None else reserved
    changes = (notes, reserved) != (item.notes, item.reserved)
    if changes and seen != item.notes_sequence:
        raise Overtaken(WRITTEN_MEANWHILE)
    if reserved != item.reserved:
        _reserve(item, reserved)
    if len(notes) > NOTES_LENGTH:
        raise Refused(f"Ces notes font {len(notes)} signes : {NOTES_LENGTH} au plus.")
    item.notes, item.notes_sequence = notes, item.notes_sequence + changes
    item.save(update_fields=["notes", "reserved", "notes_sequence"])
    if clean_lines(decision):
        _decide(item, decision)
    if clean_lines(task) or task_seat:
        _owe(item, task, task_seat, task_due)
    trace(action=Traced.MINUTES_WRITTEN, target=item, actor=actor, data={"space": minutes.space_id})


def _reserve(item: AgendaItem, reserved: bool) -> None:
    """Reserves the point, also in the versions that circulated; a point that circulated as reserved stays reserved."""
    parts = list(item.minutes_parts.all())
    if any(part.reserved for part in parts):
        raise Refused("Ce point a circulé comme réservé aux membres présents : il le reste.")
    item.reserved = reserved
    for part in parts:
        part.reserved, part.audience = True, Audience.SPACE
        part.save(update_fields=["reserved", "audience"])
    for rows in (item.decisions, item.tasks):
        rows.update(reserved=reserved)


def _decide(item: AgendaItem, text: str) -> None:
    """Adds a decision; the same text sent twice makes one decision."""
    text = checked_words(text, DECISION_LENGTH, "Écrivez la décision.", "Cette décision")
    if not item.decisions.filter(text=text, replaced_at=None).exists():
        Decision.objects.create(text=text, **_place(item))


def _owe(item: AgendaItem, text: str, seat: Seat | None, due: date | None) -> None:
    text = checked_words(text, TASK_LENGTH, "Dites ce qui est à faire, ou laissez le siège vide.", "Cette suite")
    seats = attending_seats(item.meeting.space_id, access.today())
    if seat is None or not seats.filter(pk=seat.pk).exists():
        raise Refused("Dites quel siège se charge de cette suite, parmi ceux qui siègent aujourd'hui.")
    if due and due < day_of(item.meeting):
        raise Refused("Donnez une date qui suit la rencontre, ou n'en donnez pas.")
    if not item.tasks.filter(text=text, seat=seat, replaced_at=None).exists():
        Task.objects.create(text=text, seat=seat, due_on=due, **_place(item))


def _place(item: AgendaItem) -> dict:
    """Returns the fields of a decision or a task that decide its readers: they are those of its point."""
    return {"meeting": item.meeting, "item": item, "reserved": item.reserved, "thematic": item.thematic}


@transaction.atomic
def drop_decision(*, decision: Decision, actor: User) -> None:
    """Removes a decision from the next version; versions that already circulated keep it."""
    minutes, _ = locked_point(actor, decision.item)
    _leave(Decision.objects.filter(pk=decision.pk), minutes, actor)


@transaction.atomic
def drop_task(*, task: Task, actor: User) -> None:
    minutes, _ = locked_point(actor, task.item)
    dropped = {"state": TaskState.DROPPED, "settled_at": access.now()}
    _leave(Task.objects.filter(pk=task.pk), minutes, actor, **dropped)


def _leave(rows, minutes: Minutes, actor: User, **said) -> None:
    row = rows.filter(replaced_at=None).first()
    if row is None:
        return  # the button was pressed twice
    trace(action=Traced.MINUTES_WRITTEN, target=row, actor=actor, data={"space": minutes.space_id})
    if row.shown_at is None:
        row.delete()
    else:
        rows.update(replaced_at=access.now(), **said)


# ── minutes kept in Word ──


def join_file(*, meeting: Meeting, actor: User, upload: UploadedFile) -> Minutes:
    """Joins the next version's file, in place of an earlier one; people inside the ITC read it, the invited do not."""
    return _join_file(meeting=meeting, actor=actor, taken=take_upload(upload))


@transaction.atomic
def _join_file(*, meeting: Meeting, actor: User, taken: Taken) -> Minutes:
    minutes = locked_minutes(actor, Action.KEEP, meeting)
    if taken.name.rpartition(".")[2].lower() not in WORDS_OF:
        raise Refused("Joignez le compte rendu en Word, en LibreOffice ou en PDF.")
    if minutes.attachment and minutes.attachment.sha256 == taken.sha256:
        return minutes
    minutes.attachment = store(space=minutes.space, actor=actor, **taken.stored)
    minutes.save(update_fields=["attachment"])
    trace(action=Traced.MINUTES_WRITTEN, target=minutes, actor=actor, data={"attachment": minutes.attachment_id})
    return minutes


@transaction.atomic
def leave_file(*, meeting: Meeting, actor: User) -> None:
    """Takes the file out of the next version; earlier versions keep theirs."""
    minutes = locked_minutes(actor, Action.KEEP, meeting)
    if minutes.attachment_id:
        data = {"attachment": minutes.attachment_id}
        minutes.attachment = None
        minutes.save(update_fields=["attachment"])
        trace(action=Traced.MINUTES_WRITTEN, target=minutes, actor=actor, data=data)
