"""What gestures meet on: each area's things, in the state where most is possible."""

from collections.abc import Callable

from tests.concurrency.scenes.meetings import agenda, calendar, meeting, preparation, rhythm, sitting
from tests.concurrency.scenes.minutes import approval, minutes
from tests.concurrency.scenes.usual import (
    IN_A_MONTH,
    SAID,
    Scene,
    account,
    draft,
    edition,
    improvement,
    message,
    office,
    page,
    seat,
    space,
    suggestion,
    thematic,
    tool,
    withdrawal,
)
from tests.concurrency.scenes.words import words

__all__ = ["IN_A_MONTH", "SAID", "SCENES", "Scene", "thematic"]

SCENES: dict[str, Callable[[], Scene]] = {
    "page": page, "draft": draft, "tool": tool, "edition": edition, "withdrawal": withdrawal, "message": message,
    "improvement": improvement, "seat": seat, "thematic": thematic, "suggestion": suggestion, "space": space,
    "office": office, "words": words, "account": account, "meeting": meeting, "agenda": agenda,
    "preparation": preparation, "sitting": sitting, "rhythm": rhythm, "calendar": calendar,
    "minutes": minutes, "approval": approval,
}  # fmt: skip
