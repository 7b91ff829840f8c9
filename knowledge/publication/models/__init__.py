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
from knowledge.publication.models.requests import WithdrawalRequest
from knowledge.publication.models.submissions import (
    Circuit,
    CircuitStep,
    PublicCopy,
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
    "PublicCopy",
    "PublicMark",
    "Publication",
    "Publisher",
    "Submission",
    "SubmissionCredit",
    "SubmissionFile",
    "Verdict",
    "Withdrawal",
    "WithdrawalRequest",
]
