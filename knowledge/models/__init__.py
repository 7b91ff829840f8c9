from knowledge.models.feedback import Feedback
from knowledge.models.files import Attachment, PageFile
from knowledge.models.imports import ImportedFile, KnownLabel
from knowledge.models.improvements import Improvement
from knowledge.models.keywords import KeywordAlias, PageKeyword
from knowledge.models.notes import Note
from knowledge.models.reports import ThematicOutcome, ThematicReport
from knowledge.models.resources import Credit, Public, Resource, StartKey
from knowledge.models.reuses import Reuse
from knowledge.models.reviews import Review, ReviewReminder
from knowledge.models.sheets import PracticeSheet, SheetPartner
from knowledge.models.typing import KeptFile, UnfinishedForm

__all__ = [
    "Attachment",
    "Credit",
    "Feedback",
    "ImportedFile",
    "Improvement",
    "KeptFile",
    "KeywordAlias",
    "KnownLabel",
    "Note",
    "PageFile",
    "PageKeyword",
    "PracticeSheet",
    "Public",
    "Resource",
    "Reuse",
    "Review",
    "ReviewReminder",
    "SheetPartner",
    "StartKey",
    "ThematicOutcome",
    "ThematicReport",
    "UnfinishedForm",
]
