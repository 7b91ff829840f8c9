"""Erases the words of excuses and the names of one-time participants after some time."""

from collections.abc import Mapping
from datetime import timedelta

from itc_spaces.meetings.models import Attendance, Convocation
from itc_spaces.spaces import access

WORDS_KEPT = timedelta(days=61)
NAMES_KEPT = timedelta(days=731)


def forget_words() -> Mapping[str, int]:
    """Erases the words two months after the meeting, the names two years after it."""
    now = access.now()
    words = Convocation.objects.filter(meeting__ends_at__lt=now - WORDS_KEPT).exclude(word="")
    once = Attendance.objects.filter(meeting__ends_at__lt=now - NAMES_KEPT, seat__isnull=True, grant__isnull=True)
    return {"mots d'excuse effacés": words.update(word=""), "noms effacés": once.exclude(name="").update(name="")}
