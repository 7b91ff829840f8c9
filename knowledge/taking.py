"""From a reading back to a page: its sections, each in the way its type keeps it."""

from knowledge.enums import Written
from knowledge.models import Resource
from knowledge.reading import Reading
from knowledge.readings import text_of_paragraphs


def take_sections(page: Resource, reading: Reading) -> None:
    """Writes the sections that `reading` has and the page's type knows; the others stay as they are."""
    written = dict(page.sections)
    for section in reading.sections:
        how = written.get(section.key)
        if how == Written.RICH:
            setattr(page, section.key, section.html)
        elif how == Written.LINES:
            setattr(page, section.key, "\n".join(item["text"] for item in section.items))
        elif how == Written.TEXT:
            setattr(page, section.key, text_of_paragraphs(section.html))
        elif how:
            page.take_list(section)
