from knowledge.models.feedback import Feedback
from knowledge.models.files import Attachment, PageFile
from knowledge.models.improvements import Improvement
from knowledge.models.notes import Note
from knowledge.models.reports import ThematicOutcome, ThematicReport
from knowledge.models.resources import Credit, Public, Resource, StartKey, UnfinishedForm
from knowledge.models.reuses import Reuse
from knowledge.models.reviews import Review, ReviewReminder
from knowledge.models.sheets import PracticeSheet, SheetPartner

__all__ = [
    "Attachment",
    "Credit",
    "Feedback",
    "Improvement",
    "Note",
    "PageFile",
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
