"""The reading of a tool: its text, and the version that this text carries."""

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.reading import Fact, Reading, ReadingFile, Section
from knowledge.readings import reading_of
from web.text import html_from_text

if TYPE_CHECKING:
    from tools.models import Tool, ToolVersion


def reading_of_tool(page: "Tool") -> Reading:
    label = f"{page.kind_label} : {page.get_tool_kind_display()}" if page.tool_kind else ""
    reading = reading_of(page, kind_label=label)
    return with_version(reading, page.version) if page.version else reading


def with_version(reading: Reading, version: "ToolVersion") -> Reading:
    """Adds the version as a fact, its changes as the last section, and its files before the others."""
    fact = Fact("version", "Version", ((str(version.number), version.title),))
    changes = html_from_text(version.changes)
    section = Section("version_changes", f"Ce qui change dans la version {version.number}", changes)
    return replace(
        reading,
        facts=(*reading.facts, fact),
        sections=(*reading.sections, section) if changes else reading.sections,
        files=(*files_of(version), *reading.files),
    )


def files_of(version: "ToolVersion") -> tuple[ReadingFile, ...]:
    return tuple(
        ReadingFile(
            id=row.attachment_id,
            name=row.attachment.name,
            kind=row.attachment.kind,
            size=row.attachment.size,
            caption=f"Version {version.number}, {row.get_role_display()}",
            role=row.role,
        )
        for row in version.files.select_related("attachment")
    )
