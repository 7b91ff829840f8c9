"""Freezes the parts of a version: each point's notes, decisions and tasks."""

from django.db.models import Prefetch
from django.utils.html import escape

from itc_spaces.meetings.enums import ItemState
from itc_spaces.meetings.models import AgendaItem
from itc_spaces.minutes.models import Minutes, MinutesPart, Task
from web.text import clean_html, html_from_text

FILE_TITLE = "Compte rendu joint"
DAY = "%d/%m/%Y"


def what_was_said() -> tuple:
    """Returns what `prefetch_related` needs to show points: two queries for any number of points."""
    return "decisions", Prefetch("tasks", Task.objects.select_related("seat__organisation"))


def parts_of(minutes: Minutes) -> list[MinutesPart]:
    """Returns the parts of the next version, unsaved, in three queries for any number of points."""
    items = minutes.meeting.items.select_related("thematic").prefetch_related(*what_was_said())
    made = [_part(minutes, item, position) for position, item in enumerate(items.order_by("position", "pk"), start=1)]
    if minutes.attachment:
        made.insert(0, _file(minutes))
    return made


def _part(minutes: Minutes, item: AgendaItem, position: int) -> MinutesPart:
    return MinutesPart(
        meeting=minutes.meeting, item=item, reserved=item.reserved, thematic=item.thematic, position=position,
        title=item.title, html=_html(item),
    )  # fmt: skip


def _file(minutes: Minutes) -> MinutesPart:
    return MinutesPart(meeting=minutes.meeting, position=0, title=FILE_TITLE, attachment=minutes.attachment)


def _html(item: AgendaItem) -> str:
    written = [html_from_text(item.notes)]
    if item.state == ItemState.POSTPONED:
        written.append("<p>Ce point est reporté à la prochaine rencontre.</p>")
    written.append(_list("Décisions", [escape(row.text) for row in item.decisions.all() if not row.replaced_at]))
    written.append(_list("Suites", [in_words(row) for row in item.tasks.all() if not row.replaced_at]))
    return clean_html("".join(written))


def in_words(task: Task) -> str:
    due = f", pour le {task.due_on:{DAY}}" if task.due_on else ""
    return escape(f"{task.seat.organisation} : {task.text}{due}")


def _list(title: str, lines: list[str]) -> str:
    items = "".join(f"<li>{'<br>'.join(line.splitlines())}</li>" for line in lines)
    return f"<h3>{title}</h3><ul>{items}</ul>" if lines else ""


def say_the_same(made: list[MinutesPart], before: list[MinutesPart]) -> bool:
    return [_said(part) for part in made] == [_said(part) for part in before]


def _said(part: MinutesPart) -> tuple:
    return part.item_id, part.title, part.html, part.reserved, part.attachment_id
