"""All the resources of the demonstration, each with its life."""

from demonstration.lives import Life
from demonstration.notes import NOTES
from demonstration.reports import REPORTS
from demonstration.settling import Known
from demonstration.sheets import SHEETS
from demonstration.tool_lives import ToolLife
from demonstration.tools import TOOLS


def resource_lives(known: Known) -> dict[str, Life]:
    """Returns the lives of all resources, by key."""
    lives: dict[str, Life] = {}
    for kind, rows in ((Life, (*SHEETS, *NOTES, *REPORTS)), (ToolLife, TOOLS)):
        for words in rows:
            lives[words["key"]] = kind(words, known, lives)
    return lives
