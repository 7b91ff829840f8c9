"""Writes the summary and the sections of a reading on a page, each as the page's type keeps it."""

from knowledge.enums import Written
from knowledge.models import Resource
from knowledge.reading import Reading
from web.text import text_from_html


def take_sections(page: Resource, reading: Reading) -> None:
    """Writes the summary and the sections that the page's type also has; leaves the others unchanged."""
    page.summary = reading.summary or page.summary
    written = dict(page.sections)
    for section in reading.sections:
        how = written.get(section.key)
        if how == Written.RICH:
            setattr(page, section.key, section.html)
        elif how == Written.LINES:
            setattr(page, section.key, "\n".join(item["text"] for item in section.items))
        elif how == Written.TEXT:
            setattr(page, section.key, text_from_html(section.html))
        elif how:
            page.take_list(section)
