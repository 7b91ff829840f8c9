"""A version of minutes as one reader may read it; the page, the mail, comparison and exports all use it."""

from collections.abc import Sequence

from django.db.models import QuerySet

from accounts.models import User
from itc_spaces.meetings.enums import Presence
from itc_spaces.meetings.models import AgendaFile, AgendaItem, Attendance
from itc_spaces.minutes.models import MinutesPart, MinutesVersion
from itc_spaces.spaces import access
from itc_spaces.spaces.clock import day_of
from knowledge.models import Attachment
from knowledge.reading import Fact, Reading, ReadingFile, Section
from web.text import list_html

KIND, KIND_LABEL = "compte-rendu", "Compte rendu"
PRESENT = "presences"
NOTHING_NOTED = "<p>Rien n'a été noté sur ce point.</p>"
RESERVED = "réservé aux membres présents"


def reading_for(version: MinutesVersion, viewer: User) -> Reading:
    """Returns the reading in three queries; it has no section if the viewer may read no part of the version."""
    meeting = version.minutes.meeting_id
    parts = readable_parts(viewer, version.pk)
    return reading_of(version, parts, present_for(viewer, meeting), files_for(viewer, meeting))


@access.prepared
def readable_parts(viewer: User, version: int) -> QuerySet:
    rows = access.visible_to(viewer, MinutesPart).filter(version=version)
    return rows.select_related("attachment").order_by("position", "pk")


@access.prepared
def present_for(viewer: User, meeting: int) -> QuerySet:
    """Returns the people present, with names; only people who attend may read them."""
    return access.visible_to(viewer, Attendance).filter(meeting=meeting).order_by("pk")


@access.prepared
def files_for(viewer: User, meeting: int) -> QuerySet:
    """Returns the files of the agenda's points that the viewer may read."""
    items = access.visible_to(viewer, AgendaItem).filter(meeting=meeting)
    return AgendaFile.objects.filter(item__in=items.values("pk")).select_related("attachment").order_by("item", "pk")


def reading_of(
    version: MinutesVersion, parts: list[MinutesPart], present: Sequence[Attendance] = (),
    files: Sequence[AgendaFile] = (),
) -> Reading:  # fmt: skip
    """Makes a reading of the parts, the people present and the files that its reader may read."""
    meeting, attached = version.minutes.meeting, [file.attachment for file in files]
    sections = [_section(part) for part in parts if part.item_id]
    if present:
        sections.insert(0, _present(present))
    return Reading(
        kind=KIND, kind_label=KIND_LABEL, title=f"Compte rendu, {meeting.when}", summary=meeting.title, licence="",
        facts=_facts(version), sections=tuple(sections),
        files=tuple(map(_file, [*(part.attachment for part in parts if part.attachment_id), *attached])),
    )  # fmt: skip


def _facts(version: MinutesVersion) -> tuple[Fact, ...]:
    meeting = version.minutes.meeting
    said = {
        "space": ("ITC", meeting.space.title),
        "date": ("Date", meeting.when.capitalize()),
        "place": ("Lieu", meeting.where),
        "state": ("État", state_in_words(version)),
        "version": ("Version", str(version.number)),
    }
    return tuple(Fact(key, label, ((value, value),)) for key, (label, value) in said.items())


def state_in_words(version: MinutesVersion) -> str:
    """Returns the version's state in words; it never says that silence is agreement."""
    minutes = version.minutes
    if minutes.approved_at:
        return f"approuvé le {day_of(minutes.approved_at):%d/%m/%Y}"
    return f"en circulation, observations jusqu'au {version.observed_until:%d/%m/%Y}"


def holds_reserved(reading: Reading) -> bool:
    return any(section.label.endswith(f"({RESERVED})") for section in reading.sections)


def _section(part: MinutesPart) -> Section:
    """Makes the section of a point; the point's key lets two versions be compared point by point."""
    label = f"{part.title} ({RESERVED})" if part.reserved else part.title
    return Section(key=f"point-{part.item_id}", label=label, html=part.html or NOTHING_NOTED)


def _present(rows: Sequence[Attendance]) -> Section:
    items = tuple({"text": _came(row)} for row in rows)
    return Section(key=PRESENT, label="Présences", html=list_html(items), items=items)


def _came(row: Attendance) -> str:
    here = row.presence in (Presence.PRESENT, Presence.REMOTE)
    name = f" ({row.name})" if here and row.name else ""
    return f"{row.quality}{name} : {row.get_presence_display()}"


def _file(file: Attachment) -> ReadingFile:
    return ReadingFile(id=file.pk, name=file.name, kind=file.kind, size=file.size)
