"""The table of gestures: what each area's things may undergo, and from whose hand."""

from tests.concurrency.gestures.meetings import AGENDA, CALENDAR, MEETING, PREPARATION, RHYTHM, SITTING
from tests.concurrency.gestures.minutes import APPROVAL, MINUTES
from tests.concurrency.gestures.people import ACCOUNT, OFFICE, SEAT, SPACE, SUGGESTION, THEMATIC, WORDS
from tests.concurrency.gestures.resources import DRAFT, EDITION, IMPROVEMENT, MESSAGE, PAGE, TOOL, WITHDRAWAL
from tests.concurrency.gestures.usual import Gesture

AREAS: dict[str, dict[str, Gesture]] = {
    "page": PAGE, "draft": DRAFT, "tool": TOOL, "edition": EDITION, "withdrawal": WITHDRAWAL, "message": MESSAGE,
    "improvement": IMPROVEMENT, "seat": SEAT, "thematic": THEMATIC, "suggestion": SUGGESTION, "space": SPACE,
    "office": OFFICE, "words": WORDS, "account": ACCOUNT, "meeting": MEETING, "agenda": AGENDA,
    "preparation": PREPARATION, "sitting": SITTING, "rhythm": RHYTHM, "calendar": CALENDAR,
    "minutes": MINUTES, "approval": APPROVAL,
}  # fmt: skip
# Refused as the scene stands, so not met with themselves, nor with each other: what they meet is to change that.
WAITING = {
    ("improvement", "offer another"), ("page", "put back"), ("draft", "put back"), ("withdrawal", "ask"),
    ("withdrawal", "decline"), ("message", "put back"), ("thematic", "reopen"), ("space", "reopen"),
    ("space", "put a territory back"), ("minutes", "approve"), ("approval", "share"),
}  # fmt: skip
# Those that fell once: in every run.
FALLEN = (
    ("page", "share", "bin"),
    ("page", "submit", "bin"),
    ("page", "save", "end the author's seat"),
    ("page", "accept", "bin"),
    ("page", "accept", "submit"),
    ("page", "accept", "accept by another"),
    ("page", "reuse", "reuse"),
    ("seat", "accept", "end"),
    ("seat", "accept", "hand over"),
    ("thematic", "accept", "cancel the invitation"),
    ("thematic", "accept", "close"),
    ("thematic", "write a message", "end the access"),
    ("office", "erase the coordinator's account", "erase the other's account"),
    ("withdrawal", "purge", "pass on"),
    ("words", "agree to the union", "agree to the opposite"),
    ("words", "agree to the union", "save"),
    ("words", "add a word", "add it elsewhere"),
    ("words", "add synonyms", "add them elsewhere"),
    ("words", "create a department", "create a department"),
    ("space", "add a territory", "add a territory"),
    ("account", "open", "open by the other invitation"),
    ("account", "ask to tie", "erase"),
    ("withdrawal", "purge", "erase the asker's account"),
    ("account", "tie", "tie it to somebody else"),
    ("sitting", "hold", "end the member's seat"),
    ("calendar", "choose the mails", "erase"),
    ("calendar", "refuse reminders", "erase"),
)


def pairs(area: str) -> list[tuple[str, str]]:
    """Each gesture with each other, and with itself: the same button pressed twice."""
    names = list(AREAS[area])
    every = [(one, other) for rank, one in enumerate(names) for other in names[rank:]]
    return [(one, other) for one, other in every if not {(area, one), (area, other)} <= WAITING]
