"""All the resources of the demonstration, each with its life."""

from website.demo.lives import Life
from website.demo.notes import NOTES
from website.demo.reports import REPORTS
from website.demo.settling import Known
from website.demo.sheets import SHEETS
from website.demo.tool_lives import ToolLife
from website.demo.tools import TOOLS


def resource_lives(known: Known) -> dict[str, Life]:
    """By key."""
    lives: dict[str, Life] = {}
    for kind, rows in ((Life, (*SHEETS, *NOTES, *REPORTS)), (ToolLife, TOOLS)):
        for words in rows:
            lives[words["key"]] = kind(words, known, lives)
    return lives
