"""What every action on minutes checks first."""

from accounts.models import User
from itc_spaces.meetings.actions.checks import locked_meeting
from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.minutes.models import Minutes
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import MeetingState
from itc_spaces.spaces.models import SpaceRecord
from web.refusals import Refused
from web.text import clean_lines

WRITTEN_IN = (MeetingState.CONVENED, MeetingState.HELD)
GONE = "Ce point n'est plus à l'ordre du jour : quelqu'un l'a retiré. Copiez ce que vous avez écrit."
NOT_YET = "Le compte rendu s'écrit une fois la rencontre convoquée."


def locked_minutes(actor: User, action: Action, meeting: Meeting, changes: type[SpaceRecord] | tuple = ()) -> Minutes:
    """Locks the meeting; returns its minutes, new if it had none, with their `meeting`. Raises NotAllowed, Refused."""
    meeting = locked_meeting(actor, action, meeting, changes)
    if meeting.state not in WRITTEN_IN:
        raise Refused(NOT_YET)
    minutes, _ = Minutes.objects.select_related("newest").get_or_create(
        meeting=meeting, defaults={"space": meeting.space}
    )
    minutes.meeting = meeting
    return minutes


def locked_point(actor: User, item: AgendaItem) -> tuple[Minutes, AgendaItem]:
    """Locks the meeting; returns its minutes and a point of its agenda. Raises NotAllowed, or Refused without it."""
    minutes = locked_minutes(actor, Action.KEEP, item.meeting)
    locked = AgendaItem.objects.filter(pk=item.pk).first()
    if locked is None:
        raise Refused(GONE)
    locked.meeting = minutes.meeting
    return minutes, locked


def checked_words(words: str, most: int, empty: str, called: str = "Ce texte") -> str:
    """Returns the cleaned text; raises Refused if it is too long, or (with the sentence `empty`) if it is empty."""
    words = clean_lines(words)
    if not words:
        raise Refused(empty)
    if len(words) > most:
        raise Refused(f"{called} fait {len(words)} signes : {most} au plus. Gardez l'essentiel.")
    return words
