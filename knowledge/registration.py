"""Registers the types of resources of this app, in the order in which the site offers them."""

from knowledge.answers import NoteAnswers, ReportAnswers, SheetAnswers
from knowledge.models import Note, PracticeSheet, ThematicReport
from knowledge.readings import lines_of
from knowledge.types import ResourceType, register_type


def register_types() -> None:
    register_type(
        ResourceType(
            model=PracticeSheet, form=SheetAnswers, name="Fiche pratique", colour="mauve", takes_feedback=True,
            glyph="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6",
            start="nouvelle-fiche", label="Nouvelle fiche", reads={"funders": lines_of("funders")},
        )
    )  # fmt: skip
    register_type(
        ResourceType(
            model=Note, form=NoteAnswers, name="Note", colour="sky", by_invited=False,
            glyph="M4 10v4h3l8 4.5v-13L7 10zM7 14l1.5 5.5h2.5L10 15.6M18 9.5a4 4 0 0 1 0 5",
            start="nouvelle-note", label="Nouvelle note",
        )
    )  # fmt: skip
    register_type(
        ResourceType(
            model=ThematicReport, form=ReportAnswers, name="Bilan de thématique", colour="moss",
            glyph="M4 20h16M6.5 20v-6M11 20V9.5M15.5 20v-8M20 5l-5.5 3.5L10.5 5 5 9",
            start="nouveau-bilan", label="Nouveau bilan", by_invited=False, in_thematic_only=True,
        )
    )  # fmt: skip
