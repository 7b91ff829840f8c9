from knowledge.publication.models.editions import (
    Edition,
    EditionCredit,
    EditionFacet,
    EditionFile,
    Publication,
    Publisher,
    Withdrawal,
)
from knowledge.publication.models.mark import PublicMark
from knowledge.publication.models.review import (
    Circuit,
    CircuitStep,
    Submission,
    SubmissionCredit,
    SubmissionFile,
    Verdict,
)

__all__ = [
    "Circuit",
    "CircuitStep",
    "Edition",
    "EditionCredit",
    "EditionFacet",
    "EditionFile",
    "PublicMark",
    "Publication",
    "Publisher",
    "Submission",
    "SubmissionCredit",
    "SubmissionFile",
    "Verdict",
    "Withdrawal",
]
